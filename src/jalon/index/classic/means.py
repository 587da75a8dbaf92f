"""Means of normalised indicators: the power p says how far one indicator makes up for another.

M_p = (sum w x^p / sum w)^(1/p): arithmetic at 1 (full compensation), geometric at 0, harmonic at -1, towards the
smallest value as p falls (Hardy, Littlewood & Pólya, 1934). Indicators lie along the last axis and everything before
it is free, so units, or draws by units, run at once. A missing value leaves the mean, and its weight with it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, weights_of


def arithmetic_mean(x: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """Weighted mean (...) of `x` (..., Q); `weights` (..., Q) need not add to 1, equal when None."""
    return generalised_mean(x, weights, 1.0)


def geometric_mean(x: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """exp(mean of ln x); 0 where a value is 0, Misuse where one is below."""
    return generalised_mean(x, weights, 0.0)


def harmonic_mean(x: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """1 / mean of 1/x; 0 where a value is 0, Misuse where one is below."""
    return generalised_mean(x, weights, -1.0)


def generalised_mean(x: ArrayLike, weights: ArrayLike | None, power: float) -> Floats:
    """M_p (...) of `x` (..., Q), missing where all values are; at any power but 1 no value may be negative."""
    values = np.asarray(x, dtype=np.float64)
    weight = np.where(np.isnan(values), 0.0, weights_of(weights, values.shape[-1]))
    if power != 1 and np.any((values < 0) & (weight > 0)):
        raise Misuse(
            "This mean needs values of at least 0.", "Normalise to a positive scale, such as min_max(x, 1, 100)."
        )
    total = weight.sum(axis=-1, keepdims=True)
    share = np.divide(weight, total, out=np.full_like(weight, np.nan), where=total > 0)
    # A value without weight must not count, not even as 0 times infinity.
    known = np.where(weight > 0, values, 1.0)
    with np.errstate(divide="ignore"):
        if power == 0:
            return np.exp(np.sum(share * np.log(known), axis=-1))
        return np.sum(share * known**power, axis=-1) ** (1.0 / power)
