"""A calendar (ICS) into meetings: who was met when; titles and descriptions are read and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.calendar.event import Event
from jalon.sources.calendar.files import Calendar, calendar_files, read_calendar_file
from jalon.sources.calendar.instances import Instance, Window, instances
from jalon.sources.calendar.meetings import Meeting, meetings_of
from jalon.sources.calendar.others import KnownNames, known_names, others_of
from jalon.sources.calendar.owner import Owner, owner_of
from jalon.sources.calendar.settings import settings
from jalon.sources.days import DAY, day_of
from jalon.sources.intake import Input, Notes, cover, keep_problems, load, problems_of, refusing, register
from jalon.sources.mention import mention_rows
from jalon.sources.merge import FIRST, merge

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Diary:
    """One calendar, whose it is, and what of it lies in the window: instances, and their rows of `meetings`."""

    calendar: Calendar
    window: Window
    owner: Owner
    found: list[Instance]
    meetings: list[Meeting]
    member_id: str
    source_id: str


@refusing("calendar")
def read_calendar(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
    """Read one .ics file, or a zip of some, into meetings and mentions, all or nothing.

    `as_of` in µs UTC: repeating events are written out for the two years up to the end of its day, later
    meetings are left out. Archives are best read before: titles are searched for the people known by then.
    What is no calendar gives a refused report.
    """
    given = load(path)
    problems = problems_of(given.name)
    high = (as_of // DAY + 1) * DAY
    window = Window(high - settings().years_back * YEAR_DAYS * DAY, high)
    calendars = [
        read_calendar_file(
            name, Notes(problems, None if name == given.name else name), data, day_of(window.low).year, window.high
        )
        for name, data in calendar_files(given)
    ]
    names = known_names(con, member_id)
    with transaction(con):
        reports = [
            _store(con, given, _diary(con, given, calendar, window, names, member_id), as_of) for calendar in calendars
        ]
        keep_problems(con, problems.all())
    written = max((c.written_at for c in calendars if c.written_at is not None), default=None)
    return SourceReport(
        given.name, "calendar", tuple(reports), problems=problems.all(), exported_on=written, member_id=member_id
    )


def _diary(
    con: duckdb.DuckDBPyConnection,
    given: Input,
    calendar: Calendar,
    window: Window,
    names: KnownNames,
    member_id: str,
) -> Diary:
    owner = owner_of(con, member_id, calendar.title, calendar.events)
    found = instances(calendar.events, window, calendar.notes)
    meetings = [meeting for instance in found for meeting in _meetings(calendar, instance, owner, names)]
    return Diary(calendar, window, owner, found, meetings, member_id, given.source_id(calendar.name))


def _store(con: duckdb.DuckDBPyConnection, given: Input, diary: Diary, as_of: int) -> FileReport:
    written_at = diary.calendar.written_at
    _note_left_out(diary)
    _write(con, diary, written_at or as_of)
    _cover(con, diary)
    report = _report(diary)
    register(con, given, [report], exported_on=written_at, imported_at=as_of)
    return report


def _write(con: duckdb.DuckDBPyConnection, diary: Diary, recorded_at: int) -> None:
    member_id, source_id = diary.member_id, diary.source_id
    merge(con, "meetings", [meeting.row(member_id, source_id, recorded_at) for meeting in diary.meetings])
    mentioned = ((m.other.mention, m.instance.event.row_no) for m in diary.meetings if m.other)
    merge(con, "mentions", mention_rows(mentioned, member_id, source_id), key=("member_id", "mention_id"), order=FIRST)


def _report(diary: Diary) -> FileReport:
    calendar = diary.calendar
    kept = len({meeting.instance.event.row_no for meeting in diary.meetings})
    excluded, told = dict(calendar.notes.excluded), calendar.notes.told
    return FileReport(calendar.name, "calendar", calendar.rows, kept, excluded, told)


def _meetings(calendar: Calendar, instance: Instance, owner: Owner, names: KnownNames) -> list[Meeting]:
    if instance.event.is_free and not instance.event.is_all_day:
        return []
    others = others_of(instance.event, owner, names)
    if len(others) > settings().most_people:
        return []
    return list(meetings_of(instance, others, owner, calendar.cancels))


def _note_left_out(diary: Diary) -> None:
    """Count events that gave no row, by reason, and say when the owner's own answers cannot be told."""
    events, notes = diary.calendar.events, diary.calendar.notes
    seen = {instance.event.row_no for instance in diary.found}
    notes.excluded.update(reason for event in events if (reason := _why_left_out(event, event.row_no in seen, diary)))
    if not diary.owner.is_known and any(event.attendees for event in events):
        notes.problem("calendar_owner_unknown")


def _why_left_out(event: Event, is_in_window: bool, diary: Diary) -> str | None:
    if not is_in_window:
        return "planned" if event.start.at >= diary.window.high else "outside_window"
    if event.is_free and not event.is_all_day:
        return "free_time"
    return "crowd" if len(others_of(event, diary.owner, {})) > settings().most_people else None


def _cover(con: duckdb.DuckDBPyConnection, diary: Diary) -> None:
    """A calendar sees from its first event to its last change or last meeting, whichever is later."""
    calendar, window = diary.calendar, diary.window
    starts = [instance.at for instance in diary.found]
    if not starts:
        return
    early = calendar.early or any(event.start.at < window.low for event in calendar.events)
    last = max(*starts, calendar.written_at or 0)
    period = (window.low if early else min(starts), min(last, window.high - 1))
    cover(con, diary.member_id, "meetings", {diary.source_id: period})
