"""Indicators brought to one scale: the ways of the OECD/JRC Handbook (2008), step 5, under the names of the field.

Every function takes units by indicators (N, Q) and gives the same shape; missing values stay missing and take no part.
More must be better: `orient` turns the indicators for which it is not. The min-max, z-score and rank families depend
on the set of units: a newcomer moves everybody. Goalposts and targets do not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, Integers, per_indicator, ratio, table


def orient(x: ArrayLike, direction: ArrayLike) -> Floats:
    """`x` with the sign of every indicator whose `direction` (Q,) is -1 turned; the other directions are 1."""
    values = table(x)
    sign = per_indicator(direction, values.shape[1], "direction")
    if not np.all(np.abs(sign) == 1):
        raise Misuse("A direction is 1 (more is better) or -1 (less is better).")
    return values * sign


def min_max(x: ArrayLike, low: float = 0.0, high: float = 100.0) -> Floats:
    """low + (high - low) (x - min) / (max - min): the least unit has `low`, the best `high`."""
    return low + (high - low) * distance_to_max(x)


def z_scores(x: ArrayLike, mean: float = 0.0, sd: float = 1.0) -> Floats:
    """mean + sd (x - average) / standard deviation, the latter with N - 1."""
    values = table(x)
    deviation = values - np.nanmean(values, axis=0)
    return mean + sd * ratio(deviation, np.nanstd(values, axis=0, ddof=1), "z-scores")


def ranks(x: ArrayLike) -> Floats:
    """1 for the lowest value; units that tie share the lowest of their ranks."""
    return borda(x) + 1.0


def borda(x: ArrayLike) -> Floats:
    """How many units have a lower value (de Borda, 1781)."""
    values = table(x)
    below: list[Integers] = [np.searchsorted(np.sort(column[~np.isnan(column)]), column) for column in values.T]
    return np.where(np.isnan(values), np.nan, np.column_stack(below).astype(np.float64))


def percentile_ranks(x: ArrayLike) -> Floats:
    """The share of the other units that have a lower value, 0 to 1; needs two units."""
    values = table(x)
    others = np.sum(~np.isnan(values), axis=0) - 1.0
    return ratio(borda(values), others, "percentile ranks")


def distance_to_max(x: ArrayLike) -> Floats:
    """(x - min) / (max - min): 1 less the distance to the best unit."""
    values = table(x)
    low = np.nanmin(values, axis=0)
    return ratio(values - low, np.nanmax(values, axis=0) - low, "min-max")


def distance_to_reference(x: ArrayLike, unit: int) -> Floats:
    """(x - min) / (x of one unit - min): above 1 where somebody is better than the reference `unit` (its row)."""
    values = table(x)
    low = np.nanmin(values, axis=0)
    return ratio(values - low, values[unit] - low, "distance to the reference")


def distance_to_target(x: ArrayLike, target: ArrayLike, *, cap: bool = True) -> Floats:
    """(x - min) / (target - min), at most 1 unless `cap` is False; `target` is one number or (Q,)."""
    values = table(x)
    low = np.nanmin(values, axis=0)
    goal = per_indicator(target, values.shape[1], "target")
    reached = ratio(values - low, goal - low, "distance to the target")
    return np.minimum(reached, 1.0) if cap else reached


def goalposts(x: ArrayLike, low: ArrayLike, high: ArrayLike, scale: float = 1.0) -> Floats:
    """scale (x - low) / (high - low), held between 0 and scale; posts are one number or (Q,), fixed beforehand.

    The way of the Human Development Index (UNDP, since 1990).
    """
    values = table(x)
    least, most = (per_indicator(post, values.shape[1], "goalposts") for post in (low, high))
    return scale * np.clip(ratio(values - least, most - least, "goalposts"), 0.0, 1.0)


def fraction_of_max(x: ArrayLike) -> Floats:
    """x / max; for ratio scales only, since it keeps the zero of the indicator."""
    values = table(x)
    return ratio(values, np.nanmax(values, axis=0), "fraction of the maximum")
