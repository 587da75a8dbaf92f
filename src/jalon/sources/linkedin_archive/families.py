"""From staging tables to facts: one SQL file a family, the same for every era."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jalon.sources.linkedin_archive.addressees import stage_addressees

if TYPE_CHECKING:
    import duckdb

    from jalon.sources.linkedin_archive.owner import Owner

SQL = Path(__file__).parent / "sql"

# What a text is when white space, tags and entities are folded; a name from its two cells; a post's text without the
# artefact of its line breaks.
MACROS = """
create or replace temp macro fold_text(t) as trim(regexp_replace(
  replace(replace(replace(replace(replace(
    regexp_replace(t, '<[^<>]{1,200}>', ' ', 'g'),
    '&nbsp;', ' '), '&#39;', ''''), '&quot;', '"'), '&lt;', '<'), '&amp;', '&'),
  '[\\s\\x{00A0}\\x{200B}]+', ' ', 'g'));
create or replace temp macro repair_text(t) as replace(replace(replace(replace(replace(
  t, chr(13) || chr(10), chr(10)), '"' || chr(10) || '"', chr(10)), '"' || chr(10) || '"', chr(10)),
  '"' || chr(10) || '"', chr(10)), '""', '"');
create or replace temp macro full_name(first_part, last_part) as
  trim(concat_ws(' ', trim(first_part), trim(last_part)));
"""


def read_sql(name: str) -> str:
    """Text of one of the SQL files beside this module."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def describe_archive(con: duckdb.DuckDBPyConnection, member_id: str, owner: Owner, recorded_at: int) -> None:
    """One row that all families read: whose archive, who is the owner, as of when."""
    con.execute(
        "create or replace temp table this_archive as select ?::varchar as member_id, ?::bigint as recorded_at, "
        "?::varchar as owner_slug, ?::varchar as owner_alias, nullif(?::varchar, '') as owner_name_key",
        [member_id, recorded_at, owner.slug, min(owner.aliases, default=None), owner.name_key],
    )


def stage_facts(con: duckdb.DuckDBPyConnection, owner: Owner, *, with_messages: bool) -> None:
    """Fill staged_<table> for connections, people, invitations, messages, posts, gestures, recommendations."""
    if not with_messages:
        con.execute("delete from raw_messages; delete from writers; delete from readers")
    for name in ("connections", "invitations", "senders", "people"):
        con.execute(read_sql(name))
    stage_addressees(con, owner)
    con.execute(read_sql("messages"))
    repeated = "select count(*) - count(distinct fact_id) from staged_messages"
    if con.execute(repeated).fetchall()[0][0]:
        con.execute(read_sql("messages_again"))
    con.execute(read_sql("thread_people"))
    con.execute("create or replace temp view post_rows as select * replace (repair_text(text) as text) from raw_posts")
    for name in ("posts", "gestures", "vouches"):
        con.execute(read_sql(name))
