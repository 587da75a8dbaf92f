"""What a results file follows, and since when: as its author says, else the kinds that it shows since its oldest row.

Rows `since` say it in so many words, and then the first contract changes nothing about what is measured. A wide file
has a column for each kind that it follows. A long file without rows `since` shows what it follows by its rows alone: a
kind without a row is not measured, for no data is never zero; its first row then opens the time of the file, and the
reader is told how to say it beforehand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from jalon.sources.days import instant
from jalon.sources.outcomes.cells import Table, date_order
from jalon.sources.outcomes.events import DealEvent, cell_of, since_rows

# Signal of the records, and the kinds that show it.
SHOWN_BY = {
    "results": ("call", "meeting"),
    "quotes": ("quote_requested", "quote_sent"),
    "quote_requests": ("quote_requested",),
    "contracts": ("contract_signed", "lost"),
}


def followed(table: Table, events: Collection[DealEvent], as_of: dt.date) -> dict[str, int]:
    """The first instant (µs UTC) from which each signal is followed; empty when the file tells nothing."""
    said = _said(table, as_of)
    if said:
        return {signal: instant(day) for signal, day in said.items()}
    days = [event.day for event in events]
    if not days:
        return {}
    shown = set(table.header.steps) or {event.kind for event in events}
    signals = [signal for signal, kinds in SHOWN_BY.items() if not shown.isdisjoint(kinds)]
    return dict.fromkeys(signals, instant(min(days)))


def is_untold(table: Table, events: Collection[DealEvent], as_of: dt.date) -> bool:
    """Whether some kind has no row and no readable row says whether it is followed."""
    if not events or table.header.steps or _said(table, as_of):
        return False
    shown = {event.kind for event in events}
    return any(shown.isdisjoint(kinds) for kinds in SHOWN_BY.values())


def _said(table: Table, as_of: dt.date) -> dict[str, dt.date]:
    order = date_order(table, as_of)
    found: dict[str, dt.date] = {}
    numbered = dict(table.numbered())
    for row_no, signals in since_rows(table).items():
        day = order.day(cell_of(numbered[row_no], table.header.columns["date"]))
        if isinstance(day, dt.date) and day <= as_of:
            found |= {signal: min(day, found.get(signal, day)) for signal in signals}
    if "quote_requests" in found:
        found["quotes"] = found["quote_requests"]
    return found
