"""From indicator files to totals: run each file as it stands, then apply the common rules once, for all.

Decay, maturity, horizon, once a counterpart and the company cap live in evidence.sql and nowhere else, so
that a file says what counts and not how much. Because every row carries when it was decided, the same
evidence gives the totals as they stood at any earlier date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def collect(con: duckdb.DuckDBPyConnection, files: Iterable[IndicatorFile] | None = None) -> None:
    """Run every indicator file once into the temporary table `evidence`."""
    chosen = list(indicators().values() if files is None else files)
    selects = " union all ".join(f"select '{f.code}' as indicator, * from ({f.sql}\n)" for f in chosen)
    con.execute(f"create or replace temp table evidence as {selects}")


def count(
    con: duckdb.DuckDBPyConnection, member_id: str, rules: Rules, dates: Sequence[int]
) -> dict[int, dict[str, Total]]:
    """Totals of one member by date (µs, first instant not known) and indicator; `collect` must have run."""
    _write_rules(con, rules)
    _write_dates(con, dates)
    con.execute((HERE / "evidence.sql").read_text(encoding="utf-8"), {"member": member_id})
    found: dict[int, dict[str, Total]] = {date: {} for date in dates}
    for as_of, code, *numbers in con.execute(_TOTALS).fetchall():
        found[as_of][code] = _total(numbers)
    return found


_TOTALS = """
select as_of, indicator,
  sum(weight * success), sum(weight * opportunity),
  sum(case when stage = 0 then weight else 0e0 end), sum(case when stage = 1 then weight else 0e0 end),
  sum(case when stage = 2 then weight else 0e0 end), sum(case when stage = 3 then weight else 0e0 end),
  sum(case when stage = 4 then weight else 0e0 end),
  sum(success), sum(opportunity),
  sum(case when stage = 0 then 1 else 0 end), sum(case when stage = 1 then 1 else 0 end),
  sum(case when stage = 2 then 1 else 0 end), sum(case when stage = 3 then 1 else 0 end),
  sum(case when stage = 4 then 1 else 0 end),
  count(*)
from counted group by as_of, indicator
"""


def _total(v: Sequence[float]) -> Total:
    stages = (v[2], v[3], v[4], v[5], v[6])
    raw = (float(v[9]), float(v[10]), float(v[11]), float(v[12]), float(v[13]))
    return Total(float(v[0]), float(v[1]), stages, float(v[7]), float(v[8]), raw, int(v[14]))


def _write_rules(con: duckdb.DuckDBPyConnection, rules: Rules) -> None:
    rows = ", ".join(
        f"('{f.code}', '{f.kind}', '{f.maturity_of}', {f.maturity_days * DAY}, "
        f"{rules.horizon_days * DAY:.0f}, {rules.half_life_days * DAY!r}, {rules.company_cap})"
        for f in indicators().values()
    )
    con.execute(
        "create or replace temp table rules as select * from (values "
        f"{rows}) r(indicator, kind, maturity_of, maturity, horizon, weight_half_life, company_cap)"
    )


def _write_dates(con: duckdb.DuckDBPyConnection, dates: Sequence[int]) -> None:
    values = ", ".join(f"({date})" for date in dates)
    con.execute(f"create or replace temp table dates as select as_of from (values {values}) d(as_of)")


def covered(con: duckdb.DuckDBPyConnection, dates: Sequence[int], horizon_days: float) -> dict[int, set[str]]:
    """Signals that some source covers within the horizon before each date; needs `weeks`."""
    _write_dates(con, dates)
    found: dict[int, set[str]] = {date: set() for date in dates}
    rows = con.execute(
        "select distinct d.as_of, w.signal from weeks w join dates d "
        "on w.occurred_at < d.as_of and w.occurred_at >= d.as_of - ?",
        [int(horizon_days * DAY)],
    ).fetchall()
    for as_of, signal in rows:
        found[as_of].add(signal)
    return found


def is_observed(file: IndicatorFile, signals: set[str]) -> bool:
    """True when every need of the indicator is met by at least one covered signal."""
    return all(any(signal in signals for signal in group) for group in file.needs)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One row that counts at the as-of date: who, when, from which file and line, with what weight."""

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
    con: duckdb.DuckDBPyConnection, as_of: int, code: str, limit: int | None = None
) -> list[EvidenceRow]:
    """Rows of one indicator at one counted date, the heaviest successes first; exposure weeks are left out."""
    cut = "" if limit is None else f"limit {int(limit)}"
    rows = con.execute(
        "select indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity, "
        "stage, weight from counted where as_of = ? and indicator = ? and row_no > 0 "
        "order by coalesce(stage, 0) desc, success * weight desc, occurred_at desc, source_id, row_no " + cut,
        [as_of, code],
    ).fetchall()
    return [EvidenceRow(*row) for row in rows]
