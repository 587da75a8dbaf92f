"""One VEVENT as typed values; a broken one is refused by itself."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from jalon.sources.calendar.lines import Block, Line, plain
from jalon.sources.calendar.settings import settings
from jalon.sources.calendar.zones import Offset, Zones, clock_time, to_utc, utc
from jalon.sources.limits import limits

_DURATION = re.compile(r"([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_MAIL = re.compile(r"mailto:(.+)", re.IGNORECASE)


class BrokenEvent(ValueError):
    """An event without a readable start; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Time:
    """A clock time in a zone; `is_date` for a whole day."""

    clock: dt.datetime
    offset: Offset
    is_date: bool

    @property
    def at(self) -> int:
        """Instant in µs UTC."""
        return to_utc(self.clock, self.offset)


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of an event as written: name, e-mail address, answer; `is_person` is false for rooms and robots."""

    name: str | None
    email: str | None
    answer: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT. `words` is its title, place and description, used while reading and never stored.

    `onwards` is true when it replaces the instance named by `replaces` and all later ones (RANGE=THISANDFUTURE).
    """

    row_no: int
    uid: str
    sequence: int
    stamp: str
    start: Time
    minutes: float | None
    rule: str | None
    extra: tuple[Time, ...]
    without: tuple[Time, ...]
    replaces: Time | None
    onwards: bool
    status: str
    is_free: bool
    is_all_day: bool
    attendees: tuple[Attendee, ...]
    title: str
    words: str
    is_call: bool

    @property
    def repeats(self) -> bool:
        """True when the event stands for several meetings."""
        return bool(self.rule or self.extra)


def event_of(block: Block, row_no: int, zones: Zones) -> Event:
    """The event in a block; raises BrokenEvent."""
    if not block.closed:
        raise BrokenEvent("event_not_closed")
    start = _time(block.first("DTSTART"), zones)
    if start is None:
        raise BrokenEvent("event_without_start")
    minutes = _minutes(block, start, zones)
    rule, replaced = block.first("RRULE"), block.first("RECURRENCE-ID")
    words = [plain(line.value)[: limits().cell_characters] for line in block.all("SUMMARY", "LOCATION", "DESCRIPTION")]
    return Event(
        row_no=row_no,
        uid=_text(block, "UID"),
        sequence=_number(_text(block, "SEQUENCE")),
        stamp=max((line.value for line in block.all("DTSTAMP", "LAST-MODIFIED")), default=""),
        start=start,
        minutes=minutes,
        rule=rule.value if rule else None,
        extra=tuple(_times(block, "RDATE", zones)),
        without=tuple(_times(block, "EXDATE", zones)),
        replaces=_time(replaced, zones) if replaced else None,
        onwards=replaced is not None and replaced.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
        status=_text(block, "STATUS").upper(),
        is_free=_text(block, "TRANSP").upper() == "TRANSPARENT"
        or _text(block, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE",
        is_all_day=start.is_date
        or _text(block, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
        or (minutes or 0) >= 24 * 60,
        attendees=tuple(_attendee(line) for line in block.all("ATTENDEE", "ORGANIZER")),
        title=plain(_text(block, "SUMMARY"))[: limits().cell_characters],
        words="\n".join(words),
        is_call=_is_call(block, words),
    )


def _text(block: Block, name: str) -> str:
    line = block.first(name)
    return line.value.strip() if line else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _time(line: Line | None, zones: Zones) -> Time | None:
    return _time_of(line, line.value, zones) if line else None


def _time_of(line: Line, value: str, zones: Zones) -> Time | None:
    value = value.strip().split("/")[0]
    clock = clock_time(value)
    if clock is None or not 1601 <= clock.year <= 9000:
        return None
    if line.parameters.get("VALUE", "").upper() == "DATE" or len(value) <= 10:
        return Time(clock, utc, True)
    name = line.parameters.get("TZID")
    offset = utc if value.upper().endswith("Z") else (zones.offset(name) if name else None)
    return Time(clock, offset or zones.fallback or utc, False)


def _times(block: Block, name: str, zones: Zones) -> list[Time]:
    found = (_time_of(line, value, zones) for line in block.all(name) for value in line.value.split(","))
    return [time for time in found if time]


def _minutes(block: Block, start: Time, zones: Zones) -> float | None:
    end, duration = _time(block.first("DTEND"), zones), _DURATION.fullmatch(_text(block, "DURATION"))
    if end:
        minutes = (end.at - start.at) / 60e6
    elif duration:
        weeks, days, hours, mins, seconds = (min(int(part or 0), 100_000) for part in duration.groups()[1:])
        minutes = (weeks * 7 + days) * 1440 + hours * 60 + mins + seconds / 60
    else:
        return None
    return minutes if 0 < minutes < 1e6 else None


def _attendee(line: Line) -> Attendee:
    mail = _MAIL.match(line.value.strip()) or _MAIL.match("mailto:" + line.parameters.get("EMAIL", ""))
    address = mail.group(1).strip().lower() if mail and "@" in mail.group(1) else None
    is_thing = line.parameters.get("CUTYPE", "").upper() in {"ROOM", "RESOURCE", "GROUP"}
    is_robot = any(part in (address or "") for part in settings().not_people)
    is_absent = line.parameters.get("ROLE", "").upper() == "NON-PARTICIPANT"
    return Attendee(
        plain(line.parameters.get("CN", "")) or None,
        address,
        # Who calls a meeting has agreed to it.
        line.parameters.get("PARTSTAT", "").upper() or ("ACCEPTED" if line.name == "ORGANIZER" else ""),
        not (is_thing or is_robot or is_absent),
    )


def _is_call(block: Block, words: list[str]) -> bool:
    folded = " ".join(words).casefold()
    return any(mark in folded for mark in settings().conferencing) or any(
        block.first(name) for name in settings().conference_properties
    )
