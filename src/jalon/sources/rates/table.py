"""A table of exchange rates: one row a day, one column a currency, as the European Central Bank publishes it.

The bank's own files (https://www.ecb.europa.eu/stats/eurofxref/): `Date,USD,JPY,...`, units of each currency for one
euro, `N/A` where there is no rate. A table kept by hand has the same form, any separator and decimal sign; when it has
a column EUR, its rates may be for one unit of any currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalon.sources.days import Order, Written, in_order, instant, parse_day, possible_orders
from jalon.sources.decode import csv_rows, delimiter_of
from jalon.sources.intake import Notes
from jalon.sources.outcomes.headers import plain

DAY_HEADS = frozenset({"date", "day", "jour", "fecha", "datum"})
NO_RATE = frozenset({"", "n/a", "na", "-", "–", "."})
EURO = "EUR"
_CODE = re.compile(r"[A-Z]{3}")
_RATE = re.compile(r"\d{1,9}(?:[.,]\d{1,12})?")


@dataclass(frozen=True, slots=True)
class DayRates:
    """Units of each currency for one euro on a day (midnight UTC, µs), and the row of the file that says so."""

    day: int
    per_euro: dict[str, float]
    row_no: int


@dataclass(frozen=True, slots=True)
class RatesTable:
    """The rows below the header, the number of the first, each column's currency (None: no rate), the order of days."""

    rows: list[list[str]]
    first_row: int
    currencies: tuple[str | None, ...]
    order: Order | None
    is_open: bool


def is_rates(text: str) -> bool:
    """True when the first line is the header of such a table."""
    line = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    return _currencies(_header(line)) is not None


def rates_table(text: str) -> RatesTable | None:
    """The table in a text; None when it is none."""
    whole, text = text, text.lstrip("\ufeff \t\r\n")
    line = text.split("\n", 1)[0]
    currencies = _currencies(_header(line))
    if currencies is None:
        return None
    first = whole[: len(whole) - len(text)].count("\n") + 2
    rows = csv_rows(text, delimiter_of(line))[1:]
    written = [day for row in rows if row and isinstance(day := parse_day(row[0]), Written)]
    orders = possible_orders(written) if written else []
    return RatesTable(
        rows, first, currencies, orders[0] if len(orders) == 1 else None, len(orders) != 1 and bool(written)
    )


def rates_of(table: RatesTable, notes: Notes) -> Iterator[DayRates]:
    """The rates of a table; a row whose day or figures cannot be read is told and left out."""
    for row_no, row in enumerate(table.rows, table.first_row):
        if not any(cell.strip() for cell in row):
            continue
        day = parse_day(row[0])
        if isinstance(day, Written):
            day = in_order(day, table.order) if table.order else None
        if day is None:
            notes.refuse("day_unreadable", row_no)
            continue
        found = _figures(table.currencies, row)
        if found is None:
            notes.refuse("rate_unreadable", row_no)
        elif found:
            yield DayRates(instant(day), found, row_no)


def _figures(currencies: Sequence[str | None], row: Sequence[str]) -> dict[str, float] | None:
    """Units for one euro by currency; None when a cell holds no rate."""
    found = {
        code: _rate(cell.strip())
        for code, cell in zip(currencies, row[1:], strict=False)
        if code and cell.strip().casefold() not in NO_RATE
    }
    euro = found.get(EURO, 0.0 if EURO in currencies else 1.0)
    if found and (euro <= 0 or min(found.values()) <= 0):
        return None
    return {code: rate / euro for code, rate in found.items()}


def _rate(cell: str) -> float:
    """The figure of a cell, either sign the decimal one: rates have no thousands; 0 when it is none."""
    return float(cell.replace(",", ".")) if _RATE.fullmatch(cell) else 0.0


def _header(line: str) -> list[str]:
    rows = csv_rows(line.rstrip("\r"), delimiter_of(line))
    return rows[0] if rows else []


def _currencies(header: Sequence[str]) -> tuple[str | None, ...] | None:
    """The currency of each column after the first; None when a column is something else."""
    if len(header) < 2 or plain(header[0]) not in DAY_HEADS:
        return None
    codes = [cell.strip() for cell in header[1:]]
    known = [code for code in codes if code]
    if not known or len(set(known)) < len(known) or not all(_CODE.fullmatch(code) for code in known):
        return None
    return tuple(code or None for code in codes)
