"""Own past: eight quarters, and the last quarter's change split into causes."""

from __future__ import annotations

from jalon.index import ESTABLISHED, PROVISIONAL, ChangeSplit, Scores, change_between
from jalon.index.change import certainty
from jalon.report.assemble.frame import AGED, BEFORE, NOW, QUARTERS, Frame
from jalon.report.dates import QUARTER, last_day
from jalon.report.result import Cause, Change, Estimate, History, Quarter

NOTHING = 5e-4


def points_at(frame: Frame, moment: int) -> Estimate:
    """The score as it stood at a moment; no number where there was not enough evidence."""
    return estimate_at(frame.scores, moment)


def estimate_at(s: Scores, moment: int) -> Estimate:
    """One of several scores; no number where there is not enough evidence."""
    state = s.states[moment]
    value = float(s.points[moment]) if state in (ESTABLISHED, PROVISIONAL) else None
    return Estimate(value, float(s.low[moment]), float(s.high[moment]), float(s.se[moment]), None, "points", state)


def last_quarter(frame: Frame) -> ChangeSplit | None:
    """The change since the quarter before; None when one of the two moments had no score."""
    if points_at(frame, BEFORE).value is None or points_at(frame, NOW).value is None:
        return None
    return change_between(frame.edition, frame.totals[BEFORE], frame.totals[AGED], frame.totals[NOW])


def history_of(frame: Frame, split: ChangeSplit | None, marks: tuple[tuple[str, str], ...]) -> History:
    """Quarters, oldest first, and the causes of the last change, parts of less than a thousandth left out."""
    causes = split.causes if split else ()
    return History(
        before=points_at(frame, BEFORE),
        after=points_at(frame, NOW),
        causes=tuple(Cause(c.code, c.points, c.low, c.high, c.certainty) for c in causes if abs(c.points) >= NOTHING),
        quarters=tuple(
            Quarter(last_day(frame.end - k * QUARTER), points_at(frame, k)) for k in reversed(range(QUARTERS))
        ),
        marks=marks,
    )


def change_of(frame: Frame, points: float, low: float, high: float, chance: float) -> Change:
    """A difference since the end of the quarter before."""
    return Change(last_day(frame.end - QUARTER), points, low, high, chance, certainty(frame.edition, chance))
