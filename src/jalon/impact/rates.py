"""Amounts of several currencies in one, at the exchange rates that a file among the sources gives.

Without such a file nothing is converted, and a sum over currencies is shown only when every amount has a rate of its
day, or of a day shortly before (there are none on week-ends and holidays).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.impact.thresholds import rate_days

if TYPE_CHECKING:
    import duckdb

DAY = 86_400_000_000
EURO = "EUR"


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in its currency ('' when none is given), and when it was agreed (µs UTC)."""

    value: float
    currency: str
    at: int


@dataclass(frozen=True, slots=True)
class Together:
    """Amounts in one currency; `converted` of them were of another, `missing` have no rate: then `value` is None."""

    currency: str
    value: float | None
    converted: int
    missing: int


@dataclass(frozen=True, slots=True)
class Rates:
    """Days (ascending, µs UTC) and units for one euro on each, by currency."""

    days: dict[str, list[int]]
    units: dict[str, list[float]]

    def per_euro(self, currency: str, at: int) -> float | None:
        """Units of a currency for one euro at an instant: of that day or the last one before, if not too old."""
        if currency == EURO:
            return 1.0
        days = self.days.get(currency, [])
        n = bisect_right(days, at)
        return self.units[currency][n - 1] if n and at - days[n - 1] < (rate_days() + 1) * DAY else None

    def convert(self, amount: Amount, currency: str) -> float | None:
        """The value in `currency` at the rates of its day; None when there are none."""
        if amount.currency == currency:
            return amount.value
        here, there = (self.per_euro(code, amount.at) for code in (amount.currency, currency))
        return None if here is None or there is None else amount.value / here * there


def rates_of_store(con: duckdb.DuckDBPyConnection) -> Rates | None:
    """The rates that were read; None when there are none. Of two files for one day the smaller identity stands."""
    rows = con.execute("select day, per_euro from currency_rates order by day, source_id desc").fetchall()
    by_day: dict[int, dict[str, float]] = {}
    for day, units in rows:
        by_day.setdefault(day, {}).update(json.loads(units))
    if not by_day:
        return None
    found = Rates({}, {})
    for day, units in by_day.items():
        for currency, value in units.items():
            found.days.setdefault(currency, []).append(day)
            found.units.setdefault(currency, []).append(value)
    return found


def together(amounts: Iterable[Amount], rates: Rates | None) -> Together | None:
    """Their sum in the currency that most of them are in; None when they need no rates, or there are no rates."""
    known = list(amounts)
    counts = Counter(one.currency for one in known)
    if rates is None or len(counts) < 2:
        return None
    currency = min(counts, key=lambda code: (code == "", -counts[code], code))
    values = [rates.convert(one, currency) for one in known]
    missing = sum(value is None for value in values)
    total = None if missing else sum(value for value in values if value is not None)
    return Together(currency, total, len(known) - counts[currency], missing)
