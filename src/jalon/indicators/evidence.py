"""From indicator files to totals: run each file as it stands, then apply the common rules once, for all.

Decay, maturity and horizon live in weighed.sql, once a counterpart and the company cap in evidence.sql, and nowhere
else, so that a file says what counts and not how much. Because every row carries when it was decided, the same
evidence gives the totals as they stood at any earlier moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.indicators.catalogue import IndicatorFile, indicators

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The common rules, from the edition: half-life and horizon in days, people of one company that may count."""

    half_life_days: float
    horizon_days: float
    company_cap: int


@dataclass(frozen=True, slots=True)
class Moment:
    """What had happened before `known` (µs), weighed at `as_of` (µs); `half_life_days` None means the rules' own."""

    known: int
    as_of: int
    half_life_days: float | None = None


def at(instant: int) -> Moment:
    """The moment that knows and weighs at the same instant."""
    return Moment(instant, instant)


@dataclass(frozen=True, slots=True)
class Total:
    """One indicator at one date: decayed events, exposure and stage counts; raw ones for the reader."""

    events: float
    exposure: float
    stages: tuple[float, float, float, float, float]
    raw_events: float
    raw_exposure: float
    raw_stages: tuple[float, float, float, float, float]
    rows: int


NO_STAGES = (0.0, 0.0, 0.0, 0.0, 0.0)
NOTHING = Total(0.0, 0.0, NO_STAGES, 0.0, 0.0, NO_STAGES, 0)


def collect(con: duckdb.DuckDBPyConnection, files: Iterable[IndicatorFile] | None = None, since: int = 0) -> None:
    """Run every indicator file once into the temporary table `evidence`, counterparts and companies numbered.

    Rows that happened before `since` (µs) are left out: no moment to be counted looks that far back.
    """
    chosen = list(indicators().values() if files is None else files)
    selects = " union all ".join(
        f"select {item} as item, '{f.code}' as indicator, * from ({f.sql}\n)" for item, f in enumerate(chosen)
    )
    numbered = _NUMBERED.format(selects=selects, since=since, companies=text_of("companies"))
    con.execute(f"create or replace temp table evidence as {numbered}")


# Numbers sort and compare faster than texts, and every row without a counterpart stands for itself. Only parties with
# several rows need to be looked through for the one that counts.
_NUMBERED = """
with e as (select * from ({selects}) s where s.occurred_at >= {since}),
c as ({companies}),
companies as (
  select member_id, company_key, row_number() over () as company
  from (select distinct member_id, company_key from c where company_key is not null) k
),
parties as (
  select p.*, row_number() over () as party
  from (
    select item, member_id, counterpart_id, count(*) > 1 as is_many
    from e where counterpart_id is not null group by all
  ) p
)
select e.*, coalesce(p.party, -row_number() over ()) as party, coalesce(p.is_many, false) as is_many, k.company
from e
left join parties p on p.item = e.item and p.member_id = e.member_id and p.counterpart_id = e.counterpart_id
left join c on c.member_id = e.member_id and c.person_id = e.counterpart_id
left join companies k on k.member_id = c.member_id and k.company_key = c.company_key
"""


def count(
    con: duckdb.DuckDBPyConnection, member_id: str, rules: Rules, moments: Sequence[Moment]
) -> list[dict[str, Total]]:
    """Totals of one member by indicator, one dictionary a moment; `collect` must have run."""
    con.execute(f"create or replace temp table rules as {rules_sql(rules)}")
    con.execute(f"create or replace temp table moments as {moments_sql(rules, moments)}")
    con.execute("create or replace temp table scope as select ? as member_id", [member_id])
    con.execute(f"create or replace temp table weighed as {text_of('weighed')}")
    con.execute(f"create or replace temp table counted as {counted_sql()}")
    found: list[dict[str, Total]] = [{} for _ in moments]
    for _, moment, code, *numbers in con.execute(text_of("totals")).fetchall():
        found[moment][code] = _total(numbers)
    return found


def text_of(name: str) -> str:
    """One of the SQL texts that stand outside the indicator files: companies, weighed, evidence, totals."""
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")


def counted_sql(whose: str = "") -> str:
    """What counts at each moment; `whose`: columns that tell the parties of many members apart, each with a comma."""
    return text_of("evidence").replace(":whose ", whose)


