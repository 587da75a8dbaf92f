"""How much the score depends on our choices: the same evidence under other reasonable ones, drawn jointly.

Uncertainty analysis after the OECD/JRC Handbook (2008), step 7. Each draw takes its own weights, tau, half-life,
dispersions and event weights within the choice space that the edition publishes; the scale is recomputed, so that
12.5 points stay one standard deviation of the reference population under every choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from jalon.index.aggregate import aggregate
from jalon.index.edition import Edition
from jalon.index.parameters import Floats, Parameters, parameters
from jalon.index.posterior import posterior
from jalon.index.reference import reference_abilities
from jalon.index.score import points_of
from jalon.index.totals import Totals, evidence, stack

_SAMPLE = 512


@dataclass(frozen=True, slots=True)
class Robustness:
    """`points` (D,) of every draw, their 5th and 95th percentiles; `tau` and `half_life_days` (D,) as drawn."""

    points: Floats
    low: float
    high: float
    tau: Floats
    half_life_days: Floats


def robustness(edition: Edition, now: Totals, others: Sequence[Totals] = ()) -> Robustness:
    """One member under the draws of the edition; `others` are his totals under each half-life of the choice space."""
    space = edition.choice_space
    random = np.random.default_rng(space.seed)
    p = _draw(edition, random)
    pick = random.integers(0, 1 + len(others), space.draws)
    seen = evidence(parameters(edition), stack([now, *others]))
    points = points_of(p, aggregate(posterior(p, seen.members(pick)).theta, p.weights, p.inverse_tau))
    low, high = np.quantile(points, [0.05, 0.95])
    lives = np.array([edition.time.half_life_days, *space.half_life_days[: len(others)]])
    tau = np.divide(1.0, p.inverse_tau, out=np.zeros_like(p.inverse_tau), where=p.inverse_tau > 0)
    return Robustness(points, float(low), float(high), tau, lives[pick])


def histogram(points: Floats) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """Left edges of bins one point wide, and how many draws fall in each."""
    left = np.floor(points).astype(int)
    counts = np.bincount(left - left.min())
    return tuple(float(left.min() + k) for k in range(len(counts))), tuple(int(n) for n in counts)


def _draw(edition: Edition, random: np.random.Generator) -> Parameters:
    """The parameters of every draw, one column each."""
    p, space = parameters(edition), edition.choice_space
    many = space.draws
    spread = random.uniform(1 - space.weight_spread, 1 + space.weight_spread, (len(p.weights), many))
    weights = p.weights * spread
    taus = np.array(space.taus)[random.integers(0, len(space.taus), many)]
    shift = random.uniform(*np.log(space.dispersion_factor), size=(len(p.alpha), many))
    drawn = replace(
        p,
        weights=weights / weights.sum(axis=0),
        inverse_tau=np.divide(1.0, taus, out=np.zeros_like(taus), where=taus > 0),
        dispersion=_within(p, p.dispersion * np.exp(shift)),
        event_weight=_spent(edition, p.event_weight * random.uniform(*space.event_weight_factor, shift.shape)),
    )
    return replace(drawn, sigma_ref=rescaled(edition, drawn))


def _within(p: Parameters, dispersion: Floats) -> Floats:
    """A rate's dispersion stays below 1."""
    rate = np.isin(np.arange(len(dispersion)), p.count, invert=True)[:, None]
    return np.where(rate, np.minimum(dispersion, 0.9), dispersion)


def _spent(edition: Edition, weight: Floats) -> Floats:
    """No act spends more than 1 under any draw: the items of an overspent act shrink together."""
    for family in sorted({name for item in edition.items for name in item.event_families}):
        rows = [k for k, i in enumerate(edition.items) if family in i.event_families and not i.stand_in_for]
        weight[rows] /= np.maximum(weight[rows].sum(axis=0), 1.0)
    return np.minimum(weight, 1.0)


def rescaled(edition: Edition, drawn: Parameters) -> Floats:
    """sigma_ref of every draw, by the ratio to the edition's own on one common sample."""
    p, sample = parameters(edition), _common_sample(edition)
    many = drawn.weights.shape[1]
    wide = np.broadcast_to(sample[:, :, None], (*sample.shape, many))
    values = aggregate(wide, drawn.weights[:, None, :], drawn.inverse_tau).value
    own = aggregate(sample, p.weights, p.inverse_tau).value
    return p.sigma_ref * values.std(axis=0) / own.std()


@lru_cache(maxsize=4)
def _common_sample(edition: Edition) -> Floats:
    """Abilities (K, 512) of the reference population."""
    return reference_abilities([d.loading for d in edition.dimensions], _SAMPLE, edition.choice_space.seed)
