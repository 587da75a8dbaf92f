"""An edition as arrays: items by rows, members by columns, so that one member and a thousand run the same code.

A figure that is the same for all members has one column; robustness draws give each "member" its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from jalon.index.edition import Edition

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Parameters:
    """Shapes: (J, 1) or (J, M) per item, (K, 1) or (K, M) per dimension, (1,) or (M,) per member, (R, 1) per stage.

    `inverse_tau` 0 means the linear aggregate. `binary`, `count` and `graded` list the rows of each kind,
    `dimension` the dimension of each row, `stand_ins` pairs (stand-in, principal).
    """

    alpha: Floats
    loading: Floats
    event_weight: Floats
    dispersion: Floats
    dimension: Integers
    binary: Integers
    count: Integers
    graded: Integers
    stage_scores: Floats
    stage_thresholds: Floats
    weights: Floats
    prior_loading: Floats
    inverse_tau: Floats
    sigma_ref: Floats
    par_points: float
    points_per_sd: float
    stand_ins: tuple[tuple[int, int], ...]

    @property
    def points_per_unit(self) -> Floats:
        """Points for one unit of the aggregate, (1,) or (M,)."""
        return self.points_per_sd / self.sigma_ref


@lru_cache(maxsize=64)
def parameters(edition: Edition) -> Parameters:
    """The arrays of `edition`, computed once."""
    dimensions = [part.code for part in edition.dimensions]
    kinds = np.array([item.kind for item in edition.items])
    return Parameters(
        alpha=_column(item.alpha for item in edition.items),
        loading=_column(item.loading for item in edition.items),
        event_weight=_column(item.event_weight for item in edition.items),
        dispersion=_column(item.dispersion for item in edition.items),
        dimension=np.array([dimensions.index(item.dimension) for item in edition.items], dtype=np.intp),
        binary=np.flatnonzero(kinds == "bin"),
        count=np.flatnonzero(kinds == "cnt"),
        graded=np.flatnonzero(kinds == "grd"),
        stage_scores=_column(edition.stages.scores),
        stage_thresholds=_column(edition.stages.thresholds),
        weights=_column(part.weight for part in edition.dimensions),
        prior_loading=_column(part.loading for part in edition.dimensions),
        inverse_tau=np.array([1.0 / edition.tau if edition.tau else 0.0]),
        sigma_ref=np.array([edition.scale.sigma_ref]),
        par_points=edition.scale.par_points,
        points_per_sd=edition.scale.points_per_sd,
        stand_ins=_stand_ins(edition),
    )


def _stand_ins(edition: Edition) -> tuple[tuple[int, int], ...]:
    return tuple((row, edition.row(item.stand_in_for)) for row, item in enumerate(edition.items) if item.stand_in_for)


def _column(values: object) -> Floats:
    column = np.array(list(values), dtype=np.float64)[:, None]  # pyright: ignore[reportArgumentType]
    column.flags.writeable = False
    return column
