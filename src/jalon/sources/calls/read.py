"""A call log into the table of meetings: who was on the other end, when, how long, and whether two people talked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.calls.android import android_calls, is_android
from jalon.sources.calls.call import Call, mention_of_call, row_of, words
from jalon.sources.calls.table import calls_of, log_of_text
from jalon.sources.days import DAY
from jalon.sources.decode import decode
from jalon.sources.intake import Input, Notes, cover, keep_problems, load, problems_of, refusing, register, unusable
from jalon.sources.limits import limits
from jalon.sources.mention import Mention, mention_rows
from jalon.sources.merge import EARLIEST, FIRST, merge
from jalon.sources.phones import e164, home_region

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

NOBODY = frozenset({"", "-1", "-2", "-3", "unknown", "private", "anonymous", "restricted", "anonyme", "inconnu"})


@refusing("calls")
def read_calls(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
    """Read one call log into meetings and mentions, all or nothing.

    Calls after the day of `as_of` (µs UTC) are left out.
    """
    given = load(path)
    if len(given.data) > limits().table_bytes:
        raise unusable(given.name, "source_too_large", limit=limits().table_bytes // 1_000_000)
    problems = problems_of(given.name)
    notes = Notes(problems)
    calls = _calls(given, notes)
    with transaction(con):
        report = _store(con, given, calls, notes, member_id, as_of)
        keep_problems(con, problems.all())
    return SourceReport(given.name, "calls", (report,), problems=problems.all(), member_id=member_id)


def _calls(given: Input, notes: Notes) -> list[Call]:
    text, guessed = decode(given.data)
    if guessed:
        notes.problem("letters_guessed")
    if is_android(text):
        return list(android_calls(given.name, text, notes))
    log = log_of_text(text)
    if log is None:
        raise unusable(given.name, "calls_columns_missing")
    if log.clock.is_open:
        notes.problem("calls_days_open")
    return list(calls_of(log, notes))


def _store(
    con: duckdb.DuckDBPyConnection, given: Input, calls: list[Call], notes: Notes, member_id: str, as_of: int
) -> FileReport:
    region = home_region(con, member_id, (call.number for call in calls))
    source_id = given.source_id(given.name)
    kept = [(call, phone) for call in calls if (phone := _fair(call, region, (as_of // DAY + 1) * DAY, notes))]
    found = [(call, phone, mention_of_call(call, phone)) for call, phone in kept]
    rows = [row_of(call, phone, mention.mention_id, member_id, source_id, as_of) for call, phone, mention in found]
    merge(con, "meetings", rows, order=EARLIEST)
    people = mention_rows(((mention, call.row_no) for call, _, mention in found), member_id, source_id)
    merge(con, "mentions", people, key=("member_id", "mention_id"), order=FIRST)
    _say(found, notes)
    if kept:
        starts = [call.at for call, _ in kept]
        cover(con, member_id, "meetings", {source_id: (min(starts), max(starts))})
    count = len(calls) + notes.excluded["call_unreadable"] + notes.excluded["text_too_long"]
    report = FileReport(given.name, "calls", count, len(kept), dict(notes.excluded), notes.told)
    register(con, given, [report], exported_on=None, imported_at=as_of)
    return report


def _fair(call: Call, region: str | None, high: int, notes: Notes) -> str | None:
    """The number of a call in E.164; None, with the reason noted, when the call cannot be kept."""
    if call.at >= high:
        notes.refuse("day_in_future", call.row_no)
        return None
    if call.number.strip().casefold() in NOBODY:
        notes.excluded["call_anonymous"] += 1
        return None
    phone = e164(call.number, region)
    if phone is None:
        notes.excluded["call_number_unknown"] += 1
    return phone


def _say(found: list[tuple[Call, str, Mention]], notes: Notes) -> None:
    if unknown := notes.excluded["call_number_unknown"]:
        notes.problem("call_number_unknown", n=unknown)
    if short := sum(not call.is_held for call, _, _ in found):
        notes.problem("calls_short", n=short, seconds=words()["least_seconds"])
