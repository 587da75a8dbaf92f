"""Loadings, intercepts, dispersions and stage thresholds from calibration members, within the published bounds."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.index.edition import Edition
from jalon.index.fit.numerics import minimise
from jalon.index.fit.objective import Calibration, Objective
from jalon.index.fit.vector import Figures, bounds, figures_of, pack
from jalon.index.totals import Totals

STEPS, TOLERANCE = 400, 1e-9


@dataclass(frozen=True, slots=True)
class Calibrated:
    """`figures` as fitted; `objective` minus the log posterior a member; `evaluations` of it that were needed."""

    figures: Figures
    objective: float
    evaluations: int


def calibrate(edition: Edition, totals: Totals) -> Calibrated:
    """Figures for all items of `edition`, starting from its own and weakly drawn to them.

    First everything but the stand-ins, which count the same events as their principals; then each stand-in in the
    place of its principal, all the rest held.
    """
    rows = range(len(edition.items))
    first = [row for row in rows if not edition.items[row].stand_in_for]
    found = _fit(Calibration(edition, totals, tuple(first)), pack(figures_of(edition)), bounds(edition))
    for row in set(rows) - set(first):
        found = _stand_in(edition, totals, found, row, first)
    return found


def _stand_in(edition: Edition, totals: Totals, found: Calibrated, row: int, first: list[int]) -> Calibrated:
    principal = edition.row(str(edition.items[row].stand_in_for))
    items = (*(k for k in first if k != principal), row)
    start = pack(found.figures)
    free = {row, row + len(edition.items), row + 2 * len(edition.items)}
    held = [limit if k in free else (start[k], start[k]) for k, limit in enumerate(bounds(edition))]
    last = _fit(Calibration(edition, totals, items), start, held)
    return Calibrated(last.figures, found.objective, found.evaluations + last.evaluations)


def _fit(data: Calibration, start: object, limits: list[tuple[float, float]]) -> Calibrated:
    objective = Objective(data)
    vector, evaluations = minimise(objective, start, limits, steps=STEPS, tolerance=TOLERANCE)  # type: ignore[arg-type]
    return Calibrated(objective.figures(vector), objective(vector)[0], evaluations)
