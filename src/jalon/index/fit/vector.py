"""The parameters of an edition as one vector for the optimiser, their published bounds and weak priors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.edition import Edition
from jalon.index.edition_rules import MAX_LOADING, MAX_PRIOR_LOADING, MIN_COUNT_DISPERSION
from jalon.index.parameters import Floats

# How far, in one prior standard deviation, data may lead away from the edition that one starts from.
PRIOR_SPREAD = {"alpha": 2.0, "loading": 0.5, "spread": 1.0, "threshold": 2.0, "prior_loading": 0.15}
LEAST_LOADING, LEAST_PRIOR_LOADING = 0.05, 0.05
# Below the published bound, so that one event stays under three points for members with very little evidence too.
LARGEST_LOADING = min(1.1, MAX_LOADING)
RATE_BOUNDS = (1e-4, 0.5)
COUNT_LARGEST = 20.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What is fitted: per item (J,) `alpha`, `loading`, `spread`; `thresholds` (R,); `prior_loading` (K,).

    `spread` is log f of a count, log((1-rho)/rho) of a rate. The graded item's alpha is held, for its thresholds
    say the same.
    """

    alpha: Floats
    loading: Floats
    spread: Floats
    thresholds: Floats
    prior_loading: Floats


def figures_of(edition: Edition) -> Figures:
    """The figures of an existing edition."""
    spread = [_spread(item.kind, item.dispersion) for item in edition.items]
    return Figures(
        alpha=np.array([item.alpha for item in edition.items]),
        loading=np.array([item.loading for item in edition.items]),
        spread=np.array(spread),
        thresholds=np.array(edition.stages.thresholds),
        prior_loading=np.array([part.loading for part in edition.dimensions]),
    )


def _spread(kind: str, dispersion: float) -> float:
    if kind == "cnt":
        return float(np.log(dispersion))
    rho = min(max(dispersion, RATE_BOUNDS[0]), RATE_BOUNDS[1])
    return float(np.log((1.0 - rho) / rho))


def dispersion_of(kind: str, spread: float) -> float:
    """f of a count, rho of a rate."""
    return float(np.exp(spread) if kind == "cnt" else 1.0 / (1.0 + np.exp(spread)))


def pack(figures: Figures) -> Floats:
    """One vector; the first threshold is 0 by definition and left out."""
    return np.concatenate([
        figures.alpha, figures.loading, figures.spread, figures.thresholds[1:], figures.prior_loading,
    ])  # fmt: skip


def unpack(vector: Floats, items: int, stages: int) -> Figures:
    """The figures again."""
    alpha, loading, spread, rest = np.split(vector, [items, 2 * items, 3 * items])
    thresholds, prior_loading = np.split(rest, [stages - 1])
    return Figures(alpha, loading, spread, np.concatenate([[0.0], thresholds]), prior_loading)


def bounds(edition: Edition) -> list[tuple[float, float]]:
    """The published bounds, in the order of the vector."""
    held = [(i.alpha, i.alpha) if i.kind == "grd" else (-15.0, 15.0) for i in edition.items]
    slopes = [(LEAST_LOADING, LARGEST_LOADING)] * len(edition.items)
    counts = (float(np.log(MIN_COUNT_DISPERSION)), float(np.log(COUNT_LARGEST)))
    rates = (_spread("bin", RATE_BOUNDS[1]), _spread("bin", RATE_BOUNDS[0]))
    spreads = [counts if item.kind == "cnt" else rates for item in edition.items]
    thresholds = [(-40.0, 10.0)] * (len(edition.stages.thresholds) - 1)
    return [
        *held,
        *slopes,
        *spreads,
        *thresholds,
        *[(LEAST_PRIOR_LOADING, MAX_PRIOR_LOADING)] * len(edition.dimensions),
    ]


def prior_precision(edition: Edition) -> Floats:
    """1 / variance of the weak normal prior on every entry of the vector."""
    items, s = len(edition.items), PRIOR_SPREAD
    sizes = [(s["alpha"], items), (s["loading"], items), (s["spread"], items)]
    sizes += [(s["threshold"], len(edition.stages.thresholds) - 1), (s["prior_loading"], len(edition.dimensions))]
    return np.concatenate([np.full(many, spread**-2) for spread, many in sizes])
