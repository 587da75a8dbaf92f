"""A file of exchange rates into `currency_rates`; a zip that holds one such file and nothing else is read too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.decode import decode
from jalon.sources.intake import Notes, keep_problems, load, problems_of, refusing, register, unusable
from jalon.sources.limits import limits
from jalon.sources.merge import FIRST, merge
from jalon.sources.rates.table import rates_of, rates_table
from jalon.sources.sheets import ZIP
from jalon.sources.zips import checked_entries, read_entry

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from jalon.sources.intake import Input


@refusing("rates")
def read_rates(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
    """Read one file of exchange rates, all or nothing. Rates are nobody's: `member_id` says only who gave the file."""
    given = load(path)
    notes = Notes(problems_of(given.name))
    table = rates_table(_text(given, notes))
    if table is None:
        raise unusable(given.name, "rates_unreadable")
    if table.is_open:
        raise unusable(given.name, "rates_days_open")
    source_id = given.source_id(given.name)
    rows: list[dict[str, object]] = [
        {"day": one.day, "per_euro": json.dumps(one.per_euro), "source_id": source_id, "row_no": one.row_no}
        for one in rates_of(table, notes)
    ]
    if not rows:
        raise unusable(given.name, "rates_empty")
    count = sum(any(cell.strip() for cell in row) for row in table.rows)
    report = FileReport(given.name, "rates", count, len(rows), dict(notes.excluded), notes.told)
    problems = notes.problems.all()
    with transaction(con):
        merge(con, "currency_rates", rows, key=("day", "source_id"), order=FIRST)
        register(con, given, [report], exported_on=None, imported_at=as_of)
        keep_problems(con, problems)
    return SourceReport(given.name, "rates", (report,), problems=problems, member_id=member_id)


def _text(given: Input, notes: Notes) -> str:
    data = given.data
    if data[:4] == ZIP:
        entries = [entry for entry in checked_entries(given.name, data) if entry.name.casefold().endswith(".csv")]
        if len(entries) != 1:
            raise unusable(given.name, "rates_unreadable")
        data = read_entry(given.name, entries[0])
    if len(data) > limits().table_bytes:
        raise unusable(given.name, "source_too_large", limit=limits().table_bytes // 1_000_000)
    text, guessed = decode(data)
    if guessed:
        notes.problem("letters_guessed")
    return text
