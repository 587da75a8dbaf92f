"""A member's own view of the weights, within half of the published ones: for himself, in no norm or comparison.

Abilities do not depend on weights; only their aggregate does. The scale is recomputed as in `robustness`, so that
12.5 points stay one standard deviation of the reference population under the weights chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from jalon.errors import Misuse
from jalon.index.aggregate import aggregate
from jalon.index.edition import Edition
from jalon.index.parameters import Floats, parameters
from jalon.index.posterior import posterior
from jalon.index.robustness import rescaled
from jalon.index.score import points_of
from jalon.index.totals import Totals, evidence

# Farther from the published weights it would be another index, not a view of this one.
SPREAD = 0.5


@dataclass(frozen=True, slots=True)
class PillarView:
    """A pillar's weight as published and as chosen (both sum to 1 over the pillars), and the score when this weight
    alone is a half less and a half more, the others sharing the rest as published.
    """

    code: str
    published: float
    chosen: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class PersonalView:
    """The score as published and under the chosen weights, in points."""

    points: float
    chosen: float
    pillars: tuple[PillarView, ...]


def personal_view(edition: Edition, totals: Totals, factors: Mapping[str, float]) -> PersonalView:
    """One member's score when the weight of each pillar named in `factors` is multiplied by its factor.

    Raises Misuse for an unknown pillar, and for a factor outside 0.5 to 1.5.
    """
    _check(edition, factors)
    codes = [pillar.code for pillar in edition.pillars]
    ends = [{code: 1.0 + side * SPREAD} for code in codes for side in (-1, 1)]
    columns = np.column_stack([_weights(edition, chosen) for chosen in ({}, factors, *ends)])
    points = _points(edition, totals, columns)
    ours = _by_pillar(edition, columns)
    return PersonalView(
        points=float(points[0]),
        chosen=float(points[1]),
        pillars=tuple(
            PillarView(code, float(ours[k, 0]), float(ours[k, 1]), *sorted(map(float, points[2 + 2 * k : 4 + 2 * k])))
            for k, code in enumerate(codes)
        ),
    )


def _check(edition: Edition, factors: Mapping[str, float]) -> None:
    codes = [pillar.code for pillar in edition.pillars]
    for code, factor in factors.items():
        if code not in codes:
            raise Misuse(f"There is no pillar called {code}.", f"Use one of: {', '.join(codes)}.")
        if not 1.0 - SPREAD <= factor <= 1.0 + SPREAD:
            raise Misuse(f"The weight of {code} is changed too much.", "Change it by at most 50 %.")


def _weights(edition: Edition, factors: Mapping[str, float]) -> Floats:
    """Weights (K,) of the dimensions; each takes the factor of its pillar."""
    of = {dimension: factors.get(pillar.code, 1.0) for pillar in edition.pillars for dimension in pillar.dimensions}
    weights = np.array([d.weight * of.get(d.code, 1.0) for d in edition.dimensions])
    return weights / weights.sum()


def _points(edition: Edition, totals: Totals, weights: Floats) -> Floats:
    """The points of one member under each column of `weights` (K, D)."""
    p = parameters(edition)
    theta = np.repeat(posterior(p, evidence(p, totals)).theta, weights.shape[1], axis=1)
    many = np.full(weights.shape[1], float(np.ravel(p.inverse_tau)[0]))
    drawn = replace(p, weights=weights, inverse_tau=many)
    drawn = replace(drawn, sigma_ref=rescaled(edition, drawn))
    return points_of(drawn, aggregate(theta, drawn.weights, drawn.inverse_tau))


def _by_pillar(edition: Edition, weights: Floats) -> Floats:
    """The weights (P, D) of the pillars."""
    rows: Sequence[Floats] = [
        sum((weights[k] for k, d in enumerate(edition.dimensions) if d.code in pillar.dimensions), np.zeros(1))
        for pillar in edition.pillars
    ]
    return np.vstack(rows)
