"""How far an aim is, how far it is heading: filled so far, the projection bracketed below, tick at the goal."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report.charts.svg import across, band, drawing, tick
from jalon.report.result import Objective

MIDDLE, BELOW = 9.0, 18.0


def progress_bar(aim: Objective) -> Markup:
    """The bar of an aim; empty when nothing was seen yet."""
    if aim.so_far is None:
        return Markup("")
    heading = aim.projection
    reach = max(aim.goal, aim.so_far, (heading.high or 0.0) if heading else 0.0) * 1.04 or 1.0
    marks = [band(0, 100, MIDDLE, 3, "obg"), band(0, 100 * aim.so_far / reach, MIDDLE, 3, "ofg")]
    if heading and heading.low is not None and heading.high is not None:
        low, high = 100 * heading.low / reach, 100 * heading.high / reach
        marks += [across(low, high, BELOW, "oiv"), tick(low, BELOW, 3, "oiv"), tick(high, BELOW, 3, "oiv")]
    return drawing(BELOW + 6, "", *marks, tick(100 * aim.goal / reach, MIDDLE, 9, "med"))
