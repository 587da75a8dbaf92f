"""Amounts as people write them in results files: "9 600,50 €", "$1,200", "9,6 k€", "1200 EUR HT"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jalon.sources.numbers import parse_number
from jalon.sources.outcomes.headers import currency_of

_AFTER = re.compile(r"(?P<figure>.*?\d\)?)\s*(?P<kilo>[kK])?\s*(?P<mark>[^\d\s]{1,5})?\s*(?:HT|TTC|excl\.?|net)?\s*")
_BEFORE = re.compile(r"(?P<sign>[-−(]?)\s*(?P<mark>[A-Za-z]{0,3}[€$£¥₹]|[A-Za-z]{3})\s*(?P<rest>[-−(\d].*)")
LARGEST = 1e12


@dataclass(frozen=True, slots=True)
class Money:
    """A value, and its currency when the cell names it."""

    value: float
    currency: str | None


def parse_money(cell: object) -> Money | None:
    """The amount in a cell; None when it is no amount."""
    if isinstance(cell, str):
        return _from_text(" ".join(cell.split())) if len(cell) < 60 else None
    return _money(parse_number(cell), None)


def _from_text(text: str) -> Money | None:
    before = _BEFORE.fullmatch(text)
    currency = currency_of(before.group("mark")) if before else None
    if before and currency is None:
        return None
    after = _AFTER.fullmatch(before.group("sign") + before.group("rest") if before else text)
    if after is None:
        return None
    mark = after.group("mark")
    value = parse_number(after.group("figure"))
    if mark and mark.strip(")") and currency_of(mark) is None:
        return None
    if value is not None and after.group("kilo"):
        value *= 1000
    return _money(value, currency or currency_of(mark))


def _money(value: float | None, currency: str | None) -> Money | None:
    return Money(value, currency) if value is not None and abs(value) <= LARGEST else None
