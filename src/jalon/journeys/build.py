"""From messages to conversations and revived contacts, rebuilt from the records at every run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DAY = 86_400_000_000


def create_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Make the derived tables where they do not exist yet."""
    con.execute((HERE / "schema.sql").read_text(encoding="utf-8"))


def known_until(con: duckdb.DuckDBPyConnection, member_id: str | None, as_of: int) -> int | None:
    """First instant (µs UTC) that a day in the past does not know; None when no export is newer than that day."""
    row = con.execute("select max(exported_on) from members where member_id = ?", [member_id]).fetchone()
    newest = row[0] if row else None
    until = (as_of // DAY + 1) * DAY
    return until if newest is not None and newest >= until else None


def build_conversations(con: duckdb.DuckDBPyConnection, until: int | None = None) -> None:
    """Fill `conversations`, `revivals` and `group_talks` from messages before `until` (µs UTC; None: all) and threads.

    Whatever stood there is replaced.
    """
    create_tables(con)
    known = "" if until is None else f"where occurred_at < {until}"
    con.execute(f"create or replace temp view known_messages as select * from messages {known}")
    for table in ("conversations", "revivals", "group_talks"):
        select = (HERE / f"{table}.sql").read_text(encoding="utf-8")
        con.execute(f"delete from {table}")
        con.execute(f"insert into {table} {select}")
