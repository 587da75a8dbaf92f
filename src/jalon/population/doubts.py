"""What is odd in the input without making it unusable: counted by one SQL on both engines, told, never silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jalon.population.layout import Table
from jalon.population.problem_texts import TEXTS
from jalon.population.texts import COHORT
from jalon.records.problem import Problem

EVENTS = ("messages", "invitations", "posts", "recommendations", "mentions", "deal_events")
ADDING = ("event_after_the_day",)


def doubts_sql(wanted: Sequence[Table], end: int, prefix: str = "") -> str:
    """Rows (code, n) over the input tables by name after `prefix`, for what is known before `end` (µs UTC)."""
    told = [table.name for table in wanted if table.name in EVENTS and "occurred_at" in table.columns]
    later = " union all ".join(f"select count(*) as n from {prefix}{name} where occurred_at >= {end}" for name in told)
    two = " or ".join(f"min({name}) <> max({name})" for name in COHORT)
    return (
        f"select 'event_after_the_day' as code, cast(sum(n) as bigint) as n from ({later}) l union all "
        "select 'member_in_two_cohorts', count(*) from "
        f"(select member_id from {prefix}cohorts group by member_id having {two}) c"
    )


def counted(rows: Sequence[Sequence[object]]) -> dict[str, int]:
    """The rows of `doubts_sql` by code, without those of which there are none."""
    return {str(code): int(str(n)) for code, n in rows if n}


def added(found: Mapping[str, int], known: Mapping[str, int]) -> dict[str, int]:
    """What new files and the files before them hold: rows of events add up, members are counted among all anew."""
    before = {code: n for code, n in known.items() if code in ADDING}
    return {code: found.get(code, 0) + before.get(code, 0) for code in sorted({*found, *before})}


def problems(doubts: Mapping[str, int]) -> list[tuple[Problem, int]]:
    """Each as a data problem, and how often."""
    return [(Problem("tables", None, code, *TEXTS[code][:2]), n) for code, n in sorted(doubts.items())]
