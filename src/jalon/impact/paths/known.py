"""Up to when rows count as known on a day in the past."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jalon.impact.paths.read import LATEST

if TYPE_CHECKING:
    import duckdb

FILES = ("messages", "connections", "invitations", "meetings", "deal_events")
TICKS = ("confirmed_events",)


def known_by(con: duckdb.DuckDBPyConnection, member_id: str, end: int) -> tuple[int, str | None]:
    """Up to when rows count as known, and the finding that says what was recorded only after the day, if anything.

    A step that the member ticked later stands in a message that was there already: such a day is no past one told
    from later files.
    """
    for tables, finding in ((FILES, "paths_reconstructed"), (TICKS, "paths_ticked_later")):
        if _recorded_later(con, member_id, end, tables):
            return LATEST, finding
    return end, None


def _recorded_later(con: duckdb.DuckDBPyConnection, member_id: str, end: int, tables: Sequence[str]) -> bool:
    asked = " union all ".join(
        f"select max(recorded_at) as newest from {table} where member_id = $member" for table in tables
    )
    row = con.execute(f"select max(newest) from ({asked})", {"member": member_id}).fetchone()
    return bool(row and row[0] is not None and row[0] >= end)
