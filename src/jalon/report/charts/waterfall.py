"""The change since the quarter before, cause by cause, in index points: bars that start where the last one ended.

More than a few causes within noise are drawn as one bar, "noise": they are listed apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jalon.report.charts.svg import across, drawing, sign, tick
from jalon.report.result import Cause, History

HEIGHT = 24.0
ROOM = 0.08
FEW = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One row: code (before, after or a cause), points, certainty, and its drawing."""

    code: str
    points: float
    certainty: str | None
    drawing: Markup


def waterfall(history: History) -> tuple[Step, ...]:
    """The rows from the quarter before to this one; nothing when either has no number."""
    before, after = history.before, history.after
    if before is None or after is None or before.value is None or after.value is None:
        return ()
    shown, _ = told_apart(history.causes)
    ends = _ends(before.value, [cause.points for cause in shown])
    low, high = min(*ends, after.value), max(*ends, after.value)
    room = max((high - low) * ROOM, 0.2)
    scale = _Scale(low - room, high + room)
    causes = [
        Step(cause.code, cause.points, cause.certainty, _bar(scale, start, end, cause.certainty))
        for cause, start, end in zip(shown, ends, ends[1:], strict=False)
    ]
    first = Step("before", before.value, None, _total(scale, before.value))
    return (first, *causes, Step("after", after.value, None, _total(scale, after.value)))


def told_apart(causes: tuple[Cause, ...]) -> tuple[tuple[Cause, ...], tuple[Cause, ...]]:
    """The causes to draw, and those within noise that one bar stands for (none when they are few)."""
    noise = tuple(cause for cause in causes if cause.certainty == "noise")
    if len(noise) <= FEW:
        return causes, ()
    points, low, high = (sum(parts) for parts in zip(*((c.points, c.low, c.high) for c in noise), strict=True))
    together = Cause("noise", points, low, high, "noise")
    return (*(cause for cause in causes if cause.certainty != "noise"), together), noise


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def at(self, value: float) -> float:
        return 100 * (value - self.low) / (self.high - self.low)


def _ends(start: float, steps: list[float]) -> list[float]:
    ends = [start]
    for step in steps:
        ends.append(ends[-1] + step)
    return ends


def _bar(scale: _Scale, start: float, end: float, certainty: str) -> Markup:
    kind = "wb noise" if certainty == "noise" else "wb neg" if end < start else "wb"
    left, right = sorted((scale.at(start), scale.at(end)))
    rect = Markup('<rect class="{}" x="{:.2f}%" width="{:.2f}%" y="5" height="14"/>')
    mark = sign(scale.at(end), 12, "M3-5 8 0 3 5" if end >= start else "M-3-5-8 0-3 5", "wt")
    return drawing(HEIGHT, "", across(0, 100, 12, "ax"), rect.format(kind, left, max(right - left, 0.7)), mark)


def _total(scale: _Scale, value: float) -> Markup:
    return drawing(HEIGHT, "", across(0, 100, 12, "ax"), tick(scale.at(value), 12, 10, "med"))
