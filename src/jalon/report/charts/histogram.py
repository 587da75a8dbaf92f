"""The score under other reasonable choices: how many variants fall on each point, the 90 % range filled."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report import numbers
from jalon.report.charts.svg import across, drawing, label
from jalon.report.result import Robustness
from jalon.report.words import Words

BASE, HEIGHT = 96.0, 122.0


def histogram(robustness: Robustness, score: float | None, w: Words) -> Markup:
    """The chart of the variants."""
    step = robustness.edges[1] - robustness.edges[0] if len(robustness.edges) > 1 else 1.0
    low, high = robustness.edges[0] - step, robustness.edges[-1] + 2 * step
    width = 100 * step / (high - low)

    def x(points: float) -> float:
        return 100 * (points - low) / (high - low)

    most = max(robustness.counts)
    bars = [
        _bar(x(edge), width, count / most, robustness.low <= edge + step / 2 <= robustness.high)
        for edge, count in zip(robustness.edges, robustness.counts, strict=True)
    ]
    ends = [label(x(v), HEIGHT - 8, numbers.number(v, w.lang)) for v in (robustness.low, robustness.high)]
    said = w("worth_said", draws=robustness.draws, low=robustness.low, high=robustness.high)
    marks = [*bars, across(0, 100, BASE, "ax"), *ends]
    if score is not None and robustness.high - robustness.low > 3 * step:
        marks.append(label(x(score), HEIGHT - 8, numbers.number(score, w.lang), "s"))
    return drawing(HEIGHT, said, *marks, kind="hist")


def _bar(x: float, width: float, height: float, inside: bool) -> Markup:
    tall = 84 * height
    return Markup('<rect class="{}" x="{:.2f}%" width="{:.2f}%" y="{:.1f}" height="{:.1f}"/>').format(
        "hb on" if inside else "hb", x + 0.06 * width, 0.88 * width, BASE - tall, tall
    )
