"""What looks wrong over a whole table: amounts far off all others, one person in two records."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jalon.sources.crm.records import Deal, Person


def odd_amounts(deals: Iterable[Deal]) -> list[int]:
    """Rows whose amount is a thousand times the median of its currency."""
    by_currency: defaultdict[str | None, list[tuple[float, int]]] = defaultdict(list)
    for deal in deals:
        if deal.amount:
            by_currency[deal.currency].append((deal.amount, deal.row_no))
    settings = _settings()
    odd: list[int] = []
    for found in by_currency.values():
        if len(found) >= settings["least_deals"]:
            least = settings["odd_ratio"] * median(value for value, _ in found)
            odd += [row_no for amount, row_no in found if amount >= least]
    return odd


def people_again(persons: Iterable[Person]) -> int:
    """Records beyond the first with the same e-mail address or profile."""
    seen = Counter(
        key.strip().casefold() for person in persons if (key := person.email or person.linkedin_url or "").strip()
    )
    return sum(times - 1 for times in seen.values())


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "checks.toml").read_text(encoding="utf-8"))
