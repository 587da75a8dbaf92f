"""What every step takes: an array of units by indicators, not-a-number where a value is missing."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from jalon.errors import Misuse

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]


def table(x: ArrayLike) -> Floats:
    """A copy of `x` as (N, Q) floats; Misuse when it is not two-dimensional or holds an infinity."""
    found = np.array(x, dtype=np.float64)
    if found.ndim != 2 or not found.size:
        raise Misuse(f"A table has units in rows and indicators in columns, not the shape {found.shape}.")
    if np.isinf(found).any():
        raise Misuse("A value of the table is infinite.", "Write nan where a value is missing.")
    return found


def complete(x: ArrayLike) -> Floats:
    """The same, and Misuse when a value is missing."""
    found = table(x)
    if np.isnan(found).any():
        raise Misuse("A value of the table is missing.", "Impute it first: impute_mean, impute_median.")
    return found


def weights_of(weights: ArrayLike | None, many: int) -> Floats:
    """Weights (..., Q) as given, equal when None; Misuse when they do not fit, are negative or are all 0."""
    found = np.ones(many) if weights is None else np.array(weights, dtype=np.float64)
    if found.ndim == 0 or found.shape[-1] != many:
        raise Misuse(f"{many} indicators need {many} weights, not the shape {found.shape}.")
    if not np.all(found >= 0) or not np.all(found.sum(axis=-1) > 0):
        raise Misuse("Weights are numbers of at least 0, and one is above 0.")
    return found


def per_indicator(value: ArrayLike, many: int, what: str) -> Floats:
    """One number for all indicators, or one for each, as (Q,)."""
    found = np.asarray(value, dtype=np.float64)
    if found.shape not in ((), (many,)):
        raise Misuse(f"{what}: one number for all, or {many}, not the shape {found.shape}.")
    return np.broadcast_to(found, (many,)).copy()


def ratio(above: Floats, below: Floats, what: str) -> Floats:
    """above / below; Misuse where an indicator cannot be divided."""
    if not np.all(np.abs(below) > 0):
        raise Misuse(f"{what}: an indicator has nothing to divide by.", "Leave out an indicator that never varies.")
    return above / below
