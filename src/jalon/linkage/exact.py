"""Join the people of calendars and results files to LinkedIn people by what is written; the doubtful is listed.

Exact keys only, in the order of their weight: address of the profile, e-mail, unique name with the same company,
unique name when one side gives no company. Two candidates, a company that contradicts, or a name in a title alone are
never joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.linkage.words import link_words
from jalon.records.identity import name_key
from jalon.records.store import transaction

if TYPE_CHECKING:
    import duckdb

SQL = Path(__file__).parent / "exact.sql"


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A person who may be one of several, or is of another company: where it stands and who it may be."""

    mention_id: str
    name: str | None
    company: str | None
    candidates: tuple[str, ...]
    file: str
    row_no: int


def link(con: duckdb.DuckDBPyConnection, member_id: str) -> None:
    """Fill person_id and match_state of all mentions of a member anew, and take the member out of them.

    Deterministic: the same people and mentions always give the same joins, in whatever order they were read.
    """
    with transaction(con):
        _take_owner_out(con, member_id)
        con.execute(
            "create or replace temp table joined as " + _sql(),
            {"member": member_id, "private": list(link_words().private_hosts)},
        )
        con.execute(
            "update mentions set person_id = joined.person_id, match_state = joined.match_state from joined "
            "where mentions.member_id = ? and mentions.mention_id = joined.mention_id",
            [member_id],
        )
        con.execute("drop table joined")


def doubtful(con: duckdb.DuckDBPyConnection, member_id: str) -> list[Doubtful]:
    """The mentions not joined because another person or company may be meant, or because only a title names them."""
    rows = con.execute(
        "select m.mention_id, m.name, m.company, "
        "list_sort(list(distinct p.person_id) filter (p.person_id is not null)), "
        "coalesce(min(case when i.input_name = i.file_name then i.input_name "
        "else i.input_name || '/' || i.file_name end), m.source_id), m.row_no "
        "from mentions m left join people p on p.member_id = m.member_id and p.person_id != m.member_id "
        "and (p.name_key = m.name_key or lower(p.email) = m.email) "
        "left join imports i on i.source_id = m.source_id "
        "where m.member_id = ? and m.match_state in ('doubtful', 'title') "
        "group by m.mention_id, m.name, m.company, m.source_id, m.row_no order by m.source_id, m.row_no, m.mention_id",
        [member_id],
    ).fetchall()
    return [Doubtful(mention, name, company, tuple(who), file, row) for mention, name, company, who, file, row in rows]


def _sql() -> str:
    return SQL.read_text(encoding="utf-8")


def _take_owner_out(con: duckdb.DuckDBPyConnection, member_id: str) -> None:
    """The member is nobody's counterpart: own mentions leave, a meeting with nobody else becomes private."""
    con.execute("create or replace temp table own as " + _OWN, [member_id, *_owner(con, member_id)])
    own = "member_id = ? and mention_id in (select mention_id from own)"
    con.execute(f"update deal_events set mention_id = null where {own}", [member_id])
    con.execute(
        f"delete from meetings where {own} and exists (select 1 from meetings o where o.member_id = meetings.member_id "
        "and o.source_id = meetings.source_id and o.row_no = meetings.row_no and o.occurred_at = meetings.occurred_at "
        "and (o.mention_id is null or o.mention_id not in (select mention_id from own)))",
        [member_id],
    )
    con.execute(
        "update meetings set mention_id = null, state = case when state = 'cancelled' then state else 'private' end "
        f"where {own}",
        [member_id],
    )
    con.execute(f"delete from mentions where {own}", [member_id])
    con.execute("drop table own")


# The owner by address or e-mail; by name unless an address or e-mail shows another person of that name.
_OWN = (
    "select mention_id from mentions m where member_id = $1 and ("
    "profile_key = $2 or (profile_key is null and (list_contains($3, email) or (name_key = $4 and not exists ("
    "select 1 from people p where p.member_id = m.member_id and p.person_id != $1 and lower(p.email) = m.email)))))"
)


def _owner(con: duckdb.DuckDBPyConnection, member_id: str) -> tuple[str | None, list[str], str | None]:
    """Slug, e-mail addresses and normalised name of the member."""
    row = con.execute("select name, emails from members where member_id = ?", [member_id]).fetchone()
    name: str | None
    emails: str | None
    name, emails = row or (None, None)
    slug = member_id.removeprefix("in:") if member_id.startswith("in:") else None
    return slug, (emails or "").split(), name_key(name) or None
