"""The SQL of a whole population, step by step, the same on every engine: one view of all members after another.

The indicator files, the journeys and the counting of evidence are the very texts that score one member. What is made
here are names, the union of the indicators, and one wide row a member for the scorer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jalon.indicators.evidence as counting
import jalon.journeys.texts as journeys
from jalon.indicators.catalogue import IndicatorFile, indicators

HERE = Path(__file__).parent
JOURNEYS = ("conversations", "group_talks", "revivals", "steps", "weeks")
COHORT = ("sector", "size", "country", "role")
FIGURES = ("events", "exposure", "stage_0", "stage_1", "stage_2", "stage_3", "stage_4")


@dataclass(frozen=True, slots=True)
class Step:
    """A view to be made; `heavy` says that several later steps read it, so that an engine keeps its rows.

    `engine` is the only one that does: DuckDB runs a long text twice faster than it keeps rows, Spark plans it slower.
    """

    name: str
    sql: str
    heavy: bool = False
    engine: str | None = None

    def kept_by(self, engine: str) -> bool:
        """True when this engine keeps the rows."""
        return self.heavy and self.engine in (None, engine)


def steps(end: int, rules: counting.Rules, files: Mapping[str, IndicatorFile] | None = None) -> list[Step]:
    """All steps in order, for what had happened before `end` (µs UTC); the input tables must be there by name."""
    chosen = indicators() if files is None else files
    since = end - round(rules.horizon_days * counting.DAY)
    derived = [Step(name, journeys.text_of(name), heavy=True) for name in JOURNEYS]
    return [
        Step("known_messages", f"select * from messages where occurred_at < {end}"),
        Step("clock", f"select member_id, cast({end} as bigint) as as_of from members"),
        *derived,
        Step("rules", counting.rules_sql(rules, chosen, numbered=True)),
        Step("moments", counting.moments_sql(rules, [counting.at(end)])),
        Step("companies", counting.text_of("companies")),
        *(Step(f"rows_of_{code}", file.sql) for code, file in chosen.items()),
        Step("indicator_rows", _union(chosen, since), heavy=True, engine="spark"),
        Step("counterpart_rows", _text(HERE / "counterparts.sql"), heavy=True, engine="duckdb"),
        Step("party_rows", _text(HERE / "parties.sql"), heavy=True),
        Step("evidence", _text(HERE / "evidence.sql")),
        Step("scope", "select member_id from members"),
        Step("weighed", counting.text_of("weighed")),
        Step("counted", counting.counted_sql("item, member_id, ")),
        Step("sums", counting.text_of("totals")),
        Step("totals", _named(chosen), heavy=True),
        Step("signals", _text(HERE / "signals.sql")),
        Step("wide", wide(chosen)),
    ]


def read_later(todo: Sequence[Step], step: Step, columns: Sequence[str]) -> str:
    """The select list of what later steps read of a step; all of it when none does."""
    later = " ".join(code_of(other.sql) for other in todo[list(todo).index(step) + 1 :])
    words = set(re.findall(r"\w+", later))
    return ", ".join(name for name in columns if name in words) or "*"


def code_of(sql: str) -> str:
    """A text without its comments."""
    return re.sub(r"--[^\n]*", "", sql)


def signals(files: Mapping[str, IndicatorFile]) -> list[str]:
    """Every signal that some indicator needs, sorted."""
    return sorted({s for f in files.values() for group in (*f.needs, f.about) for s in group})


def wide(files: Mapping[str, IndicatorFile]) -> str:
    """One row a member: figures of every indicator, 1 for every signal covered, what describes his cohort."""
    figures = [f"max(case when indicator = '{c}' then {f} end) as {c}__{f}" for c in files for f in FIGURES]
    covered = [f"max(case when signal = '{s}' then 1 else 0 end) as has__{s}" for s in signals(files)]
    names = [*(f"t.{c}__{f}" for c in files for f in FIGURES), *(f"g.has__{s}" for s in signals(files))]
    return (
        f"select s.member_id, {', '.join(names)}, {', '.join(f'k.{name}' for name in COHORT)} from scope s "
        f"left join (select member_id, {', '.join(figures)} from totals group by member_id) t "
        "on t.member_id = s.member_id "
        f"left join (select member_id, {', '.join(covered)} from signals group by member_id) g "
        "on g.member_id = s.member_id "
        f"left join (select member_id, {', '.join(_only(name) for name in COHORT)} from cohorts group by member_id) k "
        "on k.member_id = s.member_id"
    )


def _only(name: str) -> str:
    """A member who stands in two sectors stands in none."""
    return f"case when min({name}) = max({name}) then min({name}) end as {name}"


def _named(files: Mapping[str, IndicatorFile]) -> str:
    """The sums, each under the name of its indicator: until here it is a number, which joins and sorts faster."""
    names = " ".join(f"when {n} then '{code}'" for n, code in enumerate(files))
    figures = ", ".join([*FIGURES, *(f"raw_{figure}" for figure in FIGURES), "evidence_rows"])
    return f"select member_id, moment, case indicator {names} end as indicator, {figures} from sums"


def _union(files: Mapping[str, IndicatorFile], since: int) -> str:
    columns = "member_id, counterpart_id, occurred_at, decided_at, success, opportunity, stage, source_id, row_no"
    parts = [f"select {n} as item, {n} as indicator, {columns} from rows_of_{c}" for n, c in enumerate(files)]
    return f"select * from ({' union all '.join(parts)}) s where occurred_at >= {since}"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
