"""The score under other reasonable choices: how many variants fall on each point, the 90 % range filled."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jalon.report import numbers
from jalon.report.charts.svg import across, drawing, label
from jalon.report.result import Robustness
from jalon.report.words import Words

BASE, HEIGHT = 96.0, 122.0
STEP, LEAST = 1.0, 14.0  # The bins of the result are one point wide; the drawing spans at least so many.


def histogram(robustness: Robustness, score: float | None, w: Words) -> Markup:
    """The chart of the variants; empty when there are none."""
    if not robustness.counts:
        return Markup("")
    room = max(STEP, (LEAST - (max(robustness.edges) - min(robustness.edges))) / 2)
    scale = _Scale(min(robustness.edges) - room, max(robustness.edges) + STEP + room)
    most = max(robustness.counts)
    bars = [
        _bar(scale, edge, count / most, robustness.low <= edge + STEP / 2 <= robustness.high)
        for edge, count in zip(robustness.edges, robustness.counts, strict=True)
    ]
    ends = [scale.label(value, "", w) for value in (robustness.low, robustness.high)]
    if score is not None and robustness.high - robustness.low > 3 * STEP:
        ends.append(scale.label(score, "s", w))
    said = w("worth_said", draws=robustness.draws, low=robustness.low, high=robustness.high)
    return drawing(HEIGHT, said, *bars, across(0, 100, BASE, "ax"), *ends, kind="hist")


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def x(self, points: float) -> float:
        return 100 * (points - self.low) / (self.high - self.low)

    def label(self, points: float, kind: str, w: Words) -> Markup:
        return label(self.x(points), HEIGHT - 8, numbers.number(points, w.lang), kind)


def _bar(scale: _Scale, edge: float, height: float, inside: bool) -> Markup:
    left, width, tall = scale.x(edge), scale.x(scale.low + STEP), 84 * height
    return Markup('<rect class="{}" x="{:.2f}%" width="{:.2f}%" y="{:.1f}" height="{:.1f}"/>').format(
        "hb on" if inside else "hb", left + 0.06 * width, 0.88 * width, BASE - tall, tall
    )
