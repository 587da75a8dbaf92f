"""Benefit of the doubt: every unit is judged by the weights that flatter it most, within bounds.

For unit i: the largest sum_q w_q x_iq such that sum_q w_q x_jq <= 1 for every unit j, w >= 0, and each weight between
`lower` and `upper` of the sum of weights (Melyn & Moesen, 1991; Cherchye, Moesen, Rogge & Van Puyenbroeck, 2007;
OECD/JRC Handbook, 2008, pp. 92-94). One linear programme a unit. Several units reach 1, and the leader's progress
never shows: a comparison, not a headline.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, complete, per_indicator
from jalon.index.classic.libraries import scipy


@dataclass(frozen=True, slots=True)
class BenefitOfDoubt:
    """`scores` (N,) between 0 and 1; `shares` (N, Q), the weights of each unit divided by their sum."""

    scores: Floats
    shares: Floats


def benefit_of_doubt(x: ArrayLike, lower: ArrayLike = 0.0, upper: ArrayLike = 1.0) -> BenefitOfDoubt:
    """The best score of each unit of `x` (N, Q), complete, at least 0; bounds are one share or (Q,). SciPy (HiGHS).

    Misuse for a negative value, and when no weights satisfy the bounds.
    """
    values = complete(x)
    if np.any(values < 0) or not np.all(values.max(axis=0) > 0):
        raise Misuse("Benefit of the doubt needs values of at least 0, and one above 0 in each indicator.")
    bounds = _bounds(values.shape[1], lower, upper)
    limits = np.concatenate([np.ones(len(values)), np.zeros(len(bounds))])
    solved = np.array([_best(row, np.concatenate([values, bounds]), limits) for row in values])
    return BenefitOfDoubt(np.sum(solved * values, axis=1), solved / solved.sum(axis=1, keepdims=True))


def _bounds(many: int, lower: ArrayLike, upper: ArrayLike) -> Floats:
    """Rows A with A w <= 0: each weight between its shares of the sum."""
    least, most = per_indicator(lower, many, "lower"), per_indicator(upper, many, "upper")
    if np.any(least < 0) or np.any(least > most) or least.sum() > 1 or most.sum() < 1:
        raise Misuse("No weights satisfy these bounds.", "Lower shares add to at most 1, upper shares to at least 1.")
    return np.concatenate([least[:, None] - np.eye(many), np.eye(many) - most[:, None]])


def _best(row: Floats, constraints: Floats, limits: Floats) -> Floats:
    found = scipy("optimize").linprog(-row, A_ub=constraints, b_ub=limits, bounds=(0.0, None), method="highs")
    if found.status != 0:
        raise Misuse(f"The linear programme of a unit has no solution: {found.message}")
    return np.asarray(found.x, dtype=np.float64)
