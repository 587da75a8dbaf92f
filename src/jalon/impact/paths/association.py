"""Chance to be won with a kind of contact on the path against without: an association, whatever lies behind it.

Ratio of two shares with the interval of Katz, Baptista, Azen & Pike (1978), Biometrics 34, on the logarithm; half a
path is added to every cell where one is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from jalon.impact.intervals import Z90


@dataclass(frozen=True, slots=True)
class Ratio:
    """P(won | kind) / P(won | no kind) with its 90 % interval."""

    value: float
    low: float
    high: float


def ratio(won_with: float, n_with: float, won_without: float, n_without: float) -> Ratio | None:
    """The ratio; None where a side is empty or nothing was won at all."""
    if n_with <= 0 or n_without <= 0 or won_with + won_without <= 0:
        return None
    if min(won_with, won_without) <= 0 or (won_with >= n_with and won_without >= n_without):
        won_with, n_with, won_without, n_without = won_with + 0.5, n_with + 1, won_without + 0.5, n_without + 1
    spread = sqrt(max(1 / won_with - 1 / n_with + 1 / won_without - 1 / n_without, 0.0))
    value = log(won_with / n_with) - log(won_without / n_without)
    return Ratio(exp(value), exp(value - Z90 * spread), exp(value + Z90 * spread))
