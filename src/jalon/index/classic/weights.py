"""Weights from nobody's opinion, from components, and from the influence that each indicator shall have.

In a weighted mean a weight is a rate of exchange, not an importance (OECD/JRC Handbook, 2008, p. 112): what an
indicator means for the result is nearer to its correlation with it, which `correlation_shares` shows and
`balanced_weights` sets (Becker, Saisana, Paruolo & Vandecasteele, 2017, in its linear form).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, complete, weights_of
from jalon.index.classic.libraries import scipy
from jalon.index.classic.multivariate import correlations, principal_components, varimax


def equal_weights(many: int) -> Floats:
    """(Q,): 1/Q each."""
    return np.full(many, 1.0 / many)


def first_component_weights(x: ArrayLike) -> Floats:
    """The first principal component (Q,), of length 1: what the indicators of `x` (N, Q) share most.

    Entries may be negative, and then an improvement lowers the result: look before you use them.
    """
    return principal_components(x).vectors[:, 0]


def component_weights(x: ArrayLike, components: int) -> Floats:
    """Weights (Q,) that add to 1, from rotated components (Nicoletti, Scarpetta & Boylaud, 2000).

    Each indicator goes to the component that it loads highest on and weighs there its squared loading over the variance
    of that component; each component weighs by its share of the variance explained.
    """
    many = complete(x).shape[1]
    if not 1 <= components <= many:
        raise Misuse(f"{many} indicators have 1 to {many} components, not {components}.")
    squared = varimax(principal_components(x).loadings(components)) ** 2
    # (squared / variance) x (variance / total): the variance of the component cancels out.
    own = squared.max(axis=1)
    return own / own.sum()


def correlation_shares(x: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """The influence (Q,) that each indicator has: its correlation with the weighted mean, over the sum of all."""
    values = complete(x)
    weight = weights_of(weights, values.shape[1])
    return _shares(correlations(values), weight * values.std(axis=0, ddof=1))


def balanced_weights(x: ArrayLike, importance: ArrayLike | None = None) -> Floats:
    """Weights (Q,) of at least 0 adding to 1, whose correlation shares come nearest to `importance` (Q,) or equality.

    Exact wherever R^-1 importance has no negative entry, R the correlations; else the least squared distance within
    non-negative weights (sequential quadratic programming; Kraft, 1988). Misuse when R is singular. SciPy.
    """
    values = complete(x)
    shared = correlations(values)
    wanted = weights_of(importance, values.shape[1])
    wanted = wanted / wanted.sum()
    if np.linalg.matrix_rank(shared) < len(shared):
        raise Misuse("One indicator is a combination of others, or there are too few units.", "Leave it out.")
    exact = np.linalg.inv(shared) @ wanted
    standard = exact if np.all(exact >= 0) else _nearest(shared, wanted)
    weight = standard / values.std(axis=0, ddof=1)
    return weight / weight.sum()


def informative_weights(x: ArrayLike) -> Floats:
    """Weights (Q,) adding to 1 with the largest sum of correlations between indicators and weighted mean.

    They are 1 / standard deviation, by the inequality of Cauchy and Schwarz: equal weights on z-scores.
    """
    values = complete(x)
    correlations(values)
    weight = 1.0 / values.std(axis=0, ddof=1)
    return weight / weight.sum()


def _shares(shared: Floats, standard: Floats) -> Floats:
    """Correlation shares for weights on the standardised indicators."""
    found = shared @ standard
    return found / found.sum()


def _nearest(shared: Floats, wanted: Floats) -> Floats:
    many = len(wanted)

    def distance(weight: Floats) -> float:
        return 1e3 * float(np.sum((_shares(shared, weight) - wanted) ** 2))

    def excess(weight: Floats) -> float:
        return float(weight.sum() - 1.0)

    solved = scipy("optimize").minimize(
        distance,
        np.full(many, 1.0 / many),
        method="SLSQP",
        bounds=[(0.0, 1.0)] * many,
        constraints={"type": "eq", "fun": excess},
        options={"maxiter": 1000, "ftol": 1e-14},
    )
    return np.maximum(np.asarray(solved.x, dtype=np.float64), 0.0)
