"""From staging tables to facts: one SQL file a family, the same for every era."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.sources.linkedin_archive.addressees import stage_addressees
from jalon.sources.linkedin_archive.sqltext import read_sql

if TYPE_CHECKING:
    import duckdb

    from jalon.sources.linkedin_archive.owner import Owner

MESSAGE_COLUMNS = (
    "fact_id, member_id, thread_id, person_id, direction, sequence, characters, has_subject, excluded_as, nature, "
    "note_hash, occurred_at, recorded_at, source_id, row_no"
)


def describe_archive(con: duckdb.DuckDBPyConnection, member_id: str, owner: Owner, recorded_at: int) -> None:
    """One row that all families read: whose archive, who is the owner, as of when."""
    con.execute(
        "create or replace temp table this_archive as select ?::varchar as member_id, ?::bigint as recorded_at, "
        "?::varchar as owner_slug, ?::varchar as owner_alias, nullif(?::varchar, '') as owner_name_key",
        [member_id, recorded_at, owner.slug, min(owner.aliases, default=None), owner.name_key],
    )


def stage_facts(con: duckdb.DuckDBPyConnection, owner: Owner, *, with_messages: bool, straight: bool) -> None:
    """Fill staged_<table> for connections, people, invitations, messages, posts, gestures, recommendations.

    `straight` puts messages into the empty table of the store at once, which spares a copy of the largest one.
    """
    if not with_messages:
        con.execute("delete from raw_messages; delete from known_writers; delete from read_by; delete from readers")
    for name in ("connections", "invitations", "senders", "people"):
        con.execute(read_sql(name))
    stage_addressees(con, owner)
    _stage_messages(con, "messages" if straight else "fresh_messages")
    con.execute(read_sql("thread_people"))
    con.execute("create or replace temp view post_rows as select * replace (repair_text(text) as text) from raw_posts")
    for name in ("posts", "gestures", "vouches"):
        con.execute(read_sql(name))


def _stage_messages(con: duckdb.DuckDBPyConnection, table: str) -> None:
    if table == "fresh_messages":
        con.execute(f"create or replace temp table fresh_messages as select {MESSAGE_COLUMNS} from messages limit 0")
    con.execute(f"insert into {table} ({MESSAGE_COLUMNS}) {read_sql('messages')}")
    if con.execute(f"select count(*) - count(distinct fact_id) from {table}").fetchall()[0][0]:
        con.execute(read_sql("messages_again").replace("fresh_messages", table))
    con.execute(f"create or replace temp view staged_messages as select * from {table}")
