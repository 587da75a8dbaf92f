"""Sector offsets: how much more readily the people of a sector act, shrunk to the common level.

Unshrunk offsets of few members absorb real differences of skill and enlarge the gap between sectors, so each has a
normal prior of standard deviation .15 around 0. The stage thresholds have offsets of their own, for a sector may differ
in one step only. All other figures are held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jalon.index.edition import Edition
from jalon.index.fit.numerics import minimise
from jalon.index.fit.objective import Calibration, Objective
from jalon.index.fit.vector import figures_of, pack
from jalon.index.parameters import Floats
from jalon.index.totals import Totals

SPREAD = 0.15
LARGEST = 0.75
STEPS = 60


@dataclass(frozen=True, slots=True)
class Offsets:
    """Of one sector: `items` (J,) added to every alpha, `thresholds` (R,) to the stage thresholds, the first 0."""

    items: Floats
    thresholds: Floats


def sector_offsets(edition: Edition, totals: Totals, sectors: Sequence[str]) -> dict[str, Offsets]:
    """Offsets by sector, from calibration members and their sectors (M,)."""
    names = np.array(sectors)
    return {name: _offsets(edition, _some(totals, names == name)) for name in sorted(set(sectors))}


def _offsets(edition: Edition, totals: Totals) -> Offsets:
    stand_ins = [row for row, item in enumerate(edition.items) if item.stand_in_for]
    first = [row for row in range(len(edition.items)) if row not in stand_ins]
    found = _moved(edition, totals, first)
    for row in stand_ins:
        principal = edition.row(str(edition.items[row].stand_in_for))
        found.items[row] = _moved(edition, totals, [*(k for k in first if k != principal), row]).items[row]
    return found


def _moved(edition: Edition, totals: Totals, rows: list[int]) -> Offsets:
    """The intercepts of `rows` moved, and the thresholds when the graded item is among them; all else held."""
    start, many, stages = pack(figures_of(edition)), len(edition.items), len(edition.stages.scores)
    graded = any(edition.items[row].kind == "grd" for row in rows)
    thresholds = np.arange(3 * many, 3 * many + stages - 1)
    free = np.isin(np.arange(len(start)), [*rows, *(thresholds.tolist() if graded else ())])
    objective = Objective(Calibration(edition, totals, tuple(rows), np.where(free, SPREAD**-2, 1.0)))
    bounds = [(x - LARGEST, x + LARGEST) if f else (x, x) for x, f in zip(start, free, strict=True)]
    vector, _ = minimise(objective, start, bounds, steps=STEPS, tolerance=1e-8)
    moved = vector - start
    return Offsets(moved[:many], np.concatenate([[0.0], moved[thresholds]]))


def _some(totals: Totals, which: np.ndarray) -> Totals:
    return Totals(totals.y[which], totals.e[which], totals.stages[which], totals.mask[which])
