"""Units compared two by two, so that no scale is needed: outranking matrix, Copeland scores, Kemeny's order.

The matrix holds the weight of the indicators on which one unit beats another (Condorcet, 1785; OECD/JRC Handbook,
2008, pp. 112-115); half the weight where they tie. Copeland (1951) counts victories less defeats. Kemeny (1959) and
Young & Levenglick (1978) take the order of all units with the largest support, found here by integer programming.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, Integers, table, weights_of
from jalon.index.classic.libraries import scipy

# Weights such as .1 and .4 must tie with .5.
_ROUNDING = 1e-9


def outranking_matrix(x: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """(N, N): the share of weight on which the unit of the row beats that of the column; 0 on the diagonal.

    `x` is (N, Q), `weights` (Q,) or None. Two units are compared on what both have; without any, each has one half.
    """
    values = table(x)
    wins = np.zeros((len(values), len(values)))
    shared = np.zeros_like(wins)
    for column, weight in zip(values.T, weights_of(weights, values.shape[1]), strict=True):
        gap = column[:, None] - column[None, :]
        wins += weight * np.nan_to_num((np.sign(gap) + 1.0) / 2.0)
        shared += weight * ~np.isnan(gap)
    matrix = np.divide(wins, shared, out=np.full_like(wins, 0.5), where=shared > 0)
    np.fill_diagonal(matrix, 0.0)
    return matrix


def copeland(matrix: ArrayLike) -> Floats:
    """Units that a unit beats less units that beat it (N,), from an outranking matrix; -(N-1) to N-1."""
    margin = np.asarray(matrix, dtype=np.float64) - np.asarray(matrix, dtype=np.float64).T
    return np.sum(np.where(np.abs(margin) > _ROUNDING, np.sign(margin), 0.0), axis=1)


def copeland_scores(x: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """Copeland scores (N,) of the units of `x` (N, Q): an aggregation like the means, for any scale."""
    return copeland(outranking_matrix(x, weights))


def dominance(matrix: ArrayLike) -> float:
    """The share of pairs in which one unit is better on every indicator: those no choice of weights can turn."""
    found = np.asarray(matrix, dtype=np.float64)
    pairs = len(found) * (len(found) - 1) / 2
    return float(np.sum(found > 1.0 - _ROUNDING) / pairs)


def kemeny_score(matrix: ArrayLike, order: Sequence[int]) -> float:
    """The support for an `order` (rows of the matrix, best first): the sum over pairs of the better over the worse."""
    found = np.asarray(matrix, dtype=np.float64)[np.ix_(list(order), list(order))]
    return float(np.triu(found, k=1).sum())


def kemeny_order(matrix: ArrayLike) -> tuple[int, ...]:
    """An order (best first) with the largest Kemeny score, to the tolerance of HiGHS; one of them if several tie.

    Integer programming over the N (N - 1) / 2 pairs with N^3 / 6 constraints, so no more than 60 units. SciPy.
    """
    found = np.asarray(matrix, dtype=np.float64)
    if not 2 <= len(found) <= 60:
        raise Misuse(f"Kemeny's order is for 2 to 60 units, not {len(found)}.", "Use copeland.")
    above = np.triu_indices(len(found), k=1)
    optimise = scipy("optimize")
    solved = optimise.milp(
        -(found[above] - found.T[above]),
        integrality=np.ones(len(above[0])),
        bounds=optimise.Bounds(0.0, 1.0),
        constraints=_transitive(len(found), above) if len(found) > 2 else None,
    )
    beats = np.zeros_like(found)
    beats[above] = np.round(solved.x)
    beats.T[above] = 1.0 - beats[above]
    return tuple(int(unit) for unit in np.argsort(-beats.sum(axis=1), kind="stable"))


def _transitive(units: int, above: tuple[Integers, Integers]) -> object:
    """0 <= y_ij + y_jk - y_ik <= 1 for i < j < k: no cycle among three units, hence none at all."""
    number = np.zeros((units, units), dtype=np.intp)
    number[above] = np.arange(len(above[0]))
    i, j, k = (np.array(index) for index in zip(*_triples(units), strict=True))
    rows = np.tile(np.arange(len(i)), 3)
    columns = np.concatenate([number[i, j], number[j, k], number[i, k]])
    signs = np.repeat([1.0, 1.0, -1.0], len(i))
    shape = (len(i), len(above[0]))
    return scipy("optimize").LinearConstraint(
        scipy("sparse").csr_array((signs, (rows, columns)), shape=shape), 0.0, 1.0
    )


def _triples(units: int) -> list[tuple[int, int, int]]:
    return [(i, j, k) for i in range(units) for j in range(i + 1, units) for k in range(j + 1, units)]
