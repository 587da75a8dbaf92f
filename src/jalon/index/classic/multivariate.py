"""How indicators hang together: correlations, principal components, varimax, Cronbach's alpha.

OECD/JRC Handbook (2008), step 4. All take complete units by indicators (N, Q).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, complete


@dataclass(frozen=True, slots=True)
class Components:
    """Principal components of the correlations: `eigenvalues` (Q,) falling, `vectors` (Q, Q) of length 1 in columns.

    The sign of a vector is free; here the entries of each add to at least 0.
    """

    eigenvalues: Floats
    vectors: Floats

    def loadings(self, many: int) -> Floats:
        """Correlations (Q, many) of the indicators with the first components."""
        return self.vectors[:, :many] * np.sqrt(np.maximum(self.eigenvalues[:many], 0.0))


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """For each indicator (Q,): its correlation with the sum of the others, and alpha without it."""

    item_total: Floats
    alpha_if_deleted: Floats


def correlations(x: ArrayLike) -> Floats:
    """Pearson correlations (Q, Q); Misuse for an indicator that never varies."""
    values = complete(x)
    if len(values) < 2 or np.any(np.ptp(values, axis=0) == 0):
        raise Misuse("An indicator never varies: it has no correlation.", "Leave it out.")
    return np.atleast_2d(np.corrcoef(values, rowvar=False))


def principal_components(x: ArrayLike) -> Components:
    """All components of the standardised indicators (Pearson, 1901; Hotelling, 1933)."""
    values, vectors = np.linalg.eigh(correlations(x))
    values, vectors = values[::-1], vectors[:, ::-1]
    return Components(values, vectors * np.where(vectors.sum(axis=0) < 0, -1.0, 1.0))


def varimax(loadings: ArrayLike, steps: int = 500, tolerance: float = 1e-12) -> Floats:
    """Loadings (Q, F) turned so that each factor loads high on few indicators (Kaiser, 1958, rows normalised).

    Signs and order of the columns are free.
    """
    given = np.asarray(loadings, dtype=np.float64)
    length = np.sqrt(np.sum(given**2, axis=1, keepdims=True))
    rows = np.divide(given, length, out=np.zeros_like(given), where=length > 0)
    rotation, reached = np.eye(given.shape[1]), 0.0
    for _ in range(steps):
        turned = rows @ rotation
        left, size, right = np.linalg.svd(rows.T @ (turned**3 - turned * np.mean(turned**2, axis=0)))
        rotation = left @ right
        if size.sum() <= reached * (1.0 + tolerance):
            break
        reached = float(size.sum())
    return rows @ rotation * length


def cronbach_alpha(x: ArrayLike) -> float:
    """Q/(Q-1) (1 - sum of variances / variance of the sum) (Cronbach, 1951); standardise first for the Handbook's."""
    values = complete(x)
    many = values.shape[1]
    if many < 2:
        raise Misuse("Alpha needs two indicators.")
    total = float(values.sum(axis=1).var(ddof=1))
    if total == 0:
        raise Misuse("The sum of the indicators never varies: it has no alpha.")
    return many / (many - 1) * (1.0 - float(values.var(axis=0, ddof=1).sum()) / total)


def item_statistics(x: ArrayLike) -> ItemStatistics:
    """Item-total correlation and alpha-if-deleted of every indicator; needs three of them."""
    values = complete(x)
    rest = values.sum(axis=1, keepdims=True) - values
    total = [float(np.corrcoef(one, others)[0, 1]) for one, others in zip(values.T, rest.T, strict=True)]
    without = [cronbach_alpha(np.delete(values, column, axis=1)) for column in range(values.shape[1])]
    return ItemStatistics(np.array(total), np.array(without))
