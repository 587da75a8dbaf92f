"""Distributions that arrive as KLL sketches (Karnin, Lang and Liberty, 2016), from engines that make them already.

Figures are rounded to the public grid before they enter, because a sketch keeps real data points. Counts on the grid
(`jalon.norms.tally`) are smaller, exact and the same at every run; this is the door for those who have sketches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

import numpy as np

from jalon.norms.grid import Floats, Integers, cell_of, cells, value_of
from jalon.norms.refusal import refused
from jalon.norms.settings import dimensions
from jalon.norms.tally import Tally, from_counts

SIZE = 200


def sketch(points: Floats) -> bytes:
    """The sketch of these figures in points, rounded to the grid."""
    made = _library()(SIZE)
    made.update(value_of(cell_of(points[np.isfinite(points)])))
    return bytes(made.serialize())


def merged(parts: Iterable[bytes]) -> bytes:
    """One sketch of all parts."""
    whole = _library()(SIZE)
    for part in parts:
        whole.merge(_read(part))
    return bytes(whole.serialize())


def counts(part: bytes) -> Integers:
    """Members by grid point (cells,), adding up to the sketch's n; each share right within its rank error."""
    whole = _read(part)
    if whole.is_empty():
        return np.zeros(cells(), dtype=np.int64)
    splits: list[float] = value_of(np.arange(cells() - 1, dtype=np.float64) + 0.5).tolist()
    below: Floats = np.array(whole.get_cdf(splits), dtype=np.float64) * whole.n
    return np.diff(np.round(below).astype(np.int64), prepend=0)


def from_sketches(rows: Iterable[Sequence[Any]]) -> Tally:
    """A tally from rows (sector, size, country, role, measure, sketch)."""
    depth = len(dimensions()) + 1
    found = ((*row[:depth], cell, n) for row in rows for cell, n in enumerate(counts(row[depth]).tolist()) if n)
    return from_counts(found)


def _library() -> Any:
    try:
        return import_module("datasketches").kll_doubles_sketch
    except ImportError:
        raise refused("no_sketches") from None


def _read(part: bytes) -> Any:
    try:
        return _library().deserialize(part)
    except (RuntimeError, ValueError, IndexError):
        raise refused("bad_sketch") from None
