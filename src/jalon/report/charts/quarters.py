"""The score at the end of each quarter with its band, and the events that the member marked."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from jalon.report import numbers
from jalon.report.charts.svg import anchor_at, dot, drawing, label, tick
from jalon.report.result import History, Quarter
from jalon.report.words import Words

TOP, BOTTOM, HEIGHT = 34.0, 138.0, 168.0
LEFT, RIGHT = 9.0, 91.0


def quarters(history: History, w: Words) -> Markup | None:
    """The line of the quarters that have a number; None when fewer than two have."""
    known = [q for q in history.quarters if q.points.value is not None]
    if len(known) < 2:
        return None
    frame = _Frame(known)
    first, last = known[0], known[-1]
    marks = [frame.shape(), *_marks(history, frame, w)]
    marks += [dot(frame.x(q.on), frame.y(q.points.value or 0), 3.2, _kind(q)) for q in known[:-1]]
    marks += [
        dot(frame.x(last.on), frame.y(last.points.value or 0), 5.5, "perf"),
        label(frame.x(first.on) - 2.5, frame.y(first.points.value or 0) + 4, _shown(first, w), "", "end"),
        label(frame.x(last.on) + 2.5, frame.y(last.points.value or 0) + 4, _shown(last, w), "s you", "start"),
        label(LEFT, HEIGHT - 6, numbers.quarter(first.on, w.lang), "", "start"),
        label(RIGHT, HEIGHT - 6, numbers.quarter(last.on, w.lang), "", "end"),
    ]
    return drawing(HEIGHT, said(known, w), *marks, kind="t")


def said(known: list[Quarter], w: Words) -> str:
    """The line in words."""
    ends = w("quarters_said_ends", first=known[0].points.value, last=known[-1].points.value)
    return f"{w('quarters_said', n=len(known))}, {ends}."


def _kind(quarter: Quarter) -> str:
    return "tiny" if quarter.points.state == "established" else "tiny open"


def _shown(quarter: Quarter, w: Words) -> str:
    return numbers.number(quarter.points.value or 0, w.lang)


def _marks(history: History, frame: _Frame, w: Words) -> list[Markup]:
    # One label a row, so that neighbours do not run into one another.
    inside = [(day, text) for day, text in history.marks if frame.start <= day <= frame.end]
    rows = [(frame.x(day), 11 + 14 * (k % 2), w.first(f"mark_{text}", text)) for k, (day, text) in enumerate(inside)]
    return [_mark(x, y, text) for x, y, text in rows]


def _mark(x: float, y: float, text: str) -> Markup:
    top = y + 4
    return tick(x, (top + BOTTOM) / 2, (BOTTOM - top) / 2, "mark") + label(x, y, text, "", anchor_at(x, 25))


class _Frame:
    """Positions in the drawing: days across, points up."""

    def __init__(self, known: list[Quarter]) -> None:
        self.known = known
        self.start, self.end = known[0].on, known[-1].on
        lows = [q.points.low if q.points.low is not None else q.points.value or 0 for q in known]
        highs = [q.points.high if q.points.high is not None else q.points.value or 0 for q in known]
        self.low, self.high = min(lows), max(highs)
        self.band = list(zip(known, lows, highs, strict=True))

    def x(self, day: str) -> float:
        first, last = date.fromisoformat(self.start).toordinal(), date.fromisoformat(self.end).toordinal()
        return LEFT + (RIGHT - LEFT) * (date.fromisoformat(day).toordinal() - first) / max(last - first, 1)

    def y(self, points: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (points - self.low) / max(self.high - self.low, 1e-9)

    def shape(self) -> Markup:
        up = [f"{self.x(q.on):.4g} {self.y(high):.1f}" for q, _, high in self.band]
        down = [f"{self.x(q.on):.4g} {self.y(low):.1f}" for q, low, _ in reversed(self.band)]
        path = [f"{self.x(q.on):.4g} {self.y(q.points.value or 0):.1f}" for q in self.known]
        return Markup(
            '<svg viewBox="0 0 100 {0:g}" preserveAspectRatio="none" width="100%" height="{0:g}">'
            '<path class="tb" d="M{1}Z"/><path class="tl" vector-effect="non-scaling-stroke" d="M{2}"/></svg>'
        ).format(HEIGHT, " L".join([*up, *down]), " L".join(path))
