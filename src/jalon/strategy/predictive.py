"""Chance of reaching an aim: posterior predictive of a count (gamma-Poisson) or posterior of a share (beta).

Jeffreys priors; the last half-year is the evidence for the rate to come. Gelman et al., Bayesian Data
Analysis (3rd ed., 2013), 2.6. Numbers are seeded draws, so that the same evidence gives the same chance.
"""

from __future__ import annotations

from dataclasses import dataclass

DRAWS = 20_000
SEED = 20_261_031


@dataclass(frozen=True, slots=True)
class Projection:
    """Expected final figure with its 90 % interval, and the chance that the goal is reached."""

    value: float
    low: float
    high: float
    chance: float


def project_count(goal: float, so_far: float, recent: float, recent_days: float, days_left: float) -> Projection:
    """Final count when `recent` events in `recent_days` go on for `days_left` days after `so_far`."""
    import numpy as np

    rng = np.random.default_rng(SEED)
    rate = rng.gamma(recent + 0.5, 1.0 / max(recent_days, 1.0), DRAWS)
    final = so_far + rng.poisson(rate * max(days_left, 0.0))
    low, high = np.quantile(final, [0.05, 0.95])
    return Projection(float(final.mean()), float(low), float(high), float((final >= goal).mean()))


def project_share(goal: float, successes: float, n: float) -> Projection:
    """Posterior of a share from `successes` of `n`, and the chance that it is at least `goal` (0 to 1)."""
    import numpy as np

    rng = np.random.default_rng(SEED)
    share = rng.beta(successes + 0.5, max(n - successes, 0.0) + 0.5, DRAWS)
    low, high = np.quantile(share, [0.05, 0.95])
    return Projection(float(share.mean()), float(low), float(high), float((share >= goal).mean()))
