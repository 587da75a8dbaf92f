"""Bring staged facts into the records and work out what only all archives together tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.records.merge import merge_facts, merge_people
from jalon.sources.limits import archive_limits as limits
from jalon.sources.linkedin_archive.sqltext import run_sql

if TYPE_CHECKING:
    import duckdb


def merge_staged(con: duckdb.DuckDBPyConnection, *, distinct: bool) -> None:
    """Union of what was staged and what the store holds; `distinct` when each kind of file was there only once."""
    for table in ("connections", "invitations", "posts", "gestures", "recommendations"):
        merge_facts(con, table, f"staged_{table}", distinct=distinct)
    merge_people(con, "staged_people")
    con.execute(
        "insert into thread_people select * from staged_thread_people s where not exists ("
        "select 1 from thread_people p where p.member_id = s.member_id and p.thread_id = s.thread_id "
        "and p.person_id = s.person_id and p.recorded_at = s.recorded_at and p.source_id = s.source_id)"
    )


def settle(con: duckdb.DuckDBPyConnection, member_id: str, *, straight: bool) -> None:
    """Acceptances, excluded messages, threads, repeated searches: worked out anew over all archives of the member."""
    run_sql(con, "settle_network", member=member_id)
    if not straight:
        run_sql(con, "pool_messages", member=member_id)
    run_sql(con, "settle_messages", member=member_id)
    run_sql(con, "settle_gestures", member=member_id, repeat=limits().search_repeat_seconds * 1_000_000)
    run_sql(con, "settle_profile", member=member_id)
