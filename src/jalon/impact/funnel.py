"""From contact to contract: people who reached each stage, conversions with interval.

A stage counts who is known to have reached it, and nobody else: a contract proves no meeting. The conversion is the
share of those at the stage before who came to this one or a later one: a proper share also where a step was not noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.impact.intervals import wilson
from jalon.impact.rates import Amount

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DAY = 86_400_000_000
STAGES = ("contacts", "conversations", "meetings", "quotes", "contracts")


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """One stage: people, and the share of the stage before that came so far, with its 90 % interval."""

    code: str
    n: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Journey:
    """Instants (µs) at which one person first reached contact, conversation, meeting, quote and contract."""

    person_id: str
    reached: tuple[int | None, int | None, int | None, int | None, int | None]

    def furthest(self) -> int:
        """Index of the last stage reached."""
        return max(i for i, at in enumerate(self.reached) if at is not None)


def journeys(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int, days: int = 365) -> list[Journey]:
    """Journeys of all people known before `as_of`; stages within the `days` before it."""
    sql = (HERE / "funnel.sql").read_text(encoding="utf-8")
    rows = con.execute(sql, {"member": member_id, "as_of": as_of, "start": as_of - days * DAY}).fetchall()
    return [Journey(row[0], (row[1], row[2], row[3], row[4], row[5])) for row in rows]


def outside(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int, days: int = 365) -> dict[str, int]:
    """Meetings (people), quotes and contracts (deals) by stage with people who do not stand in the chain."""
    if con.execute("select 1 from steps where member_id = ? limit 1", [member_id]).fetchone() is None:
        return {}
    chain = (HERE / "funnel.sql").read_text(encoding="utf-8")
    sql = (HERE / "outside.sql").read_text(encoding="utf-8").format(chain=chain)
    rows = con.execute(sql, {"member": member_id, "as_of": as_of, "start": as_of - days * DAY}).fetchall()
    found = {str(stage): int(n) for stage, n in rows}
    return {stage: found[stage] for stage in STAGES if stage in found}


def funnel(people: Sequence[Journey]) -> tuple[FunnelStage, ...]:
    """The five stages over these journeys."""
    return tuple(_stage(k, people) for k in range(len(STAGES)))


def _stage(k: int, people: Sequence[Journey]) -> FunnelStage:
    here = sum(person.reached[k] is not None for person in people)
    before = [person for person in people if person.reached[k - 1] is not None] if k else []
    if not before:
        return FunnelStage(STAGES[k], here, None, None, None)
    passed = sum(person.furthest() >= k for person in before)
    low, high = wilson(passed, len(before))
    return FunnelStage(STAGES[k], here, passed / len(before), low, high)


def signed(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int, days: int = 365) -> list[Amount]:
    """The signed contracts of the `days` before `as_of` that have a value."""
    rows = con.execute(
        "select amount, coalesce(currency, ''), occurred_at from steps "
        "where member_id = ? and kind = 'contract_signed' "
        "and occurred_at < ? and occurred_at >= ? and amount is not null order by occurred_at, amount",
        [member_id, as_of, as_of - days * DAY],
    ).fetchall()
    return [Amount(value, currency, at) for value, currency, at in rows]


def by_currency(amounts: Sequence[Amount]) -> dict[str, float]:
    """Their sum by currency ('' when none is given); currencies are never added up."""
    return {
        currency: sum(one.value for one in amounts if one.currency == currency)
        for currency in sorted({one.currency for one in amounts})
    }