def rules_sql(rules: Rules, files: Mapping[str, IndicatorFile] | None = None, *, numbered: bool = False) -> str:
    """The common rules with every indicator's kind and maturity (default: all), as a SELECT; by name or by number."""
    every = enumerate((indicators() if files is None else files).values())
    named = [(str(n) if numbered else f"'{f.code}'", f) for n, f in every]
    rows = ", ".join(
        f"({name}, '{f.kind}', {f.maturity_days * DAY}, {rules.horizon_days * DAY:.0f}, {rules.company_cap})"
        for name, f in named
    )
    return f"select * from (values {rows}) r(indicator, kind, maturity, horizon, company_cap)"


def moments_sql(rules: Rules, moments: Sequence[Moment]) -> str:
    """The moments as a SELECT, numbered from 0."""
    values = ", ".join(
        f"({k}, {m.known}, {m.as_of}, {(m.half_life_days or rules.half_life_days) * DAY:.17e})"
        for k, m in enumerate(moments)
    )
    return f"select * from (values {values}) m(moment, known, as_of, half_life)"


def _total(v: Sequence[float]) -> Total:
    v = [round(float(x), 9) for x in v]  # the engine adds in any order: nine decimals make it the same every time
    return Total(v[0], v[1], (v[2], v[3], v[4], v[5], v[6]), v[7], v[8], (v[9], v[10], v[11], v[12], v[13]), int(v[14]))


def covered(con: duckdb.DuckDBPyConnection, moments: Sequence[Moment], horizon_days: float) -> list[set[str]]:
    """Signals that some source covers, one set a moment: a week known by then, within the horizon; needs `weeks`.

    Those of the member of the clock. "target" stands in every set as soon as one person known is in the target group.
    """
    whose = "member_id in (select member_id from clock)"
    known = con.execute(f"select 1 from targets where is_target and {whose} limit 1").fetchone()
    aimed = {"target"} if known else set[str]()
    rows = con.execute(
        f"select signal, min(occurred_at), max(occurred_at) from weeks where {whose} group by signal"
    ).fetchall()
    told = [{s for s, first, last in rows if first < m.known and last >= m.as_of - horizon_days * DAY} for m in moments]
    return [signals | aimed for signals in told]


def is_observed(file: IndicatorFile, signals: set[str]) -> bool:
    """True when every need of the indicator is met by at least one covered signal, and it has people to be about."""
    return not unmet(file, signals)


def unmet(file: IndicatorFile, signals: set[str]) -> list[str]:
    """What an indicator lacks: the first signal of each need that is not met, "target" when nobody is in the target."""
    groups = (*file.needs, file.about) if file.about else file.needs
    return [group[0] for group in groups if not signals & set(group)]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One row that counts: who, when, from which file and line, with what weight."""

    indicator: str
    counterpart_id: str | None
    occurred_at: int
    decided_at: int | None
    source_id: str
    row_no: int
    success: float
    opportunity: float
    stage: int | None
    weight: float


def evidence_rows(
    con: duckdb.DuckDBPyConnection, moment: int, limit: int | None = None
) -> dict[str, list[EvidenceRow]]:
    """Rows that count at one moment (its position) by indicator, the heaviest successes first, at most `limit` each.

    Weeks of exposure are left out: they are no rows of a file.
    """
    cut = "" if limit is None else f"where nth <= {int(limit)}"
    rows = con.execute(
        "select indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity, stage, "
        f"weight from ({_RANKED}) r {cut} order by indicator, nth",
        [moment],
    ).fetchall()
    found: dict[str, list[EvidenceRow]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(EvidenceRow(*row))
    return found


_RANKED = """
select *, row_number() over (
  partition by indicator
  order by coalesce(stage, 0) desc, success * weight desc, occurred_at desc, source_id, row_no, counterpart_id
) as nth
from counted where moment = ? and row_no > 0
"""


def evidence_files(con: duckdb.DuckDBPyConnection, moment: int) -> dict[str, list[tuple[str, int]]]:
    """Files behind each indicator at one moment, with the number of their rows that count."""
    rows = con.execute(
        "select indicator, source_id, count(*) from counted where moment = ? and row_no > 0 "
        "group by indicator, source_id order by indicator, source_id",
        [moment],
    ).fetchall()
    found: dict[str, list[tuple[str, int]]] = {}
    for indicator, source, n in rows:
        found.setdefault(indicator, []).append((source, n))
    return found
