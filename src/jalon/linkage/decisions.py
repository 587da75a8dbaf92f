"""What the person decided about a pair: confirmed, refused, or taken back; it outlives every re-import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jalon.records.store import transaction

if TYPE_CHECKING:
    import duckdb

SQL = Path(__file__).parent / "decisions.sql"
CONFIRMED, REFUSED = "confirmed", "refused"


def decide(
    con: duckdb.DuckDBPyConnection, member_id: str, mention_id: str, person_id: str, decision: str, decided_at: int
) -> None:
    """Remember that a writing is a person (`confirmed`) or is not (`refused`); `decided_at` in µs UTC.

    An older decision on the same pair is replaced.
    """
    with transaction(con):
        _forget(con, member_id, mention_id, person_id)
        con.execute(
            "insert into match_decisions select member_id, mention_id, system, origin_id, ?, ?, ? from mentions "
            "where member_id = ? and mention_id = ?",
            [person_id, decision, decided_at, member_id, mention_id],
        )


def undo(con: duckdb.DuckDBPyConnection, member_id: str, mention_id: str, person_id: str) -> bool:
    """Take back what was decided about a pair; False when nothing was."""
    with transaction(con):
        return _forget(con, member_id, mention_id, person_id)


def apply_decisions(con: duckdb.DuckDBPyConnection, member_id: str) -> None:
    """Join what was confirmed, part what was refused; leaves the temporary table `decided`."""
    sql = SQL.read_text(encoding="utf-8")
    con.execute(f"create or replace temp table decided as {sql}", {"member": member_id})
    same = "mentions.member_id = ? and mentions.mention_id = d.mention_id"
    con.execute(
        "update mentions set person_id = null, match_state = case when match_state = 'title' then 'title' "
        f"else 'unknown' end from decided d where {same} and d.person_id = mentions.person_id "
        "and d.decision = 'refused'",
        [member_id],
    )
    con.execute(
        "update mentions set person_id = d.person_id, match_state = 'confirmed' from decided d "
        f"where {same} and d.decision = 'confirmed'",
        [member_id],
    )


def _forget(con: duckdb.DuckDBPyConnection, member_id: str, mention_id: str, person_id: str) -> bool:
    row = con.execute(
        "delete from match_decisions d where d.member_id = $member and d.person_id = $person and (d.mention_id = "
        "$mention or exists (select 1 from mentions m where m.member_id = d.member_id and m.mention_id = $mention "
        "and m.system = d.system and m.origin_id = d.origin_id))",
        {"member": member_id, "mention": mention_id, "person": person_id},
    ).fetchone()
    return bool(row and row[0])
