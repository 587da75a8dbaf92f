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
with sides as (
  select
    case when upper(trim(direction)) = 'OUTGOING' then from_url else to_url end as url,
    trim(case when upper(trim(direction)) = 'OUTGOING' then from_name else to_name end) as name
  from raw_invitations
  where upper(trim(direction)) in ('OUTGOING', 'INCOMING')
)
select coalesce(plain_url(s.url), u.key) as slug, s.name, count(*) as n
from sides s left join url_keys u on u.text = s.url
group by all
"""

# Addresses of each conversation, and in how many conversations each stands.
_EVERYWHERE = """
with addresses as (
  select distinct m.thread, w.slug
  from (select distinct thread, writer from raw_messages where thread is not null) m
  join known_writers w on w.writer = m.writer
  where w.slug is not null
  union
  select m.thread, r.slug
  from (select distinct thread, reader from raw_messages where thread is not null) m
  join read_by r on r.reader = m.reader
)
select slug, count(*) as threads, (select count(distinct thread) from addresses) as of
from addresses group by slug
"""

# Addresses that write or are written to under a name, those with most conversations first.
_OF_NAME = """
with seen as (
  select w.slug, m.thread from known_writers w join raw_messages m on m.writer = w.writer
  where w.slug is not null and w.name_key = $name
  union all
  select r.slug, m.thread from read_by r join raw_messages m on m.reader = r.reader
  where r.name_key = $name
)
select slug, count(distinct thread) as threads from seen group by slug order by threads desc, slug
"""


def find_owner(con: duckdb.DuckDBPyConnection, profile_name: str | None, problems: Problems) -> Owner:
    """The owner by three ways in a fixed order; a problem is noted when they disagree.

    The second way needs the addresses of recipients; without them a conversation shows only who wrote.
    """
    invited, invited_name = _by_invitations(con, problems)
    name = profile_name or invited_name
    namesakes = _by_name(con, name, problems)
    if invited and not _is_missing_from_messages(con, invited):
        return Owner(invited, name or _name_of(con, invited))
    written = _settle(_by_conversations(con), namesakes)
    if invited:
        problems.add("owner_unclear")
        return Owner(invited, name, frozenset({written} if written in namesakes and written else ()))
    return Owner(written, name or _name_of(con, written))


def _by_invitations(con: duckdb.DuckDBPyConnection, problems: Problems) -> tuple[str | None, str | None]:
    slugs, names = dict[str, int](), dict[str, int]()
    for slug, name, n in con.execute(_OWN_SIDE).fetchall():
        if slug:
            slugs[slug] = slugs.get(slug, 0) + n
        if name:
            names[name] = names.get(name, 0) + n
    if len(slugs) > 1:
        problems.add("owner_unclear")
    return _most(slugs), _most(names)


def _most(counts: dict[str, int]) -> str | None:
    return min(counts, key=lambda key: (-counts[key], key)) if counts else None


def _is_missing_from_messages(con: duckdb.DuckDBPyConnection, slug: str) -> bool:
    seen = "select slug from known_writers where slug is not null union all select slug from read_by"
    n, own = con.execute(f"select count(*), count(*) filter (slug = ?) from ({seen})", [slug]).fetchall()[0]
    return n > 0 and own == 0


def _contacts(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    rows = con.execute(
        "select distinct coalesce(plain_url(c.url), u.key) from raw_connections c "
        "left join url_keys u on u.text = c.url"
    ).fetchall()
    return frozenset(row[0] for row in rows if row[0])


def _by_conversations(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    if not con.execute("select 1 from read_by limit 1").fetchall():
        return frozenset()
    rows = con.execute(_EVERYWHERE).fetchall()
    return frozenset(slug for slug, n, of in rows if n == of) - _contacts(con)


def _by_name(con: duckdb.DuckDBPyConnection, name: str | None, problems: Problems) -> tuple[str, ...]:
    """Addresses under the owner's name, most conversations first; contacts of that name are no candidates."""
    slugs = [row[0] for row in con.execute(_OF_NAME, {"name": name_key(name)}).fetchall()]
    if len(slugs) > 1:
        problems.add("same_name_as_owner")
    contacts = _contacts(con) if slugs else frozenset[str]()
    return tuple(slug for slug in slugs if slug not in contacts)


def _settle(everywhere: frozenset[str], namesakes: tuple[str, ...]) -> str | None:
    if len(everywhere) == 1:
        return next(iter(everywhere))
    both = [slug for slug in namesakes if slug in everywhere]
    if both:
        return both[0]
    return namesakes[0] if namesakes else None


def _name_of(con: duckdb.DuckDBPyConnection, slug: str | None) -> str | None:
    row = con.execute(
        "select from_name from known_writers where slug = ? and from_name <> '' order by row_no, from_name limit 1",
        [slug],
    ).fetchone()
    return row[0] if row else None
