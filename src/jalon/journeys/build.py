"""From messages to conversations and revived contacts, rebuilt from the records at every run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent


def create_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Make the derived tables where they do not exist yet."""
    con.execute((HERE / "schema.sql").read_text(encoding="utf-8"))


def build_conversations(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `conversations` and `revivals` from messages and threads; whatever stood there is replaced."""
    create_tables(con)
    for table in ("conversations", "revivals"):
        select = (HERE / f"{table}.sql").read_text(encoding="utf-8")
        con.execute(f"delete from {table}")
        con.execute(f"insert into {table} {select}")
