"""The latent reference population: what 12.5 points, one standard deviation, are measured in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jalon.index.aggregate import aggregate
from jalon.index.parameters import Floats


def reference_abilities(loadings: Sequence[float], draws: int, seed: int) -> Floats:
    """Abilities (K, draws) from N(0, l l' + diag(1 - l^2)): a common factor and one of each dimension's own."""
    random = np.random.default_rng(seed)
    common = random.standard_normal((1, draws))
    own = random.standard_normal((len(loadings), draws))
    load = np.array(loadings)[:, None]
    return load * common + np.sqrt(1.0 - load**2) * own


def reference_scale(
    loadings: Sequence[float], weights: Sequence[float], tau: float, draws: int, seed: int
) -> tuple[float, float]:
    """Standard deviation and mean of the aggregate in the reference population, to four decimals."""
    abilities = reference_abilities(loadings, draws, seed)
    inverse_tau = np.array([1.0 / tau if tau else 0.0])
    value = aggregate(abilities, np.array(weights)[:, None], inverse_tau).value
    return round(float(value.std()), 4), round(float(value.mean()), 4)
