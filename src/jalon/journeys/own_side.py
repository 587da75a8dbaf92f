"""The member's own side: who waits for an answer, how fast one answers, quotes promised, quotes gone silent.

Everything is a list of rows that the person can check; nothing of it enters the score.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from jalon.journeys.spoken import promised_quotes

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
HOUR = 3_600_000_000
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: whose, since when (µs UTC), file and row; value and deal for a quote."""

    person_id: str
    since: int
    source_id: str
    row_no: int
    amount: float | None = None
    currency: str | None = None
    deal_id: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Turns of others that were answered and their hours (first quartile, median, third); turns that wait."""

    answered: int
    hours: tuple[float, float, float] | None
    waiting: tuple[Waiting, ...]


@cache
def settings() -> dict[str, Any]:
    """The figures of own_side.toml."""
    return tomllib.loads((HERE / "own_side.toml").read_text(encoding="utf-8"))


def answers(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> Answers:
    """How the member answered the last turns of others, and which turns wait, the newest first."""
    rules = settings()
    since = as_of - rules["look_back_days"] * DAY
    rows = _rows(con, "own_answers", {"member": member_id, "as_of": as_of, "since": since})
    took = [(after - at) / HOUR for _, at, after, _, _ in rows if after is not None]
    late = as_of - rules["answer_after_hours"] * HOUR
    waits = [Waiting(who, at, source, row) for who, at, after, source, row in rows if after is None and at < late]
    return Answers(len(took), _quartiles(took), tuple(reversed(waits)))


def silent_quotes(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> list[Waiting]:
    """Quotes without contract, loss or any sign of the other for long enough, the oldest first."""
    quotes = "select 1 from steps where member_id = ? and kind = 'quote_sent' limit 1"
    if con.execute(quotes, [member_id]).fetchone() is None:
        return []
    rules = settings()
    known = {
        "member": member_id,
        "as_of": as_of,
        "since": as_of - rules["look_back_days"] * DAY,
        "quiet": as_of - rules["quote_silent_days"] * DAY,
    }
    return [
        Waiting(who, at, source, row, amount, currency, deal)
        for deal, who, amount, currency, at, source, row in _rows(con, "silent_quotes", known)
    ]


def broken_promises(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> list[Waiting]:
    """Quotes that a message of the member promised and that nothing shows as sent in time; needs kept texts."""
    rules = settings()
    sent = con.execute(
        "select person_id, occurred_at from steps where member_id = ? and kind = 'quote_sent' and occurred_at < ?",
        [member_id, as_of],
    ).fetchall()
    found: list[Waiting] = []
    for one in promised_quotes(con, member_id, as_of):
        due = one.at + rules["promise_days"] * DAY
        kept = one.kept_at is not None or any(who == one.person_id and at >= one.at - DAY for who, at in sent)
        if not kept and due < as_of and one.at >= as_of - rules["look_back_days"] * DAY:
            found.append(Waiting(one.person_id, one.at, one.source_id, one.row_no))
    return found


def _quartiles(hours: Sequence[float]) -> tuple[float, float, float] | None:
    if len(hours) < 2:
        return (hours[0], hours[0], hours[0]) if hours else None
    low, middle, high = quantiles(hours, n=4, method="inclusive")
    return low, middle, high


def _rows(con: duckdb.DuckDBPyConnection, name: str, known: Mapping[str, object]) -> list[tuple[Any, ...]]:
    return con.execute((HERE / f"{name}.sql").read_text(encoding="utf-8"), known).fetchall()
