"""The calendars in what was given: one .ics file, or a zip that holds some."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jalon.sources.calendar.event import BrokenEvent, Event, event_of
from jalon.sources.calendar.lines import Block, blocks, plain, unfold
from jalon.sources.calendar.zones import Offset, Zones, clock_time, defined_zone, iana, to_utc, utc
from jalon.sources.intake import Input, Notes, unusable
from jalon.sources.sheets import ZIP
from jalon.sources.zips import checked_entries, read_entry

_STAMP = re.compile(r"^(?:DTSTAMP|LAST-MODIFIED|CREATED)[^:\n]*:(\d{8}T\d{6})Z?\s*$", re.MULTILINE)
_START = re.compile(r"DTSTART(?:;[^:]*)?:(\d{4})", re.IGNORECASE)
_KEPT_ANYWAY = ("RRULE", "RDATE", "RECUR")


@dataclass(slots=True)
class Calendar:
    """One calendar file: its title, its events from the wanted years on, when it was written, problems."""

    name: str
    notes: Notes
    title: str | None = None
    cancels: bool = False
    rows: int = 0
    early: bool = False
    events: list[Event] = field(default_factory=list[Event])
    written_at: int | None = None


def calendar_files(given: Input) -> list[tuple[str, bytes]]:
    """Name and bytes of each calendar in an input; raises Unreadable when there is none."""
    if given.data[:4] != ZIP:
        return [(given.name, given.data)]
    entries = checked_entries(given.name, given.data)
    found = [entry for entry in entries if entry.name.casefold().endswith(".ics")]
    if not found:
        raise unusable(given.name, "not_a_calendar")
    return [(entry.name.rsplit("/", 1)[-1], read_entry(given.name, entry)) for entry in found]


def read_calendar_file(name: str, notes: Notes, data: bytes, first_year: int, until: int) -> Calendar:
    """Parse one calendar; single events of earlier years are passed over unread. Raises Unreadable."""
    text = unfold(data)
    tops = [block for block in blocks(text) if block.kind == "VCALENDAR"]
    if not tops:
        raise unusable(name, "not_a_calendar")
    calendar = Calendar(name, notes)
    if not all(block.closed for block in tops):
        calendar.notes.problem("calendar_truncated")
    calendar.written_at = _written_at(text, until)
    for top in tops:
        _read_top(calendar, top, first_year)
    return calendar


def _read_top(calendar: Calendar, top: Block, first_year: int) -> None:
    title, method = top.first("X-WR-CALNAME"), top.first("METHOD")
    calendar.title = calendar.title or (plain(title.value) if title else None)
    calendar.cancels = calendar.cancels or bool(method and method.value.strip().upper() == "CANCEL")
    zones = _zones(top)
    for block in top.inner:
        if block.kind == "VEVENT":
            calendar.rows += 1
            _read_event(calendar, block, zones, first_year)
    if None in zones.found.values():
        calendar.notes.problem("zone_unknown")


def _read_event(calendar: Calendar, block: Block, zones: Zones, first_year: int) -> None:
    if _is_old(block, first_year):
        calendar.early = True
        calendar.notes.excluded["outside_window"] += 1
        return
    try:
        calendar.events.append(event_of(block, calendar.rows, zones))
    except BrokenEvent as error:
        calendar.notes.refuse(error.code, calendar.rows)


def _is_old(block: Block, first_year: int) -> bool:
    """True for a single event before the wanted years, told without parsing it."""
    year = next((found.group(1) for line in block.lines if (found := _START.match(line))), None)
    lasts = any(line[:5].upper() in _KEPT_ANYWAY for line in block.lines)
    return block.closed and year is not None and int(year) < first_year and not lasts


def _zones(top: Block) -> Zones:
    defined = dict(zone for block in top.inner if block.kind == "VTIMEZONE" and (zone := defined_zone(block)))
    zones = Zones(defined)
    named = top.first("X-WR-TIMEZONE")
    zones.fallback = iana(named.value.strip()) if named else None
    if zones.fallback is None and len(defined) == 1:
        zones.fallback = _only(zones, next(iter(defined)))
    return zones


def _only(zones: Zones, name: str) -> Offset | None:
    return zones.offset(name)


def _written_at(text: str, until: int) -> int | None:
    """The last time stamp of a calendar up to an instant: no earlier than this it was exported."""
    clocks = (clock_time(stamp) for stamp in set(_STAMP.findall(text)))
    stamps = [at for clock in clocks if clock and (at := to_utc(clock, utc)) < until]
    return max(stamps, default=None)
