"""A conversation as a line of events: filled you, hollow the other; diamond meeting, square quote, ringed contract."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report.charts.svg import across, diamond, dot, drawing, sign
from jalon.report.result import Strip
from jalon.report.words import Words

MIDDLE = 15.0
MARGIN = 2.5
SQUARE = "M-5.5-5.5H5.5V5.5H-5.5Z"
CHECK = "M-3.4 0-.8 2.7 3.6-2.6"


def conversation(strip: Strip, w: Words) -> Markup:
    """The strip of one conversation, real-life events drawn over the messages."""
    ranked = sorted(strip.marks, key=lambda mark: mark[1] not in ("out", "in"))
    said = w("strip_said", name=strip.person, n=len(strip.marks), outcome=w.sentence(strip.outcome))
    return drawing(2 * MIDDLE, said, across(0, 100, MIDDLE, "ax"), *(_mark(*mark) for mark in ranked))


def key_mark(kind: str) -> Markup:
    """The sign of one kind of event, for the key."""
    return Markup('<svg width="18" height="18" aria-hidden="true">{}</svg>').format(_drawn(50, 9, kind))


def _mark(position: float, kind: str) -> Markup:
    return _drawn(MARGIN + (100 - 2 * MARGIN) * position, MIDDLE, kind)


def _drawn(x: float, y: float, kind: str) -> Markup:
    if kind == "out":
        return dot(x, y, 4.6, "my")
    if kind == "in":
        return dot(x, y, 4.6, "th")
    if kind == "meeting":
        return diamond(x, y, 7, "ev")
    if kind == "quote":
        return sign(x, y, SQUARE, "ev")
    return dot(x, y, 8, "ev") + sign(x, y, CHECK, "ck")
