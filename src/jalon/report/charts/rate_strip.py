"""A conversion from 0 to 100 %: dot and interval, and the published range as a band."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report.charts.svg import across, band, dot, drawing
from jalon.report.result import Stage
from jalon.report.words import Words

MIDDLE = 12.0


def rate_strip(stage: Stage, w: Words) -> Markup:
    """The strip of a stage; empty when its conversion is not known."""
    rate, norm = stage.rate, stage.norm
    if rate is None or rate.value is None or rate.low is None or rate.high is None:
        return Markup("")
    marks = [across(0, 100, MIDDLE, "ax")]
    said = [w("stage_said", value=rate.value, low=rate.low, high=rate.high)]
    if norm and norm.low is not None and norm.high is not None:
        marks.insert(0, band(100 * norm.low, 100 * norm.high, MIDDLE, 9))
        said.append(w("stage_said_norm", low=norm.low, high=norm.high))
    marks.append(across(100 * rate.low, 100 * rate.high, MIDDLE, "iv" if rate.state == "established" else "iv loose"))
    marks.append(dot(100 * rate.value, MIDDLE, 5.5, "perf"))
    return drawing(24, " ".join(said), *marks)
