"""Bring staged facts into the records and work out what only all archives together tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.records.merge import merge_facts, merge_people
from jalon.sources.linkedin_archive.families import read_sql
from jalon.sources.linkedin_archive.limits import limits

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


def settle(con: duckdb.DuckDBPyConnection, member_id: str, *, distinct: bool) -> None:
    """Acceptances, excluded messages, threads, repeated searches: worked out anew over all archives of the member."""
    _run(con, "settle_network", member=member_id)
    _order_messages(con, member_id, distinct)
    _run(con, "settle_messages", member=member_id)
    _run(con, "settle_gestures", member=member_id, repeat=limits().search_repeat_seconds * 1_000_000)
    con.execute(
        "delete from profile_items where member_id = ? and (recorded_at, source_id) not in ("
        "select (recorded_at, min(source_id)) from profile_items p where p.member_id = ? and p.recorded_at = ("
        "select max(q.recorded_at) from profile_items q where q.kind = p.kind and q.member_id = p.member_id) "
        "group by p.kind, recorded_at)",
        [member_id, member_id],
    )


def _order_messages(con: duckdb.DuckDBPyConnection, member_id: str, distinct: bool) -> None:
    stored = con.execute("select count(*) from messages where member_id = ?", [member_id]).fetchall()[0][0]
    if stored or not distinct:
        _run(con, "pool_messages", member=member_id)
        con.execute("create or replace temp view ordered_messages as select * from pooled_in_order")
        return
    con.execute("update staged_messages set member_id = ? where member_id <> ?", [member_id, member_id])
    con.execute("create or replace temp view ordered_messages as select * from staged_messages")


def _run(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> None:
    for statement in read_sql(name).split(";\n"):
        used = {key: value for key, value in values.items() if f"${key}" in statement}
        if statement.strip():
            con.execute(statement, used or None)
