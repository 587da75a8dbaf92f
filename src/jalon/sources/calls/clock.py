"""Instants and durations as telephone systems write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jalon.sources.days import Order, Written, in_order, instant, parse_day, possible_orders

SECOND = 1_000_000
_WEEKDAY = re.compile(r"^[^\W\d]{2,10}\.?,? (?=\d)")
_ZONE = r"(Z|UTC|[+-]\d{2}:?\d{2})?"
_TIME = re.compile(r"(\d{1,2})[:hH](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*" + _ZONE + "$")
_SPAN = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")
_UNITS = re.compile(r"(?:(\d+)\s*h\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*s\w*)?")


@dataclass(frozen=True, slots=True)
class Clock:
    """The order of day and month of a log; None when nothing tells."""

    order: Order | None
    is_open: bool = False

    def instant(self, date: str, time: str = "") -> int | None:
        """µs UTC; a time without a zone is taken as UTC. None when the cell holds no instant."""
        if date.isdigit() and len(date) in (10, 13):
            return int(date[:10]) * SECOND
        day = parse_day(_WEEKDAY.sub("", date))
        if isinstance(day, Written):
            day = in_order(day, self.order) if self.order else None
        if day is None:
            return None
        return instant(day) + _time_of_day(time or date)


def clock_of(rows: Sequence[Sequence[str]], columns: dict[str, int], is_semicolon: bool) -> Clock:
    """The order in which all dates of the log are days; day first beside semicolons when both do."""
    column = columns["at"]
    cells = {row[column].strip() for row in rows if column < len(row)}
    written = [day for cell in cells if isinstance(day := parse_day(_WEEKDAY.sub("", cell)), Written)]
    orders = possible_orders(written) if written else []
    if len(orders) == 1:
        return Clock(orders[0])
    return Clock("dmy" if orders and is_semicolon else None, bool(written) and not (orders and is_semicolon))


def _time_of_day(text: str) -> int:
    found = _TIME.search(text)
    if found is None:
        return 0
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    return (hour * 3600 + minute * 60 + second - _offset(found[5])) * SECOND


def _offset(zone: str | None) -> int:
    if not zone or zone in ("Z", "UTC"):
        return 0
    digits = zone[1:].replace(":", "")
    return (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if zone[0] == "-" else 1)


def seconds_of(text: str) -> float | None:
    """Seconds of a duration: 75, 1:15, 00:01:15, 1 min 15 s. An empty cell is no talk; None for anything else."""
    if not text or text in "-–—":
        return 0.0
    if re.fullmatch(r"\d{1,6}(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    if found := _SPAN.fullmatch(text):
        return int(found[1] or 0) * 3600.0 + int(found[2]) * 60 + int(found[3])
    found = _UNITS.fullmatch(text.casefold())
    if found and any(found.groups()):
        parts = [int(part or 0) for part in found.groups()]
        return float(parts[0] * 3600 + parts[1] * 60 + parts[2])
    return None
