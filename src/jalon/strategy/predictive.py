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


@dataclass(frozen=True, slots=True)
class Tries:
    """How many of `n` tries succeeded."""

    successes: int
    n: int


def project_share(goal: float, so_far: Tries, recent: Tries, still_to_come: float) -> Projection:
    """Final share (0 to 1) when `still_to_come` more tries follow `so_far` and succeed as the `recent` ones did."""
    import numpy as np

    rng = np.random.default_rng(SEED)
    chance = rng.beta(recent.successes + 0.5, recent.n - recent.successes + 0.5, DRAWS)
    more = rng.poisson(max(still_to_come, 0.0), DRAWS)
    n = so_far.n + more
    # nothing tried so far and nothing to come: the share is as likely as the recent one
    final = np.where(n > 0, (so_far.successes + rng.binomial(more, chance)) / np.maximum(n, 1), chance)
    low, high = np.quantile(final, [0.05, 0.95])
    return Projection(float(final.mean()), float(low), float(high), float((final >= goal).mean()))
