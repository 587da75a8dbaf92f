"""Missing values replaced by the mean or the median of the indicator, in all units or in the unit's group.

OECD/JRC Handbook (2008), step 3, "unconditional mean imputation". It understates the spread, and nothing later
knows that a value was invented: count what you replace.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, table


def impute_mean(x: ArrayLike, groups: Sequence[str] | None = None) -> Floats:
    """`x` (N, Q) with every missing value replaced by the mean of its indicator, in its group if `groups` (N) is given.

    Misuse when a group has no value at all for an indicator.
    """
    return _impute(table(x), groups, lambda known: known.mean())


def impute_median(x: ArrayLike, groups: Sequence[str] | None = None) -> Floats:
    """The same with the median."""
    return _impute(table(x), groups, np.median)


def _impute(x: Floats, groups: Sequence[str] | None, centre: Callable[[Floats], np.floating]) -> Floats:
    labels = np.array([""] * len(x) if groups is None else groups)
    if len(labels) != len(x):
        raise Misuse(f"{len(x)} units need {len(x)} groups, not {len(labels)}.")
    missing = np.isnan(x)
    for row, column in zip(*np.nonzero(missing), strict=True):
        known = x[(labels == labels[row]) & ~missing[:, column], column]
        if not len(known):
            raise Misuse(f"Indicator {column} has no value in the group {str(labels[row])!r}.", "Use larger groups.")
        x[row, column] = centre(known)
    return x
