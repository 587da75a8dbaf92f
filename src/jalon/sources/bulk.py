"""Bring many Python rows into DuckDB at once (lists as parameters cost a hundred times more)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb


def insert_rows(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Append rows to a table, values in the order of its columns: texts, whole numbers, booleans and None."""
    if not rows:
        return
    columns = [["true" if v is True else "false" if v is False else v for v in c] for c in zip(*rows, strict=True)]
    marks = ", ".join("unnest(from_json(?, '[\"VARCHAR\"]'))" for _ in columns)
    con.execute(f"insert into {table} select {marks}", [json.dumps(column) for column in columns])
