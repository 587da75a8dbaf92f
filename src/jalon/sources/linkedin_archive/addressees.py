"""Who a message went to: by address where there is one, else by names in a list whose names may hold commas."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jalon.records.identity import is_credential, name_key, profile_key
from jalon.sources.linkedin_archive.bulk import insert_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    import duckdb

    from jalon.sources.linkedin_archive.owner import Owner

NOBODY = "linkedin member"
_LONGEST_NAME = 4

_PLAIN = f"""
create or replace temp table addressees as
with one_each as (
  select to_names, to_urls, unnest(string_split(to_urls, ',')) as url, contains(to_urls, ',') as many
  from readers where to_urls <> ''
)
select o.to_names, o.to_urls, 'in:' || u.key as person, case when not o.many then n.key end as name_key
from one_each o join url_keys u on u.text = o.url left join name_keys n on n.text = o.to_names
where u.key is not null
union all
select p.to_names, p.to_urls, case when n.key = '{NOBODY}' then 'deleted' else 'name:' || n.key end, n.key
from readers p join name_keys n on n.text = p.to_names
where p.to_urls = '' and not contains(p.to_names, ',')
"""
_ODD = """
select to_names, to_urls from readers
where (to_urls = '' and contains(to_names, ',')) or (to_urls <> '' and contains(to_names, 'LinkedIn Member'))
order by all
"""
_WITHOUT_THREAD = """
select distinct from_name, from_url, to_names, to_urls from raw_messages where thread is null order by all
"""
_FOUND_THREADS = """
create or replace temp table found_threads as
select r.source_id, r.row_no, g.thread_id
from raw_messages r
join guessed_threads g
  on g.from_name = r.from_name and g.from_url = r.from_url and g.to_names = r.to_names and g.to_urls = r.to_urls
where r.thread is null
"""


def stage_addressees(con: duckdb.DuckDBPyConnection, owner: Owner) -> None:
    """Fill addressees (who each list of recipients stands for) and found_threads (conversations of old archives)."""
    con.execute(_PLAIN)
    odd = con.execute(_ODD).fetchall()
    if odd:
        known = {row[0] for row in con.execute("select key from name_keys").fetchall()} | {owner.name_key}
        insert_rows(con, "addressees", [row for names, urls in odd for row in _addressees(names, urls, known)])
    columns = ", ".join(f"{name} varchar" for name in ("from_name", "from_url", "to_names", "to_urls", "thread_id"))
    con.execute(f"create or replace temp table guessed_threads ({columns})")
    insert_rows(con, "guessed_threads", _guess_threads(con, owner))
    con.execute(_FOUND_THREADS)


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


def _addressees(names: str, urls: str, known: Set[str]) -> list[tuple[str, str, str, str]]:
    if urls:
        deleted = len(urls.split(",")) < len(names.split(","))
        return [(names, urls, "deleted", NOBODY)] if deleted else []
    found = {name_key(name) for name in split_names(names, known.__contains__)} - {""}
    return [(names, urls, "deleted" if key == NOBODY else f"name:{key}", key) for key in sorted(found)]


def _guess_threads(con: duckdb.DuckDBPyConnection, owner: Owner) -> list[tuple[str, str, str, str, str]]:
    """Archives up to 2018 name no conversation: the people who take part in it stand for it."""
    rows = con.execute(_WITHOUT_THREAD).fetchall()
    if not rows:
        return []
    people: dict[tuple[str, str], set[str]] = {}
    for names, urls, person in con.execute("select to_names, to_urls, person from addressees").fetchall():
        people.setdefault((names, urls), set()).add(person)
    own = {owner.member_id, f"name:{owner.name_key}"}
    return [
        (*row, _thread_of((people.get((row[2], row[3]), set()) | {_sender(row[0], row[1])}) - own)) for row in rows
    ]


def _thread_of(others: set[str]) -> str:
    return "people:" + hashlib.sha256("|".join(sorted(others)).encode()).hexdigest()[:32]


def _sender(name: str, url: str) -> str:
    slug, key = profile_key(url), name_key(name)
    if slug:
        return f"in:{slug}"
    return "deleted" if key in ("", NOBODY) else f"name:{key}"
