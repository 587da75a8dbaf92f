"""One pillar on the shared scale: filled dot and interval for performance, hollow dot for usage, tick at par."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report.charts.svg import PAR, across, band, dot, drawing, tick
from jalon.report.result import Pillar, Reference
from jalon.report.words import Words

MIDDLE = 18.0


def pillar_strip(pillar: Pillar, reference: Reference | None, w: Words) -> Markup:
    """The row of a pillar; an interval without a number is dashed and has no dot."""
    points = pillar.points
    quartiles = reference.pillars.get(pillar.code) if reference else None
    marks = [across(0, 100, MIDDLE, "ax")]
    if quartiles:
        marks.append(band(quartiles[0], quartiles[2], MIDDLE, 9))
    marks.append(tick(quartiles[1] if quartiles else PAR, MIDDLE, 11, "med"))
    if points.low is not None and points.high is not None:
        marks.append(across(points.low, points.high, MIDDLE, "iv" if points.state == "established" else "iv loose"))
    if pillar.usage is not None:
        marks.append(dot(pillar.usage, MIDDLE, 5, "use"))
    if points.value is not None:
        marks.append(dot(points.value, MIDDLE, 6.5, "perf"))
    return drawing(36, pillar_said(pillar, quartiles, w), *marks)


def pillar_said(pillar: Pillar, quartiles: tuple[float, float, float] | None, w: Words) -> str:
    """The row in words."""
    points, name = pillar.points, w(f"pillar_{pillar.code}")
    known = "pillar_said" if points.value is not None else "pillar_said_range" if points.low is not None else None
    parts = [w(known or "pillar_said_none", name=name, value=points.value, low=points.low, high=points.high)]
    if pillar.usage is not None:
        parts.append(w("pillar_said_usage", usage=pillar.usage))
    if quartiles:
        parts.append(w("pillar_said_group", low=quartiles[0], median=quartiles[1], high=quartiles[2]))
    return " ".join(parts)
