"""A results file (CSV or XLSX) into events of deals: calls, meetings, quotes, contracts, losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.days import day_of
from jalon.sources.intake import Input, Notes, cover, keep_problems, load, problems_of, refusing, register, unusable
from jalon.sources.mention import mention_rows
from jalon.sources.merge import EARLIEST, FIRST, merge
from jalon.sources.outcomes.cells import Table, is_blank, tables
from jalon.sources.outcomes.events import events_of, since_rows
from jalon.sources.outcomes.follows import followed, is_untold

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from jalon.records.problems import Problems


@refusing("results")
def read_results(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
    """Read one results file into deal_events and mentions, all or nothing.

    `as_of` in µs UTC: later dates are refused; the file is taken as kept up to that day. A file without a table
    that has a date and a kind, or a date for each kind, gives a refused report.
    """
    given = load(path)
    found = tables(given)
    if not found:
        raise unusable(given.name, "results_columns_missing")
    problems = problems_of(given.name)
    with transaction(con):
        reports = [_store(con, given, table, problems, member_id, as_of) for table in found]
        keep_problems(con, problems.all())
    return SourceReport(given.name, "results", tuple(reports), problems=problems.all(), member_id=member_id)


def _store(
    con: duckdb.DuckDBPyConnection, given: Input, table: Table, problems: Problems, member_id: str, as_of: int
) -> FileReport:
    notes = Notes(problems, None if table.name == given.name else table.name)
    events = events_of(table, day_of(as_of), notes)
    rows = sum(1 for row in table.rows if not is_blank(row))
    if not rows:
        notes.problem("results_empty")
    if table.is_guessed:
        notes.problem("letters_guessed")
    source_id = given.source_id(table.name)
    merge(con, "deal_events", [event.row(member_id, source_id, as_of) for event in events], order=EARLIEST)
    mentioned = ((event.mention, event.row_no) for event in events if event.mention)
    merge(con, "mentions", mention_rows(mentioned, member_id, source_id), key=("member_id", "mention_id"), order=FIRST)
    for signal, start in followed(table, events, day_of(as_of)).items():
        cover(con, member_id, signal, {source_id: (start, as_of)})
    if is_untold(table, events, day_of(as_of)):
        notes.problem("follows_untold")
    kept = len({event.row_no for event in events}) + len(set(since_rows(table)) - notes.rows)
    report = FileReport(table.name, "results", rows, kept, dict(notes.excluded), notes.told)
    register(con, given, [report], exported_on=None, imported_at=as_of)
    return report
