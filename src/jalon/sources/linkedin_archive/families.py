"""From staging tables to facts: one SQL file a family, the same for every era."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.records.identity import is_credential, name_key, profile_key
from jalon.sources.linkedin_archive.bulk import insert_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    import duckdb

    from jalon.sources.linkedin_archive.owner import Owner

SQL = Path(__file__).parent / "sql"
NOBODY = "linkedin member"
_LONGEST_NAME = 4

_MACROS = """
create or replace temp macro fold_text(t) as trim(regexp_replace(
  replace(replace(replace(replace(replace(
    regexp_replace(t, '<[^<>]{1,200}>', ' ', 'g'),
    '&nbsp;', ' '), '&#39;', ''''), '&quot;', '"'), '&lt;', '<'), '&amp;', '&'),
  '[\\s\\x{00A0}\\x{200B}]+', ' ', 'g'));
create or replace temp macro repair_text(t) as replace(replace(replace(replace(replace(
  t, chr(13) || chr(10), chr(10)), '"' || chr(10) || '"', chr(10)), '"' || chr(10) || '"', chr(10)),
  '"' || chr(10) || '"', chr(10)), '""', '"');
create or replace temp macro post_urn(t) as nullif(regexp_replace(regexp_extract(
  replace(replace(t, '%3A', ':'), '%3a', ':'),
  '(share|ugcPost|activity|groupPost)[:-](\\d{1,12}-)?\\d{10,20}', 0), '^(\\w+)[:-]', 'urn:li:\\1:'), '');
"""


def read_sql(name: str) -> str:
    """Text of one of the SQL files beside this module."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def describe_archive(
    con: duckdb.DuckDBPyConnection, member_id: str, owner: Owner, recorded_at: int, future_from: int | None
) -> None:
    """One row that all families read: whose archive, who is the owner, as of when."""
    con.execute(_MACROS)
    con.execute(
        "create or replace temp table this_archive as select ?::varchar as member_id, ?::bigint as recorded_at, "
        "?::varchar as owner_slug, ?::varchar as owner_alias, nullif(?::varchar, '') as owner_name_key, "
        "?::bigint as future_from",
        [member_id, recorded_at, owner.slug, min(owner.aliases, default=None), owner.name_key, future_from],
    )


def stage_facts(con: duckdb.DuckDBPyConnection, owner: Owner, *, with_messages: bool) -> None:
    """Fill staged_<table> for connections, people, invitations, messages, posts, gestures, recommendations."""
    if not with_messages:
        con.execute("delete from raw_messages")
    for name in ("connections", "invitations", "senders"):
        con.execute(read_sql(name))
    con.execute(read_sql("people"))
    _stage_addressees(con, owner)
    con.execute(read_sql("messages"))
    con.execute(
        "create or replace temp view post_rows as "
        "select kind, source_id, row_no, at_text, link, repair_text(text) as text, shared, media from raw_posts"
    )
    for name in ("posts", "gestures", "vouches"):
        con.execute(read_sql(name))


_PLAIN_ADDRESSEES = f"""
create or replace temp table addressees as
with pairs as (select distinct to_names, to_urls from raw_messages),
one_each as (
  select to_names, to_urls, unnest(string_split(to_urls, ',')) as url, contains(to_urls, ',') as many
  from pairs where to_urls <> ''
)
select o.to_names, o.to_urls, 'in:' || u.key as person, case when not o.many then n.key end as name_key
from one_each o join url_keys u on u.text = o.url left join name_keys n on n.text = o.to_names
where u.key is not null
union all
select p.to_names, p.to_urls, case when n.key = '{NOBODY}' then 'deleted' else 'name:' || n.key end, n.key
from pairs p join name_keys n on n.text = p.to_names
where p.to_urls = '' and not contains(p.to_names, ',');
"""
_ODD_PAIRS = """
select distinct to_names, to_urls from raw_messages
where (to_urls = '' and contains(to_names, ',')) or (to_urls <> '' and contains(to_names, 'LinkedIn Member'))
order by all
"""


def _stage_addressees(con: duckdb.DuckDBPyConnection, owner: Owner) -> None:
    con.execute(_PLAIN_ADDRESSEES)
    odd = con.execute(_ODD_PAIRS).fetchall()
    if odd:
        known = {row[0] for row in con.execute("select key from name_keys").fetchall()} | {owner.name_key}
        rows = [row for names, urls in odd for row in _addressees(names, urls, known)]
        insert_rows(con, "addressees", rows)
    con.execute(
        "create or replace temp table found_threads (from_name varchar, from_url varchar, to_names varchar, "
        "to_urls varchar, direction varchar, thread_id varchar)"
    )
    if con.execute("select count(*) from raw_messages where thread is null").fetchall()[0][0]:
        _find_threads(con, owner)


def _addressees(names: str, urls: str, known: Set[str]) -> list[tuple[str, str, str, str]]:
    if urls:
        deleted = len(urls.split(",")) < len(names.split(","))
        return [(names, urls, "deleted", NOBODY)] if deleted else []
    found = {name_key(name) for name in split_names(names, known.__contains__)} - {""}
    return [(names, urls, "deleted" if key == NOBODY else f"name:{key}", key) for key in sorted(found)]


def split_names(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """Names in a list joined by commas, where a name may itself hold commas.

    The longest run of pieces whose key is a known name is one name; an unknown piece is a name of its own
    and takes the degrees that follow it, as in "Ana Exemplar, PhD".
    """
    pieces, names = text.split(","), list[str]()
    while pieces:
        taken = _known_run(pieces, is_known)
        while taken < len(pieces) and is_credential(pieces[taken]):
            taken += 1
        names.append(",".join(pieces[:taken]).strip())
        pieces = pieces[taken:]
    return [name for name in names if name]


def _known_run(pieces: list[str], is_known: Callable[[str], bool]) -> int:
    for length in range(min(_LONGEST_NAME, len(pieces)), 0, -1):
        if is_known(name_key(",".join(pieces[:length]))):
            return length
    return 1


def _find_threads(con: duckdb.DuckDBPyConnection, owner: Owner) -> None:
    """Archives up to 2018 name no conversation: the people who take part in it stand for it."""
    rows = con.execute(
        "select distinct r.from_name, r.from_url, r.to_names, r.to_urls, r.direction from raw_messages r "
        "where r.thread is null order by all"
    ).fetchall()
    people: dict[tuple[str, str], set[str]] = {}
    for names, urls, person in con.execute("select to_names, to_urls, person from addressees").fetchall():
        people.setdefault((names, urls), set()).add(person)
    own = {"", owner.member_id, f"name:{owner.name_key}"}
    found = list[tuple[object, ...]]()
    for from_name, from_url, to_names, to_urls, direction in rows:
        others = (people.get((to_names, to_urls), set()) | {_sender(from_name, from_url)}) - own
        digest = hashlib.sha256("|".join(sorted(others)).encode()).hexdigest()[:32]
        found.append((from_name, from_url, to_names, to_urls, direction, f"people:{digest}"))
    insert_rows(con, "found_threads", found)


def _sender(name: str, url: str) -> str:
    slug, key = profile_key(url), name_key(name)
    if slug:
        return f"in:{slug}"
    return "deleted" if key in ("", NOBODY) else f"name:{key}"
