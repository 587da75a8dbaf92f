"""Which missing source would narrow the interval most: closed form, by its expected information."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from jalon.index.aggregate import aggregate
from jalon.index.certified import completed_error
from jalon.index.edition import Edition, Item
from jalon.index.parameters import Floats, parameters
from jalon.index.posterior import posterior
from jalon.index.score import standard_error
from jalon.index.totals import Totals, evidence


def narrowing(
    edition: Edition, totals: Totals, present: Collection[str], sources: Mapping[str, Collection[str]]
) -> dict[str, float]:
    """By how many points of standard error each of `sources` (name -> signals it brings) would narrow the score of
    one member whose evidence covers the signals `present`. Never negative; 0 when it would add no item.
    """
    p = parameters(edition)
    seen = evidence(p, totals)
    found = posterior(p, seen)
    whole = aggregate(found.theta, p.weights, p.inverse_tau)
    now = standard_error(p, whole, found)

    def gain(signals: Collection[str]) -> float:
        added = _unlocked(edition, set(present), set(present) | set(signals))
        then = completed_error(edition, p, seen, found, whole, added)
        return max(float((now - then)[0]), 0.0)

    return {name: gain(signals) for name, signals in sources.items()}


def is_covered(item: Item, signals: Collection[str]) -> bool:
    """True when every need of the item, alternatives separated by `|`, is met."""
    return all(any(option in signals for option in need.split("|")) for need in item.needs)


def _unlocked(edition: Edition, before: set[str], after: set[str]) -> Floats:
    """1 for the items that become covered, (J, 1)."""
    return np.array([[float(is_covered(i, after) and not is_covered(i, before))] for i in edition.items])
