"""Marks that all charts share, placed in percent of the width; text is escaped by `Markup.format`."""

from __future__ import annotations

from markupsafe import Markup

PAR = 50.0


def clamp(value: float, low: float = 0.0, high: float = 100.0) -> float:
    """The value kept within the drawing."""
    return min(max(value, low), high)


def at(value: float) -> str:
    """A position in percent of the width, short: 31.25 -> "31.3%"."""
    return f"{clamp(value):.1f}".removesuffix(".0") + "%"


def line(x1: float, x2: float, y1: float, y2: float, kind: str) -> Markup:
    """A line from (x1 %, y1) to (x2 %, y2) of the class `kind`."""
    return Markup('<line class="{}" x1="{}" x2="{}" y1="{:g}" y2="{:g}"/>').format(kind, at(x1), at(x2), y1, y2)


def across(low: float, high: float, y: float, kind: str) -> Markup:
    """A level line from low % to high %."""
    return line(low, high, y, y, kind)


def tick(x: float, y: float, half: float, kind: str) -> Markup:
    """An upright line at x %."""
    return line(x, x, y - half, y + half, kind)


def band(low: float, high: float, y: float, half: float, kind: str = "band") -> Markup:
    """A filled bar from low % to high %; never thinner than half a percent."""
    left = clamp(low)
    width = max(clamp(high) - left, 0.5)
    return Markup('<rect class="{}" x="{}" width="{}" y="{:g}" height="{:g}" rx="2"/>').format(
        kind, at(left), at(width), y - half, 2 * half
    )


def dot(x: float, y: float, radius: float, kind: str) -> Markup:
    """A circle at x %."""
    return Markup('<circle class="{}" cx="{}" cy="{:g}" r="{:g}"/>').format(kind, at(x), y, radius)


def sign(x: float, y: float, path: str, kind: str) -> Markup:
    """A path drawn around x %, y: a diamond, a square, a tick of approval."""
    return Markup('<svg x="{}" y="{:g}" overflow="visible"><path class="{}" d="{}"/></svg>').format(
        at(x), y, kind, path
    )


def diamond(x: float, y: float, half: float, kind: str) -> Markup:
    """A diamond at x %."""
    return sign(x, y, f"M0-{half:g} {half:g} 0 0 {half:g}-{half:g} 0Z", kind)


def label(x: float, y: float, text: str, kind: str = "", anchor: str = "middle") -> Markup:
    """A text at x %."""
    return Markup('<text x="{}" y="{:g}" text-anchor="{}"{}>{}</text>').format(
        at(x), y, anchor, Markup(' class="{}"').format(kind) if kind else "", text
    )


def anchor_at(x: float, margin: float = 16.0) -> str:
    """How a label at x % stays within the drawing."""
    return "start" if x < margin else "end" if x > 100 - margin else "middle"


def drawing(height: float, said: str, *marks: Markup, kind: str = "strip") -> Markup:
    """A chart as wide as its place, `height` px high; `said` is what a screen reader says ("" hides it)."""
    role = Markup('role="img" aria-label="{}"').format(said) if said else Markup('aria-hidden="true"')
    body = Markup("").join(marks)
    return Markup('<svg class="{}" width="100%" height="{:g}" {}>{}</svg>').format(kind, height, role, body)
