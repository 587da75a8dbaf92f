"""Outcomes by member and quarter from the table of deal events: the same SQL on both engines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from jalon.impact.validity.settings import settings
from jalon.impact.validity.table import quarter_text
from jalon.population.texts import Step

DAY = 86_400_000_000


def opening(quarter: int) -> int:
    """First instant (µs UTC) of a quarter by its running number, year x 4 + quarter - 1."""
    return int(datetime(quarter // 4, 3 * (quarter % 4) + 1, 1, tzinfo=UTC).timestamp()) * 1_000_000


def closed(end: int, many: int) -> list[int]:
    """The last `many` quarters that are over at `end` (µs UTC)."""
    day = datetime.fromtimestamp(end // 1_000_000, UTC)
    here = 4 * day.year + (day.month - 1) // 3
    return list(range(here - many, here))


def outcomes(kind: str, quarters: Sequence[int], end: int) -> Step:
    """Deals that reached `kind` in each quarter, as told before `end`, and as told by the end of that quarter.

    A deal counts once, when it first got there. One in the first days of a quarter does not: its messages stand in the
    evidence of the quarter before.
    """
    gap = settings()["leakage"]["gap_days"] * DAY
    spans = ", ".join(f"('{quarter_text(q)}', {opening(q) + gap}, {opening(q + 1)})" for q in quarters)
    return Step(
        "outcomes",
        "select d.member_id, q.quarter, cast(count(*) as bigint) as outcome, "
        "cast(sum(case when d.recorded_at < q.until then 1 else 0 end) as bigint) as known "
        "from (select member_id, deal_id, min(occurred_at) as occurred_at, min(recorded_at) as recorded_at "
        f"from deal_events where kind = '{kind}' and recorded_at < {end} group by member_id, deal_id) d "
        f"join (values {spans}) q(quarter, counted_from, until) "
        "on d.occurred_at >= q.counted_from and d.occurred_at < q.until group by d.member_id, q.quarter",
    )
