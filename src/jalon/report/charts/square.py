"""Usage across, performance up: you with your interval, where you were a year ago, peers when there is a real group."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report.charts.svg import at, clamp, dot, drawing, label, line
from jalon.report.result import Result
from jalon.report.words import Words

SIDE = 330.0
LEFT, RIGHT = 6.0, 100.0
TOP, BOTTOM = 4.0, 300.0
QUARTERS_A_YEAR = 4


def square(result: Result, w: Words) -> Markup | None:
    """The square; None when usage or performance has no number."""
    usage, score = result.usage.points, result.score.points
    if usage is None or score.value is None:
        return None
    marks = [_frame(), *_corners(w)]
    if result.reference:
        marks.append(Markup("").join(dot(_x(u), _y(p), 2.6, "peer") for u, p in result.reference.peers))
    before = year_ago(result)
    if before:
        marks += _trail(before, (usage, score.value), w)
    if score.low is not None and score.high is not None:
        marks.append(line(_x(usage), _x(usage), _y(score.low), _y(score.high), "iv"))
    marks += [dot(_x(usage), _y(score.value), 7, "perf"), _you(usage, score.value, w)]
    return drawing(SIDE, _said(result, w), *marks, kind="quad")


def year_ago(result: Result) -> tuple[float, float] | None:
    """Usage and performance a year before, when both were known."""
    quarters = result.history.quarters
    if result.usage.year_ago is None or len(quarters) <= QUARTERS_A_YEAR:
        return None
    value = quarters[-1 - QUARTERS_A_YEAR].points.value
    return None if value is None else (result.usage.year_ago, value)


def _x(usage: float) -> float:
    return LEFT + (RIGHT - LEFT) * clamp(usage) / 100


def _y(points: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * clamp(points) / 100


def _frame() -> Markup:
    rect = Markup('<rect class="ax none" x="{}" width="{}" y="{:g}" height="{:g}"/>')
    return (
        rect.format(at(LEFT), at(RIGHT - LEFT), TOP, BOTTOM - TOP)
        + line(_x(50), _x(50), TOP, BOTTOM, "ax")
        + line(LEFT, RIGHT, _y(50), _y(50), "ax")
    )


def _corners(w: Words) -> list[Markup]:
    return [
        label(LEFT + 2, TOP + 20, w("corner_tl"), "", "start"),
        label(RIGHT - 2, TOP + 20, w("corner_tr"), "", "end"),
        label(LEFT + 2, BOTTOM - 10, w("corner_bl"), "", "start"),
        label(RIGHT - 2, BOTTOM - 10, w("corner_br"), "", "end"),
        label((LEFT + RIGHT) / 2, BOTTOM + 22, w("axis_usage"), "axis"),
        Markup('<text class="axis" x="-{:g}" y="12" transform="rotate(-90)" text-anchor="middle">{}</text>').format(
            (TOP + BOTTOM) / 2, w("axis_performance")
        ),
    ]


def _trail(before: tuple[float, float], now: tuple[float, float], w: Words) -> list[Markup]:
    x, y = _x(before[0]), _y(before[1])
    right = before[0] < now[0]
    return [
        line(x, _x(now[0]), y, _y(now[1]), "trail"),
        dot(x, y, 4, "past"),
        label(x - 2.5 if right else x + 2.5, y + 4, w("a_year_ago"), "halo", "end" if right else "start"),
    ]


def _you(usage: float, value: float, w: Words) -> Markup:
    near_edge = usage > 84
    x = _x(usage) + (-3.5 if near_edge else 3.5)
    return label(x, _y(value) + 4, w("label_you_only"), "s halo", "end" if near_edge else "start")


def _said(result: Result, w: Words) -> str:
    parts = [w("square_title") + ".", w("square_you", usage=result.usage.points, value=result.score.points.value)]
    before = year_ago(result)
    if before:
        parts.append(w("square_year", usage=before[0], value=before[1]))
    return " ".join(parts)
