"""What a results file follows, and since when: as its author says, else everything since its oldest row.

What is followed must never depend on which rows are there. A first contract would otherwise open a year in which none
was signed, and lower the score of whoever signs it. A long file names its kinds row by row and is taken to follow all
of them; a wide file has a column for each kind that it follows; rows `since` say it in so many words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from jalon.sources.days import instant
from jalon.sources.outcomes.cells import Table, date_order
from jalon.sources.outcomes.events import DealEvent, cell_of, since_rows

# Signal of the records, and the kinds that show it.
SHOWN_BY = {
    "results": ("call", "meeting"),
    "quote_requests": ("quote_requested",),
    "contracts": ("contract_signed",),
}


def followed(table: Table, events: Iterable[DealEvent], as_of: dt.date) -> dict[str, int]:
    """The first instant (µs UTC) from which each signal is followed; empty when the file tells nothing."""
    said = _said(table, as_of)
    if said:
        return {signal: instant(day) for signal, day in said.items()}
    days = [event.day for event in events]
    if not days:
        return {}
    steps = table.header.steps
    signals = [signal for signal, kinds in SHOWN_BY.items() if not steps or any(kind in steps for kind in kinds)]
    return dict.fromkeys(signals, instant(min(days)))


def is_guessed(table: Table, events: Collection[DealEvent], as_of: dt.date) -> bool:
    """Whether some kind is taken to be followed although no readable row says so and none shows it."""
    if not events or table.header.steps or _said(table, as_of):
        return False
    shown = {event.kind for event in events}
    return any(shown.isdisjoint(kinds) for kinds in SHOWN_BY.values())


def _said(table: Table, as_of: dt.date) -> dict[str, dt.date]:
    order = date_order(table, as_of)
    found: dict[str, dt.date] = {}
    for row_no, signals in since_rows(table).items():
        day = order.day(cell_of(table.rows[row_no - 1], table.header.columns["date"]))
        if isinstance(day, dt.date) and day <= as_of:
            found |= {signal: min(day, found.get(signal, day)) for signal in signals}
    return found
