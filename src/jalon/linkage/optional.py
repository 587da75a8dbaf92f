"""Columns of mentions that only some sources fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

OPTIONAL = ("phone", "title", "place", "system", "origin_id")


def columns_of_mentions(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """SQL of each column of `mentions m`: the column where the store has it, nothing where it has not."""
    have = {row[0] for row in con.execute("describe mentions").fetchall()}
    return {name: f"m.{name}" if name in have else "cast(null as varchar)" for name in OPTIONAL}


def quoted(name: str) -> str:
    """A name as SQL writes it whatever stands in it."""
    return '"' + name.replace('"', '""') + '"'
