"""Own past: eight quarters, and the last quarter's change split into causes."""

from __future__ import annotations

from jalon.index import ESTABLISHED, PROVISIONAL, change_between
from jalon.report.assemble.frame import AGED, BEFORE, NOW, QUARTER, QUARTERS, Frame
from jalon.report.dates import last_day
from jalon.report.result import Cause, Change, Estimate, History, Quarter


def points_at(frame: Frame, moment: int) -> Estimate:
    """The score as it stood at a moment; no number where there was not enough evidence."""
    s = frame.scores
    state = s.states[moment]
    value = float(s.points[moment]) if state in (ESTABLISHED, PROVISIONAL) else None
    return Estimate(value, float(s.low[moment]), float(s.high[moment]), float(s.se[moment]), None, "points", state)


def history_of(frame: Frame, marks: tuple[tuple[str, str], ...]) -> tuple[History, Change | None]:
    """Quarters, causes and the change of the headline over the last quarter (None when it cannot be told)."""
    quarters = [Quarter(last_day(frame.end - k * QUARTER), points_at(frame, k)) for k in reversed(range(QUARTERS))]
    before, after = points_at(frame, BEFORE), points_at(frame, NOW)
    if before.value is None or after.value is None:
        return History(before, after, (), tuple(quarters), marks), None
    split = change_between(frame.edition, frame.totals[BEFORE], frame.totals[AGED], frame.totals[NOW])
    causes = tuple(Cause(c.code, c.points, c.low, c.high, c.certainty) for c in split.causes if abs(c.points) >= 5e-4)
    change = Change(last_day(frame.end - QUARTER), split.points, split.low, split.high, split.chance)
    return History(before, after, causes, tuple(quarters), marks), change
