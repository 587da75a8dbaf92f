"""Hours spent and what stands beside them: work on LinkedIn of a year, and deals won with a trace on LinkedIn.

Hours are gestures times minutes (low, usual, high: a judgement, `journeys/own_side.toml`) and the calendar's minutes
with people known on LinkedIn. Value per hour divides what both sides show; it says nothing of what came of which hour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.impact.rates import Amount, Rates, together
from jalon.impact.thresholds import gates
from jalon.journeys.own_side import DAY, settings

if TYPE_CHECKING:
    import duckdb

    from jalon.impact.deals.evidence import Evidence

YEAR = 365 * DAY
SEEN = ("traced", "first_contact")
GESTURES = {
    "message_sent": "select count(*) from messages where direction = 'out' and excluded_as is null",
    "invitation_sent": "select count(*) from invitations where direction = 'out'",
    "post": "select count(*) from posts where kind = 'post'",
    "comment": "select count(*) from gestures where kind = 'comment'",
}
MEETINGS = """
select coalesce(sum(minutes), 0) from (
  select m.occurred_at, max(m.minutes) as minutes
  from meetings m
  join mentions p on p.member_id = m.member_id and p.mention_id = m.mention_id and p.person_id is not null
  where m.state = 'held' and m.member_id = $member and m.occurred_at < $as_of and m.occurred_at >= $since
  group by m.occurred_at
) held
"""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the year, least, usual and most; how many gestures of each kind; hours in meetings among them."""

    low: float
    usual: float
    high: float
    gestures: dict[str, int]
    meetings: float


@dataclass(frozen=True, slots=True)
class PerHour:
    """In one currency: deals won in the year with a trace, their value, value per hour with most and least hours.

    `converted` of the deals were in another currency.
    """

    currency: str
    deals: int
    amount: float
    low: float
    high: float
    converted: int = 0


def hours(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> Hours:
    """Work of the year before `as_of` (µs UTC)."""
    known = {"member": member_id, "as_of": as_of, "since": as_of - YEAR}
    when = " and member_id = $member and occurred_at < $as_of and occurred_at >= $since"
    counts = {kind: _number(con, sql + when, known) for kind, sql in GESTURES.items()}
    met = _number(con, MEETINGS, known) / 60
    each: dict[str, list[float]] = settings()["minutes"]
    low, usual, high = (met + sum(n * each[kind][k] for kind, n in counts.items()) / 60 for k in range(3))
    return Hours(low, usual, high, {kind: int(n) for kind, n in counts.items()}, met)


def per_hour(found: Sequence[Evidence], spent: Hours, as_of: int, rates: Rates | None = None) -> list[PerHour]:
    """Value per hour by currency, where enough deals of the year have a trace and a value; else nothing is said.

    With `rates` for all of them there is one figure, in the currency of most.
    """
    won = [
        Amount(one.deal.amount, one.deal.currency or "", one.deal.closed_at or 0)
        for one in found
        if one.grade in SEEN and one.deal.outcome == "won" and one.deal.amount
        if (one.deal.closed_at or 0) >= as_of - YEAR
    ]
    whole = together(won, rates)
    if whole and whole.value is not None:
        sums = {whole.currency: (len(won), whole.value, whole.converted)}
    else:
        groups = {one.currency: [each.value for each in won if each.currency == one.currency] for one in won}
        sums = {currency: (len(values), sum(values), 0) for currency, values in sorted(groups.items())}
    if spent.low <= 0:
        return []
    return [
        PerHour(currency, n, value, value / spent.high, value / spent.low, converted)
        for currency, (n, value, converted) in sums.items()
        if n >= gates().shares
    ]


def _number(con: duckdb.DuckDBPyConnection, sql: str, known: Mapping[str, object]) -> float:
    row = con.execute(sql, known).fetchone()
    return float(row[0]) if row else 0.0
