"""Time zones of a calendar: IANA names, the zones that the file defines itself, Windows names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from jalon.sources.calendar.lines import Block
from jalon.sources.calendar.rule import BrokenRule, Rule, Steps, parse_rule, rule_days

Offset = Callable[[dt.datetime], dt.timedelta]
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - clock time; the zone is applied as an offset
MICROSECOND = dt.timedelta(microseconds=1)
_SIGNED = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?")
_CLOCK = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?)?")
YEAR_STEPS = 400


@dataclass(frozen=True, slots=True)
class Onset:
    """One STANDARD or DAYLIGHT part: from `start` on, and every year by `rule`, the offset is `offset`."""

    start: dt.datetime
    offset: dt.timedelta
    rule: Rule | None


@dataclass(slots=True)
class Zones:
    """Zones by the name a calendar gives them; `fallback` for times without one."""

    defined: dict[str, Offset] = field(default_factory=dict[str, Offset])
    fallback: Offset | None = None
    found: dict[str, Offset | None] = field(default_factory=dict[str, "Offset | None"])

    def offset(self, name: str) -> Offset | None:
        """The zone of a name; None when nobody knows it."""
        if name not in self.found:
            self.found[name] = iana(name) or self.defined.get(name) or _windows(name)
        return self.found[name]


def to_utc(clock: dt.datetime, offset: Offset) -> int:
    """Instant in µs UTC of a clock time in a zone."""
    return (clock - EPOCH - offset(clock)) // MICROSECOND


def clock_at(us: int, offset: Offset) -> dt.datetime:
    """Clock time in a zone at an instant in µs UTC, by the offset of that hour."""
    utc = EPOCH + us * MICROSECOND
    return utc + offset(utc + offset(utc))


def utc(clock: dt.datetime) -> dt.timedelta:
    """The zone UTC."""
    return dt.timedelta(0)


def iana(name: str) -> Offset | None:
    """A zone by its IANA name, also behind a maker's prefix such as "/example.org/2005/Europe/Paris"."""
    parts = name.strip("/").split("/")
    for count in (len(parts), 3, 2):
        try:
            zone = ZoneInfo("/".join(parts[-count:]))
        except (KeyError, ValueError, OSError):
            continue
        return lambda clock: clock.replace(tzinfo=zone).utcoffset() or dt.timedelta(0)
    return None


def _windows(name: str) -> Offset | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    known = WINDOWS_TO_OLSON.get(name)
    return iana(known) if known else None


def clock_time(text: str) -> dt.datetime | None:
    """The clock time of a DATE or DATE-TIME value, whatever its zone; None when it is no such value."""
    found = _CLOCK.fullmatch(text.strip().removesuffix("Z"))
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return dt.datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001
    except ValueError:
        return None


def defined_zone(block: Block) -> tuple[str, Offset] | None:
    """Name and offsets of a VTIMEZONE; None when it cannot be understood."""
    name = block.first("TZID")
    onsets = [onset for part in block.inner if (onset := _onset(part)) is not None]
    if name is None or not onsets:
        return None
    return name.value.strip(), lambda clock: _offset_at(onsets, clock)


def _onset(part: Block) -> Onset | None:
    start, offset, rule = part.first("DTSTART"), part.first("TZOFFSETTO"), part.first("RRULE")
    clock = clock_time(start.value) if start else None
    signed = _SIGNED.fullmatch(offset.value.strip()) if offset else None
    if clock is None or signed is None:
        return None
    size = dt.timedelta(hours=int(signed.group(2)), minutes=int(signed.group(3)))
    try:
        yearly = parse_rule(rule.value) if rule else None
    except BrokenRule:
        yearly = None
    return Onset(clock, -size if signed.group(1) == "-" else size, yearly)


def _offset_at(onsets: list[Onset], clock: dt.datetime) -> dt.timedelta:
    """The offset of the part that began last before a clock time; before all, that of the earliest."""
    begun = [(last, onset.offset) for onset in onsets if (last := _last_before(onset, clock)) is not None]
    if begun:
        return max(begun, key=lambda pair: pair[0])[1]
    return min(onsets, key=lambda onset: onset.start).offset


def _last_before(onset: Onset, clock: dt.datetime) -> dt.datetime | None:
    if onset.start > clock or onset.rule is None or onset.rule.frequency != "YEARLY":
        return onset.start if onset.start <= clock else None
    until = clock_time(onset.rule.until) if onset.rule.until else None
    high = min(clock, until) if until else clock
    low = max(onset.start.date(), high.date() - dt.timedelta(days=2 * 366))
    try:
        days = rule_days(onset.rule, onset.start.date(), low, high.date(), Steps(366 * YEAR_STEPS))
    except BrokenRule:
        return onset.start
    begun = [moment for day in days if (moment := dt.datetime.combine(day, onset.start.time())) <= clock]
    return max([onset.start, *begun])
