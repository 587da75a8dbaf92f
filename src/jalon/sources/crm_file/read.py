"""An export of a CRM into deals, their people and stages; outcomes follow when everything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.crm.records import Extract
from jalon.sources.crm.store import store
from jalon.sources.crm_file.checks import odd_amounts, people_again
from jalon.sources.crm_file.mapping import quotes_told
from jalon.sources.crm_file.own import own_mapping
from jalon.sources.crm_file.rows import Found, records_of
from jalon.sources.crm_file.sheet import Export, as_text, exports
from jalon.sources.days import DAY
from jalon.sources.intake import Input, Notes, cover, keep_problems, load, problems_of, refusing, register, unusable

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from jalon.records.problems import Problems
    from jalon.sources.crm_file.mapping import Mapping
    from jalon.sources.intake import Reader


@refusing("crm")
def read_crm_file(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
    """Read one export, all or nothing. `as_of` in µs UTC is when it becomes known; later dates are refused."""
    return _read(con, path, own_mapping(path), member_id, as_of)


def reader_by(mapping: Mapping) -> Reader:
    """A reader of exports by a mapping that was given, not found beside the file."""

    @refusing("crm")
    def read(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
        return _read(con, path, mapping, member_id, as_of)

    return read


def _read(con: duckdb.DuckDBPyConnection, path: Path, own: Mapping | None, member_id: str, as_of: int) -> SourceReport:
    given = load(path)
    found = exports(given, own)
    if not found:
        raise unusable(given.name, "crm_mapping_misfit" if own else "crm_columns_missing")
    problems = problems_of(given.name)
    with transaction(con):
        reports = [_store(con, given, export, problems, member_id, as_of) for export in found]
        keep_problems(con, problems.all())
    return SourceReport(given.name, "crm", tuple(reports), problems=problems.all(), member_id=member_id)


def _store(
    con: duckdb.DuckDBPyConnection, given: Input, export: Export, problems: Problems, member_id: str, as_of: int
) -> FileReport:
    notes = Notes(problems, None if export.name == given.name else export.name)
    found = records_of(export, (as_of // DAY + 1) * DAY, notes)
    source_id = given.source_id(export.name)
    store(con, member_id, _extract(export, found, as_of), source_id)
    _say(export, found, notes)
    starts = [at for deal in found.deals.values() if (at := deal.created_at or deal.closed_at) is not None]
    starts += [done.occurred_at for done in found.activities]
    if starts:
        for signal in ("contracts", *quotes_told(export.fitted)):
            cover(con, member_id, signal, {source_id: (min(starts), as_of)})
    rows = sum(1 for row in export.rows if any(as_text(cell) for cell in row))
    kind = f"crm_{export.fitted.mapping.object}"
    report = FileReport(export.name, kind, rows, found.kept, dict(notes.excluded), notes.told)
    register(con, given, [report], exported_on=None, imported_at=as_of)
    return report


def _extract(export: Export, found: Found, as_of: int) -> Extract:
    return Extract(
        system=export.fitted.mapping.system,
        persons=tuple(found.persons.values()),
        deals=tuple(found.deals.values()),
        stage_changes=tuple(found.changes),
        activities=tuple(found.activities),
        exported_on=as_of,
    )


def _say(export: Export, found: Found, notes: Notes) -> None:
    if export.is_guessed:
        notes.problem("letters_guessed")
    if export.order.problem:
        notes.problem("crm_days_open")
    ended = sum(deal.closed_at is not None for deal in found.deals.values())
    if ended:
        notes.problem("crm_reconstructed", n=ended)
    for row_no in odd_amounts(found.deals.values()):
        notes.problem("crm_amount_odd", row_no)
    if export.fitted.mapping.object == "contacts" and (again := people_again(found.persons.values())):
        notes.problem("crm_person_again", n=again)
    currencies = {deal.currency for deal in found.deals.values() if deal.currency}
    if len(currencies) > 1:
        notes.problem("crm_currencies", n=len(currencies))
