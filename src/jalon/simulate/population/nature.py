"""Chance, or its expectation: the same weeks are lived by dice and, to know the truth, by arithmetic."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from jalon.simulate.population.rates import Floats, chance


class Nature(Protocol):
    """Draws events; `neutral` says that there is no luck at all, neither in the draw nor in the market."""

    neutral: bool

    def events(self, part: str, mean: Floats) -> Floats:
        """Events of this mean."""
        ...

    def share(self, part: str, tries: Floats, probability: Floats) -> Floats:
        """Successes of `tries`."""
        ...


class Dice:
    """Poisson and binomial draws, each part from its own stream of the seed."""

    neutral = False

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def events(self, part: str, mean: Floats) -> Floats:
        """Poisson events."""
        return chance(self._seed, part).poisson(mean).astype(np.float64)

    def share(self, part: str, tries: Floats, probability: Floats) -> Floats:
        """Binomial successes."""
        return chance(self._seed, part).binomial(tries.astype(np.int64), probability).astype(np.float64)


class Expectation:
    """Means instead of draws."""

    neutral = True

    def events(self, part: str, mean: Floats) -> Floats:
        """The mean itself."""
        return mean

    def share(self, part: str, tries: Floats, probability: Floats) -> Floats:
        """Tries times probability."""
        return tries * probability
