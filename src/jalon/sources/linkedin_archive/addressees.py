"""Who a message went to: by address where there is one, else by names in a list whose names may hold commas."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jalon.records.identity import is_credential, name_key, profile_key
from jalon.sources.bulk import insert_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    import duckdb

    from jalon.sources.linkedin_archive.owner import Owner

NOBODY = "linkedin member"
_LONGEST_NAME = 4

_PLAIN = f"""
create or replace temp table addressees as
select reader, 'in:' || slug as person, name_key from read_by
union all
select
  p.reader,
  case when coalesce(plain_name(p.to_names), n.key) = '{NOBODY}' then 'deleted'
    else 'name:' || coalesce(plain_name(p.to_names), n.key) end,
  coalesce(plain_name(p.to_names), n.key)
from readers p left join name_keys n on n.text = p.to_names
where p.to_urls = '' and p.to_names <> '' and not contains(p.to_names, ',')
"""
_ODD = """
select reader, to_names, to_urls from readers
where (to_urls = '' and contains(to_names, ',')) or (to_urls <> '' and contains(to_names, 'LinkedIn Member'))
order by all
"""
_KNOWN = """
select name_key from contact_rows where name_key is not null union select name_key from invited
where name_key is not null union select name_key from known_writers where name_key is not null
union select key from name_keys union select name_key from read_by where name_key is not null
"""
_WITHOUT_THREAD = """
select distinct w.writer, w.from_name, w.from_url, r.reader
from raw_messages r join writers w on w.writer = r.writer
where r.thread is null order by all
"""
_NAME_THREADS = """
update raw_messages set thread = g.thread_id from guessed_threads g
where raw_messages.thread is null and g.writer = raw_messages.writer and g.reader = raw_messages.reader
"""


def stage_addressees(con: duckdb.DuckDBPyConnection, owner: Owner) -> None:
    """Fill addressees (who each list of recipients stands for) and name the threads of old archives."""
    con.execute(_PLAIN)
    odd = con.execute(_ODD).fetchall()
    if odd:
        known = {row[0] for row in con.execute(_KNOWN).fetchall()} | {owner.name_key}
        insert_rows(con, "addressees", [row for a, b, c in odd for row in _addressees(a, b, c, known)])
    guessed = _guess_threads(con, owner)
    if guessed:
        con.execute("create or replace temp table guessed_threads (writer ubigint, reader ubigint, thread_id varchar)")
        insert_rows(con, "guessed_threads", guessed)
        con.execute(_NAME_THREADS)


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


def _addressees(reader: int, names: str, urls: str, known: Set[str]) -> list[tuple[str, str, str]]:
    if urls:
        deleted = len(urls.split(",")) < len(names.split(","))
        return [(str(reader), "deleted", NOBODY)] if deleted else []
    found = {name_key(name) for name in split_names(names, known.__contains__)} - {""}
    return [(str(reader), "deleted" if key == NOBODY else f"name:{key}", key) for key in sorted(found)]


def _guess_threads(con: duckdb.DuckDBPyConnection, owner: Owner) -> list[tuple[str, str, str]]:
    """Archives up to 2018 name no conversation: the people who take part in it stand for it."""
    rows = con.execute(_WITHOUT_THREAD).fetchall()
    if not rows:
        return []
    people: dict[int, set[str]] = {}
    for reader, person in con.execute("select reader, person from addressees").fetchall():
        people.setdefault(reader, set()).add(person)
    own = {owner.member_id, f"name:{owner.name_key}"}
    return [
        (str(writer), str(reader), _thread_of((people.get(reader, set()) | {_sender(name, url)}) - own))
        for writer, name, url, reader in rows
    ]


def _thread_of(others: set[str]) -> str:
    return "people:" + hashlib.sha256("|".join(sorted(others)).encode()).hexdigest()[:32]


def _sender(name: str, url: str) -> str:
    slug, key = profile_key(url), name_key(name)
    if slug:
        return f"in:{slug}"
    return "deleted" if key in ("", NOBODY) else f"name:{key}"
