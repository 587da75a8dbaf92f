"""Time zones of a calendar: IANA names, the zones that the file defines itself, Windows names."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from jalon.sources.calendar.lines import Block
from jalon.sources.calendar.rule import BrokenRule, Rule, Steps, parse_rule, rule_days

Offset = Callable[[dt.datetime], dt.timedelta]
Change = tuple[dt.datetime, dt.timedelta]
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - clock time; the zone is applied as an offset
MICROSECOND = dt.timedelta(microseconds=1)
_SIGNED = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?")
_CLOCK = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?)?")
YEAR_STEPS = 366 * 500


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
    years: dict[int, list[Change]] = {}
    return name.value.strip(), lambda clock: _offset_at(onsets, years, clock)


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


def _offset_at(onsets: list[Onset], years: dict[int, list[Change]], clock: dt.datetime) -> dt.timedelta:
    """The offset of the change before a clock time; before all, that of the earliest. `years` keeps what was found."""
    for year in (clock.year, clock.year - 1):
        if year not in years:
            years[year] = sorted(change for onset in onsets for change in _changes(onset, year))
        begun = [offset for start, offset in years[year] if start <= clock]
        if begun:
            return begun[-1]
    once = [onset for onset in onsets if onset.start <= clock]
    return max(once, key=lambda onset: onset.start).offset if once else min(onsets, key=lambda o: o.start).offset


def _changes(onset: Onset, year: int) -> list[Change]:
    """When an onset comes in a year."""
    days = [onset.start.date()] if onset.start.year == year else []
    if onset.rule is not None and onset.rule.frequency == "YEARLY":
        until = clock_time(onset.rule.until) if onset.rule.until else None
        last = dt.date(year, 12, 31) if until is None else min(until.date(), dt.date(year, 12, 31))
        with contextlib.suppress(BrokenRule):
            days += rule_days(onset.rule, onset.start.date(), dt.date(year, 1, 1), last, Steps(YEAR_STEPS))
    return [(dt.datetime.combine(day, onset.start.time()), onset.offset) for day in days]
