"""An SSI reading into ssi_readings: from the page's JSON, the saved page, or typed figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.errors import Misuse
from jalon.records.identity import fact_id
from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.days import DAY
from jalon.sources.decode import decode
from jalon.sources.intake import load, refusing, register, unusable
from jalon.sources.merge import merge
from jalon.sources.ssi.figures import Ssi, find_ssi, parse_typed_ssi

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

TYPED = "typed"
SHORT = 200


@refusing("ssi")
def read_ssi(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
    """Read one SSI page (JSON or saved HTML) or a text file with typed figures; all or nothing.

    The page carries no date: the reading gets the day of `as_of` (µs UTC), and keeps the earliest one when the
    same figures are read again. A file without figures gives a refused report.
    """
    given = load(path)
    ssi = ssi_in(decode(given.data)[0])
    if ssi is None or not ssi.is_plausible:
        raise unusable(given.name, "ssi_implausible" if ssi else "ssi_not_found")
    report = FileReport(given.name, "ssi", 1, 1)
    with transaction(con):
        _store(con, ssi, member_id, as_of, given.source_id(given.name))
        register(con, given, [report], exported_on=None, imported_at=as_of)
    return SourceReport(given.name, "ssi", (report,), member_id=member_id)


def read_typed_ssi(con: duckdb.DuckDBPyConnection, text: str, *, member_id: str, as_of: int) -> SourceReport:
    """Keep figures that a person typed, such as "74 (18/17/20/19)"; raises Misuse when they cannot be right."""
    ssi = parse_typed_ssi(text)
    with transaction(con):
        _store(con, ssi, member_id, as_of, TYPED)
    return SourceReport(TYPED, "ssi", (FileReport(TYPED, "ssi", 1, 1),), member_id=member_id)


def ssi_in(text: str) -> Ssi | None:
    """The figures in a page or a short text; None when there are none."""
    if len(text) < SHORT:
        try:
            return parse_typed_ssi(text)
        except Misuse:
            pass
    return find_ssi(text)


def _store(con: duckdb.DuckDBPyConnection, ssi: Ssi, member_id: str, as_of: int, source_id: str) -> None:
    figures = {name: getattr(ssi, name) for name in ssi.__slots__}
    row: dict[str, object] = {
        "fact_id": fact_id("ssi", *figures.values()),
        "member_id": member_id,
        **figures,
        "occurred_at": as_of // DAY * DAY,
        "recorded_at": as_of // DAY * DAY,
        "source_id": source_id,
        "row_no": 1,
    }
    merge(con, "ssi_readings", [row], order=("occurred_at", "source_id"))
