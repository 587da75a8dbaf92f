"""Seeded chance: counts, moments of a week and delays."""

from __future__ import annotations

import math
from random import Random

from jalon.simulate.events import DAY, HOUR, WEEK


def poisson(rng: Random, rate: float) -> int:
    """A count of mean `rate` (Knuth 1969, by products of uniforms)."""
    limit, n, product = math.exp(-rate), 0, rng.random()
    while product > limit:
        n += 1
        product *= rng.random()
    return n


def moment(rng: Random, week_start: int, odd_hours: float) -> int:
    """An instant of a week: a working hour of a working day, or with chance `odd_hours` any second at all."""
    if rng.random() < odd_hours:
        return week_start + rng.randrange(WEEK)
    day = rng.choice((0, 1, 2, 3, 4))
    return week_start + day * DAY + rng.randrange(6 * HOUR, 18 * HOUR)


def delay(rng: Random, median_hours: float, spread: float = 1.2) -> int:
    """A log-normal delay in seconds, at least one minute."""
    return max(60, int(median_hours * HOUR * math.exp(rng.gauss(0.0, spread))))
