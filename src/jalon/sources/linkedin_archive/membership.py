"""Whether an archive belongs to the member of the store, and the one name of that member over all archives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.identity import name_key, profile_key
from jalon.sources.days import DAY

if TYPE_CHECKING:
    import duckdb

    from jalon.sources.linkedin_archive.owner import Owner
    from jalon.sources.linkedin_archive.profile import Account

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Membership:
    """The member an archive is filed under; `refused` when the store is somebody else's."""

    member_id: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    member_id: str
    slug: str | None
    name_key: str
    registered_at: int | None
    emails: frozenset[str]


def find_membership(con: duckdb.DuckDBPyConnection, owner: Owner, account: Account) -> Membership:
    """Same address, e-mail or name (when the opening of the account does not speak against it): same member."""
    known = _known_members(con)
    wanted = owner.member_id
    if not known:
        return Membership(wanted or UNKNOWN)
    for member in known:
        if _is_same(member, owner, account):
            return Membership(member.member_id)
    only = known[0] if len(known) == 1 else None
    if only and (wanted is None or only.member_id == UNKNOWN):
        return Membership(only.member_id)
    return Membership(wanted or UNKNOWN, refused=True)


def only_member(con: duckdb.DuckDBPyConnection) -> tuple[str | None, str | None]:
    """Slug and name of the store's member when there is just one."""
    known = con.execute("select url, name from members").fetchall()
    return (profile_key(known[0][0]), known[0][1]) if len(known) == 1 else (None, None)


def refresh_member(con: duckdb.DuckDBPyConnection, member_id: str) -> str:
    """Rebuild the row of the member from all its archives, newest first; returns the member's one name.

    The newest archive with an address names the member, else the newest with a name.
    """
    rows = con.execute(
        "select url, name from member_exports where member_id = ? and (url is not null or name is not null) "
        "order by url is null, exported_on desc, input_sha256 limit 1",
        [member_id],
    ).fetchall()
    slug, key = (profile_key(rows[0][0]), name_key(rows[0][1])) if rows else (None, "")
    final = f"in:{slug}" if slug else f"name:{key}" if key else member_id
    if final != member_id:
        _rename(con, member_id, final)
    newest = ", ".join(
        f"arg_max({column}, (exported_on, input_sha256)) filter ({column} is not null)"
        for column in ("name", "url", "headline", "industry", "place")
    )
    con.execute("delete from members where member_id = ?", [final])
    con.execute(
        f"insert into members select member_id, {newest}, min(registered_at), nullif(max(exported_on), 0), "
        "arg_max(archive_kind, (exported_on, input_sha256)), arg_max(archive_era, (exported_on, input_sha256)), "
        "arg_max(emails, (exported_on, input_sha256)) filter (emails is not null) "
        "from member_exports where member_id = ? group by member_id",
        [final],
    )
    return final


def _known_members(con: duckdb.DuckDBPyConnection) -> list[_Known]:
    rows = con.execute("select member_id, url, name, registered_at, emails from members order by member_id").fetchall()
    return [
        _Known(member, profile_key(url), name_key(name), registered, frozenset((emails or "").split()))
        for member, url, name, registered, emails in rows
    ]


def _is_same(member: _Known, owner: Owner, account: Account) -> bool:
    if owner.slug and member.slug == owner.slug:
        return True
    if member.emails & frozenset((account.emails or "").split()):
        return True
    if not owner.name_key or owner.name_key != member.name_key:
        return False
    opened = (member.registered_at, account.registered_at)
    if member.slug and owner.slug and opened[0] is not None and opened[1] is not None:
        return abs(opened[0] - opened[1]) <= DAY
    return True


def _rename(con: duckdb.DuckDBPyConnection, old: str, new: str) -> None:
    tables = con.execute(
        "select table_name from duckdb_columns() where column_name = 'member_id' and not internal and not "
        "(database_name = 'temp') order by table_name"
    ).fetchall()
    for (table,) in tables:
        con.execute(f"update {table} set member_id = ? where member_id = ?", [new, old])
