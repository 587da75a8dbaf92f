"""The SQL files of this package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

SQL = Path(__file__).parent / "sql"


def read_sql(name: str) -> str:
    """Text of one file."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def run_sql(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> None:
    """Run the statements of one file, each with the values that it names."""
    for statement in read_sql(name).split(";\n"):
        used = {key: value for key, value in values.items() if f"${key}" in statement}
        if statement.strip():
            con.execute(statement, used or None)
