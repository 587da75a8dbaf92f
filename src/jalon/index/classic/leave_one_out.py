"""What each indicator does to the ranks: the index without it (OECD/JRC Handbook, 2008, step 7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, table
from jalon.index.classic.choices import ranks_from_best
from jalon.index.classic.means import arithmetic_mean


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """`nominal` ranks (N,), `ranks` (Q, N) without each indicator, `mean_shift` (Q,) of abs(rank - nominal rank)."""

    nominal: Floats
    ranks: Floats
    mean_shift: Floats


def leave_one_out(x: ArrayLike, score: Callable[[Floats], Floats] = arithmetic_mean) -> LeaveOneOut:
    """Ranks, 1 the best, of the units of normalised `x` (N, Q) without each of at least two indicators.

    `score` gives one number a unit (N,) from (N, Q) in which the indicator left out is missing, as the means of this
    package do: the weights of the others keep their proportions. For an index in levels, pass a call of
    `aggregate_levels`.
    """
    values = table(x)
    if values.shape[1] < 2:
        raise Misuse("At least two indicators: one cannot be left out.")
    nominal = ranks_from_best(score(values))
    ranks = np.array([ranks_from_best(score(_without(values, column))) for column in range(values.shape[1])])
    return LeaveOneOut(nominal, ranks, np.abs(ranks - nominal).mean(axis=1))


def _without(values: Floats, column: int) -> Floats:
    left = values.copy()
    left[:, column] = np.nan
    return left
