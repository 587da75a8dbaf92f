"""Short ways to write single-file sources, read them, and look at what a store holds."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import duckdb

from jalon.records.store import open_store
from jalon.sources.days import instant

ME = "in:mia-member"
AS_OF = instant(dt.date(2026, 11, 20))


TABLES = (
    *("audience_days", "audience_posts", "audience_shares", "meetings", "deal_events", "ssi_readings"),
    *("mentions", "coverage", "problems", "imports"),
)


def day(year: int, month: int, number: int) -> int:
    """Midnight UTC in µs."""
    return instant(dt.date(year, month, number))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with that content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def xlsx(sheets: dict[str, list[list[object]]]) -> bytes:
    """A workbook of those sheets."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple]:
    """Rows of a query."""
    return con.execute(sql).fetchall()


def everything(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple]]:
    """All tables that single-file sources fill, in a fixed order."""
    return {table: sorted(con.execute(f"from {table}").fetchall(), key=repr) for table in TABLES}


def codes(report) -> list[str]:
    """Problem codes of a report, without the word on what a results file is taken to follow."""
    return [problem.code for problem in report.problems if problem.code != "follows_untold"]


__all__ = ["AS_OF", "ME", "codes", "day", "everything", "open_store", "rows", "write", "xlsx"]
