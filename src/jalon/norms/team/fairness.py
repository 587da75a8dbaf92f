"""Does a step of the way to a contract fall out differently for groups of like score? (differential item functioning)

For each step, those who went on against those who did not, in a group and among all others, matched in strata of
points: Mantel and Haenszel's common log odds ratio (1959), its variance from each member's influence, because the
counterparts of a member resemble each other. A flag asks for a look at the step, it explains nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from jalon.norms.grid import Floats
from jalon.norms.team.settings import settings


@dataclass(frozen=True, slots=True)
class Cell:
    """One step in one group: `effect` in log odds against all others of like score, its `z`, ETS class A, B or C."""

    attribute: str
    group: str
    step: str
    effect: float
    z: float
    members: int
    ets: str
    flagged: bool


def screen(points: Floats, stages: Floats, attributes: dict[str, NDArray[np.str_]]) -> tuple[Cell, ...]:
    """Every step of every group of every attribute that has members enough; the empty text is no group.

    `points` (M,), `stages` (M, R) counterparts by the furthest stage reached, attribute values (M,).
    """
    stratum = _strata(points)
    return tuple(
        cell
        for name, values in attributes.items()
        for group in np.unique(values)
        if group
        for cell in _cells(name, str(group), values == group, stages, stratum)
    )


def _cells(
    attribute: str, name: str, group: NDArray[np.bool_], stages: Floats, stratum: NDArray[np.int64]
) -> Iterator[Cell]:
    rules = settings()["fairness"]
    for step, (before, after) in enumerate(pairwise(rules["steps"])):
        reached = stages[:, step:].sum(axis=1)
        on = stages[:, step + 1 :].sum(axis=1)
        tried = reached > 0
        if min(int((group & tried).sum()), int((~group & tried).sum())) < rules["least_members"]:
            continue
        effect, error = log_odds_ratio(on, reached - on, group, stratum)
        if error > 0:
            z = effect / error
            yield Cell(attribute, name, f"{before}_{after}", effect, z, int((group & tried).sum()), _ets(effect),
                       abs(z) > rules["flag_z"])  # fmt: skip


def log_odds_ratio(
    on: Floats, off: Floats, group: NDArray[np.bool_], stratum: NDArray[np.int64]
) -> tuple[float, float]:
    """Common log odds ratio of the group against the others, and its standard error with members as clusters."""
    size = int(stratum.max()) + 1

    def summed(values: Floats) -> Floats:
        return np.bincount(stratum, values, size).astype(np.float64)

    mine, theirs = group.astype(np.float64), (~group).astype(np.float64)
    a, b, c, d = (summed(part) for part in (on * mine, off * mine, on * theirs, off * theirs))
    t = np.maximum(a + b + c + d, 1e-12)
    up, down = float((a * d / t).sum()), float((b * c / t).sum())
    if up <= 0 or down <= 0:
        return 0.0, 0.0
    s, whole = stratum, on + off
    to_up = (on * mine * d[s] + off * theirs * a[s]) / t[s] - a[s] * d[s] * whole / t[s] ** 2
    to_down = (off * mine * c[s] + on * theirs * b[s]) / t[s] - b[s] * c[s] * whole / t[s] ** 2
    influence = to_up / up - to_down / down
    return float(np.log(up / down)), float(np.sqrt((influence**2).sum()))


def _strata(points: Floats) -> NDArray[np.int64]:
    n = settings()["fairness"]["strata"]
    edges = np.quantile(points, np.linspace(0, 1, n + 1)[1:-1])
    return np.searchsorted(edges, points, side="right").astype(np.int64)


def _ets(effect: float) -> str:
    small, large = settings()["fairness"]["ets"]
    return "A" if abs(effect) < small else "B" if abs(effect) < large else "C"
