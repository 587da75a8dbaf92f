"""The figures that `jalon read` prints: counts and medians by fixed definitions, null where no file can tell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
LATEST = 2**63 - 1  # no instant is later
Facts = dict[str, int | float | None]

_MESSAGES = frozenset({"messages", "messages_2018"})
# Kinds of files of which at least one each must have been read for a fact to be known.
NEEDS: dict[str, tuple[frozenset[str], ...]] = {
    "connections_total": (frozenset({"connections"}),),
    "connections_blank": (frozenset({"connections"}),),
    "invitations_out_mature": (frozenset({"invitations"}),),
    "invitations_out_accepted": (frozenset({"invitations"}), frozenset({"connections"})),
    "invitation_accept_days_median": (frozenset({"invitations"}), frozenset({"connections"})),
    "invitations_in": (frozenset({"invitations"}),),
    "messages_in": (_MESSAGES,),
    "messages_out": (_MESSAGES,),
    "threads_person": (_MESSAGES,),
    "threads_group": (_MESSAGES,),
    "threads_sponsored": (_MESSAGES,),
    "threads_started": (_MESSAGES,),
    "threads_started_answered": (_MESSAGES,),
    "threads_started_mature_14d": (_MESSAGES,),
    "threads_started_answered_14d": (_MESSAGES,),
    "first_answer_hours_median": (_MESSAGES,),
    "inbound_threads": (_MESSAGES,),
    "inbound_threads_answered": (_MESSAGES,),
    "own_answer_hours_median": (_MESSAGES,),
    "threads_deep": (_MESSAGES,),
    "threads_revived": (_MESSAGES,),
    "invitation_notes_excluded": (_MESSAGES, frozenset({"invitations"})),
    "posts": (frozenset({"shares"}),),
    "reposts": (frozenset({"shares", "instant_reposts"}),),
    "comments_given": (frozenset({"comments"}),),
    "reactions_given": (frozenset({"reactions"}),),
    "searches": (frozenset({"searches"}),),
    "recommendations_received": (frozenset({"recommendations_received"}),),
    "recommendations_given": (frozenset({"recommendations_given"}),),
}


def facts(con: duckdb.DuckDBPyConnection, member_id: str | None, as_of: int, until: int | None = None) -> Facts:
    """All facts by name, as of an instant (µs UTC), usually the newest export; conversations must be built.

    What happened from `until` on (µs UTC; None: never) is left out, as it must be from the conversations. Counts are
    whole numbers, medians are days or hours; None where the file needed was not in any archive.
    """
    given = {"member": member_id, "as_of": as_of, "until": LATEST if until is None else until}
    values: Facts = {}
    for name in ("network_facts", "message_facts", "content_facts"):
        values |= _one_row(con, name, given)
    read = files_read(con, member_id)
    return {name: values[name] if all(read & kinds for kinds in needs) else None for name, needs in NEEDS.items()}


def files_read(con: duckdb.DuckDBPyConnection, member_id: str | None) -> frozenset[str]:
    """Kinds of files of the member's archives that could be used."""
    rows = con.execute(
        "select distinct i.recognised_as from imports i join member_exports e on e.input_sha256 = i.input_sha256 "
        "where e.member_id = ? and not contains(i.excluded, 'owner_unknown')",
        [member_id],
    ).fetchall()
    return frozenset(row[0] for row in rows)


def _one_row(con: duckdb.DuckDBPyConnection, name: str, given: Mapping[str, str | int | None]) -> Facts:
    text = (HERE / f"{name}.sql").read_text(encoding="utf-8")
    values = {key: value for key, value in given.items() if f"${key}" in text}
    cursor = con.execute(text, values)
    row = cursor.fetchone() or ()
    return {column[0]: _number(value) for column, value in zip(cursor.description or (), row, strict=True)}


def _number(value: object) -> int | float | None:
    if value is None:
        return None
    number = float(str(value))
    return int(number) if number.is_integer() else number
