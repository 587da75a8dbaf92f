"""Whose archive it is: the address in Invitations, else the one in every conversation, else the sender of that name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.identity import name_key

if TYPE_CHECKING:
    import duckdb

    from jalon.records.problems import Problems


@dataclass(frozen=True, slots=True)
class Owner:
    """The member whose archive it is: slug and name as far as known; at least one of both, else unknown.

    `aliases` are other addresses of the same member in the same archive.
    """

    slug: str | None
    name: str | None
    aliases: frozenset[str] = frozenset()

    @property
    def name_key(self) -> str:
        """Normalised name, empty when unknown."""
        return name_key(self.name)

    @property
    def member_id(self) -> str | None:
        """'in:<slug>', else 'name:<key>', else None."""
        if self.slug:
            return f"in:{self.slug}"
        return f"name:{self.name_key}" if self.name_key else None


# The owner's own side of each invitation.
_OWN_SIDE = """
select u.key as slug, trim(case when upper(trim(i.direction)) = 'OUTGOING' then i.from_name else i.to_name end) as name
from raw_invitations i
left join url_keys u on u.text = case when upper(trim(i.direction)) = 'OUTGOING' then i.from_url else i.to_url end
where upper(trim(i.direction)) in ('OUTGOING', 'INCOMING')
"""

# Addresses of each conversation, and how many conversations have any.
_SEEN = """
with addresses as (
  select distinct m.thread, u.key as slug
  from (select distinct thread, writer from raw_messages where thread is not null) m
  join writers w on w.writer = m.writer
  join url_keys u on u.text = w.from_url
  union
  select m.thread, u.key
  from (select distinct thread, reader from raw_messages where thread is not null) m
  join (select reader, unnest(string_split(to_urls, ',')) as url from readers) r on r.reader = m.reader
  join url_keys u on u.text = r.url
)
select slug, count(*) as threads, (select count(distinct thread) from addresses) as of
from addresses where slug is not null group by slug order by threads desc, slug
"""


def find_owner(con: duckdb.DuckDBPyConnection, profile_name: str | None, problems: Problems) -> Owner:
    """The owner by three ways in a fixed order; a problem is noted when they disagree.

    The second way needs the addresses of recipients; without them a conversation shows only who wrote.
    """
    invited, invited_name = _by_invitations(con, problems)
    name = profile_name or invited_name
    contacts = _contact_slugs(con)
    everywhere, seen = _by_conversations(con, contacts)
    namesakes = _by_name(con, name, contacts, problems)
    written = _settle(everywhere, namesakes)
    slug = invited or written
    if invited and seen and invited not in seen:
        problems.add("owner_unclear")
        return Owner(slug, name, frozenset({written} if written in namesakes and written else ()))
    return Owner(slug, name or _name_of(con, slug))


def _by_invitations(con: duckdb.DuckDBPyConnection, problems: Problems) -> tuple[str | None, str | None]:
    rows = con.execute(f"select slug, name, count(*) as n from ({_OWN_SIDE}) group by all").fetchall()
    slugs, names = dict[str, int](), dict[str, int]()
    for slug, name, n in rows:
        if slug:
            slugs[slug] = slugs.get(slug, 0) + n
        if name:
            names[name] = names.get(name, 0) + n
    if len(slugs) > 1:
        problems.add("owner_unclear")
    return _most(slugs), _most(names)


def _most(counts: dict[str, int]) -> str | None:
    return min(counts, key=lambda key: (-counts[key], key)) if counts else None


def _contact_slugs(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    rows = con.execute(
        "select distinct u.key from raw_connections c join url_keys u on u.text = c.url where u.key is not null"
    ).fetchall()
    return frozenset(row[0] for row in rows)


def _by_conversations(
    con: duckdb.DuckDBPyConnection, contacts: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    rows = con.execute(_SEEN).fetchall()
    recipients = con.execute("select count(*) from readers where to_urls <> ''").fetchall()[0][0]
    seen = frozenset(slug for slug, _, _ in rows)
    return frozenset(slug for slug, n, of in rows if recipients and n == of) - contacts, seen


def _by_name(
    con: duckdb.DuckDBPyConnection, name: str | None, contacts: frozenset[str], problems: Problems
) -> tuple[str, ...]:
    """Sender addresses under the owner's name, most conversations first; contacts of that name are no candidates."""
    rows = con.execute(
        "select u.key, count(distinct m.thread) as n from raw_messages m join ("
        "select w.writer, u.key from writers w join url_keys u on u.text = w.from_url "
        "join name_keys k on k.text = w.from_name where u.key is not null and k.key = ?"
        ") u on u.writer = m.writer group by u.key order by n desc, u.key",
        [name_key(name)],
    ).fetchall()
    if len(rows) > 1:
        problems.add("same_name_as_owner")
    return tuple(row[0] for row in rows if row[0] not in contacts)


def _settle(everywhere: frozenset[str], namesakes: tuple[str, ...]) -> str | None:
    if len(everywhere) == 1:
        return next(iter(everywhere))
    both = [slug for slug in namesakes if slug in everywhere]
    if both:
        return both[0]
    return namesakes[0] if namesakes else None


def _name_of(con: duckdb.DuckDBPyConnection, slug: str | None) -> str | None:
    row = con.execute(
        "select m.from_name from raw_messages m join url_keys u on u.text = m.from_url "
        "where u.key = ? and m.from_name is not null group by m.from_name order by count(*) desc, m.from_name limit 1",
        [slug],
    ).fetchone()
    return row[0] if row else None
