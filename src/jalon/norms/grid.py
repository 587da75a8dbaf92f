"""The public grid: figures are rounded to it before anything is counted; no norm holds a member's own figure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jalon.norms.settings import settings

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def cells() -> int:
    """Number of grid points."""
    grid = settings()["grid"]
    return round((grid["high"] - grid["low"]) / grid["step"]) + 1


def cell_of(points: Floats) -> Integers:
    """The nearest grid point of each figure (halves go up); what lies outside counts at the end. No NaN."""
    grid = settings()["grid"]
    place = np.floor((points - grid["low"]) / grid["step"] + 0.5)
    return np.clip(place, 0, cells() - 1).astype(np.int64)


def value_of(cell: Floats | Integers) -> Floats:
    """The figure of a grid point, in points."""
    grid = settings()["grid"]
    return grid["low"] + grid["step"] * np.asarray(cell, dtype=np.float64)
