"""A store in memory with a few invented rows: `store()` and `put(con, table, column=value, ...)`."""

from __future__ import annotations

from pathlib import Path

import duckdb

import jalon

DAY = 86_400_000_000
NOW = 20_000 * DAY
ME = "in:me"
FILL = {"VARCHAR": "", "BIGINT": 0, "BOOLEAN": False, "DOUBLE": 0.0}


def store() -> duckdb.DuckDBPyConnection:
    """An empty store with the records and the derived tables."""
    con = duckdb.connect()
    for package in ("records", "journeys"):
        con.execute((Path(jalon.__file__).parent / package / "schema.sql").read_text(encoding="utf-8"))
    return con


def put(con: duckdb.DuckDBPyConnection, table: str, **values: object) -> None:
    """Insert one row; columns that must be filled and are not named get an empty value."""
    columns = con.execute(
        "select column_name, data_type, is_nullable from information_schema.columns where table_name = ?",
        [table],
    ).fetchall()
    row = {name: FILL[kind] for name, kind, nullable in columns if nullable == "NO"}
    row |= {"member_id": ME} if "member_id" in row else {}
    row |= {"source_id": "file", "row_no": 1} if "row_no" in row else {}
    row |= values
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    con.execute(f"insert into {table} ({names}) values ({marks})", list(row.values()))


def days_ago(days: float) -> int:
    """Instant that many days before the as-of instant."""
    return int(NOW - days * DAY)
