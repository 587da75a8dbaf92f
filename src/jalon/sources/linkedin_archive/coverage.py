"""Which stretch of time each signal of an archive can see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.sources.days import DAY
from jalon.sources.limits import archive_limits as limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

    from jalon.sources.linkedin_archive.load import LoadedFile

# Signal of the records, staging table of its facts, and what tells them apart there.
SIGNALS = {
    "connections": ("connections", "staged_connections", "true"),
    "invitations": ("invitations", "staged_invitations", "true"),
    "messages": ("messages", "staged_messages", "true"),
    "messages_2018": ("messages", "staged_messages", "true"),
    "shares": ("posts", "staged_posts", "kind <> 'media'"),
    "comments": ("comments", "staged_gestures", "kind = 'comment'"),
    "reactions": ("reactions", "staged_gestures", "kind = 'reaction'"),
    "searches": ("searches", "staged_gestures", "kind = 'search'"),
    "recommendations_received": ("recommendations", "staged_recommendations", "kind = 'recommendation'"),
}

RECOMMENDED = "recommendations_received"


def write_coverage(
    con: duckdb.DuckDBPyConnection,
    member_id: str,
    files: Iterable[LoadedFile],
    exported_on: int,
    registered_at: int | None,
    whole: bool = False,
) -> None:
    """One row a signal and file: from the account's opening or the file's window to the export.

    Without its opening the account is as old as the oldest row of all its files, so that a row of one file alone
    lengthens nothing.

    An archive that is `whole` leaves out a file that would be empty. That nobody has recommended the member yet is
    known all the same: the first recommendation must not be what opens the measure.
    """
    files = list(files)
    opened = registered_at if registered_at is not None else _oldest(con, files, exported_on)
    for file in files:
        known = SIGNALS.get(file.kind)
        if known is None:
            continue
        signal = known[0]
        start = _window_start(signal, exported_on)
        if start is None or (registered_at is not None and start < registered_at):
            start = opened
        con.execute("delete from coverage where source_id = ?", [file.source_id])
        con.execute(
            "insert into coverage values (?, ?, ?, ?, ?)",
            [member_id, signal, min(start, exported_on), exported_on, file.source_id],
        )
    given = {file.kind: file for file in files}
    if whole and "connections" in given and RECOMMENDED not in given:
        con.execute(
            "insert into coverage values (?, ?, ?, ?, ?)",
            [member_id, SIGNALS[RECOMMENDED][0], min(opened, exported_on), exported_on, given["connections"].source_id],
        )


def _window_start(signal: str, exported_on: int) -> int | None:
    days = {"invitations": limits().invitations_days, "searches": limits().searches_days}.get(signal)
    return None if days is None else exported_on - days * DAY


def _oldest(con: duckdb.DuckDBPyConnection, files: Iterable[LoadedFile], exported_on: int) -> int:
    """The oldest row of all files together, for an archive that does not say when the account was opened."""
    tables = sorted({SIGNALS[file.kind][1:] for file in files if file.kind in SIGNALS})
    found = [
        con.execute(f"select min(occurred_at) from {table} where {where}").fetchall()[0][0] for table, where in tables
    ]
    return min((int(oldest) for oldest in found if oldest is not None), default=exported_on)
