"""A share that grows with the days: steps with their 90 % band, the horizon marked."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report import numbers
from jalon.report.charts.svg import across, dot, drawing, label, tick
from jalon.report.result import Delay
from jalon.report.words import Words

TOP, BOTTOM, HEIGHT = 14.0, 118.0, 142.0
LEFT, RIGHT = 9.0, 97.0
LEAST_TOP = 0.1  # A curve close to nothing is not blown up.
SPAN = 2  # The drawing ends at so many horizons.


def incidence(delay: Delay | None, w: Words) -> Markup | None:
    """The curve of a delay; None where there are not enough people."""
    if delay is None or not delay.curve or delay.within.value is None:
        return None
    scale = _Scale(delay)
    share, days = delay.within, float(delay.horizon_days)
    marks = [across(LEFT, RIGHT, scale.y(part * scale.most), "ax") for part in (0.0, 0.5, 1.0)]
    marks += [
        label(LEFT - 1.5, scale.y(part * scale.most) + 4, numbers.percent(part * scale.most, w.lang), "", "end")
        for part in (0.0, 0.5, 1.0)
    ]
    marks += [
        scale.shape(delay),
        tick(scale.x(days), (TOP + BOTTOM) / 2, (BOTTOM - TOP) / 2, "mark"),
        dot(scale.x(days), scale.y(share.value or 0.0), 5.5, "perf"),
        label(scale.x(days), HEIGHT - 6, w("noun_day", n=delay.horizon_days), "s"),
        label(LEFT, HEIGHT - 6, "0", "", "middle"),
        label(RIGHT, HEIGHT - 6, numbers.number(scale.days, w.lang), "", "end"),
    ]
    said = w("waits_curve_said", n=delay.n, value=share.value, days=delay.horizon_days, low=share.low, high=share.high)
    return drawing(HEIGHT, said, *marks, kind="t")


class _Scale:
    """Positions in the drawing: days across, share up to a round figure above the band."""

    def __init__(self, delay: Delay) -> None:
        self.days = float(SPAN * delay.horizon_days)
        inside = [step for step in delay.curve if step[0] <= self.days]
        highest = max((high for _, _, _, high in inside), default=0.0)
        self.most = max(LEAST_TOP, -(-round(highest * 100) // 10) / 10)
        self.steps = inside

    def x(self, days: float) -> float:
        return LEFT + (RIGHT - LEFT) * min(days / self.days, 1.0)

    def y(self, share: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * min(share / self.most, 1.0)

    def shape(self, delay: Delay) -> Markup:
        """Band and line as steps, from the first event on."""
        low, middle, high = (self._steps([step[k] for step in self.steps]) for k in (2, 1, 3))
        if not self.steps:
            return Markup("")
        back = " L".join(reversed(low))
        return Markup(
            '<svg viewBox="0 0 100 {0:g}" preserveAspectRatio="none" width="100%" height="{0:g}">'
            '<path class="tb" d="M{1} L{2}Z"/><path class="tl" vector-effect="non-scaling-stroke" d="M{3}"/></svg>'
        ).format(HEIGHT, " L".join(high), back, " L".join(middle))

    def _steps(self, values: list[float]) -> list[str]:
        points = [f"{self.x(0):.4g} {self.y(0):.1f}"]
        before = 0.0
        for (day, *_), value in zip(self.steps, values, strict=True):
            points += [f"{self.x(day):.4g} {self.y(before):.1f}", f"{self.x(day):.4g} {self.y(value):.1f}"]
            before = value
        return [*points, f"{self.x(self.days):.4g} {self.y(before):.1f}"]
