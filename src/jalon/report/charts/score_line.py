"""The score on a line from 0 to 100: interval, par, own past; a distribution only when there is a real group."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report.charts.svg import PAR, across, anchor_at, at, band, diamond, drawing, label, line, tick
from jalon.report.result import Estimate, Reference, Result
from jalon.report.words import Words

AXIS = 66.0
HEIGHT = 118.0


def score_line(result: Result, w: Words) -> Markup:
    """The chart of the answer."""
    score = result.score.points
    before = result.history.before
    marks = [across(0, 100, AXIS, "ax"), *(line(x, x, AXIS - 3, AXIS + 3, "ax") for x in (0, 25, 75, 100))]
    if result.reference:
        marks.insert(0, _distribution(result.reference))
    if score.low is not None and score.high is not None:
        marks.append(_interval(score))
    marks += _below(result, w)
    if before and before.value is not None:
        marks.append(_before(before.value, w))
    if score.value is not None:
        marks += _you(score.value, w)
    return drawing(HEIGHT, _said(result, w), *marks, kind="scale")


def _interval(score: Estimate) -> Markup:
    kind = "soft" if score.state == "established" else "soft loose"
    return band(score.low or 0.0, score.high or 0.0, AXIS, 9, kind)


def _you(value: float, w: Words) -> list[Markup]:
    return [
        line(value, value, 22, AXIS + 9, "mine"),
        label(value, 14, w("label_you", value=value), "s you", anchor_at(value, 6)),
    ]


def _below(result: Result, w: Words) -> list[Markup]:
    middle = result.reference.median if result.reference else PAR
    text = w("label_group", value=middle) if result.reference else w("label_par")
    return [
        label(0, AXIS + 24, "0", "", "start"),
        label(100, AXIS + 24, "100", "", "end"),
        tick(middle, AXIS, 13, "med"),
        label(middle, AXIS + 28, text, "", _aside(middle, result.history.before)),
    ]


def _aside(middle: float, before: Estimate | None) -> str:
    """The label leans away from the line that leads down from the quarter before."""
    if before is None or before.value is None or abs(before.value - middle) > 12:
        return "middle"
    return "end" if before.value >= middle else "start"


def _before(value: float, w: Words) -> Markup:
    text = label(value, AXIS + 46, w("label_before", value=value), "", anchor_at(value, 22))
    return diamond(value, AXIS, 5.5, "net") + line(value, value, AXIS + 9, AXIS + 33, "lead-line") + text


def _distribution(reference: Reference) -> Markup:
    step = 100 / (len(reference.density) - 1)
    top = " ".join(f"L{k * step:.4g} {AXIS - 52 * height:.1f}" for k, height in enumerate(reference.density))
    return Markup(
        '<svg viewBox="0 0 100 {0:g}" preserveAspectRatio="none" width="{1}" height="{0:g}">'
        '<path class="band" d="M0 {2:g} {3} L100 {2:g}Z"/></svg>'
    ).format(HEIGHT, at(100), AXIS, top)


def _said(result: Result, w: Words) -> str:
    score, before = result.score.points, result.history.before
    known = "chart_score_said" if score.value is not None else "chart_score_range"
    parts = [w("chart_score") + "."]
    if score.low is not None:
        parts.append(w(known, value=score.value, low=score.low, high=score.high))
    if before and before.value is not None:
        parts.append(w("chart_score_before", value=before.value))
    if result.reference:
        parts.append(w("chart_score_group", value=result.reference.median))
    return " ".join(parts)
