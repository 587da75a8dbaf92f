"""Weekly counts opened into single events: one entry an event, with its week, member and place in that week."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.simulate.population.rates import Floats, Integers, chance

WEEK = 604_800_000_000
HOUR = 3_600_000_000


@dataclass(frozen=True, slots=True)
class Spread:
    """Events (E,): `week`, `member`, `nth` within its week and member, `number` within its member over all weeks."""

    week: Integers
    member: Integers
    nth: Integers
    number: Integers

    def __len__(self) -> int:
        return len(self.week)


def spread(counts: Floats) -> Spread:
    """Every event of the counts (T, M), week by week and member by member."""
    many = counts.astype(np.int64)
    week, member = np.nonzero(many)
    sizes: Integers = many[week, member]
    first = np.cumsum(sizes) - sizes
    nth: Integers = np.arange(int(sizes.sum())) - _each(first, sizes)
    before: Integers = (np.cumsum(many, axis=0) - many)[week, member]
    return Spread(_each(week, sizes), _each(member, sizes), nth, _each(before, sizes) + nth)


def _each(what: Integers, times: Integers) -> Integers:
    return np.asarray(np.repeat(what, times), dtype=np.int64)


def instants(start: int, week: Integers, seed: int, part: str) -> Integers:
    """An instant (µs) in each week, the first of which begins at `start`; weeks beyond all data stay beyond."""
    far = np.minimum(week, 100_000)
    return start + far * WEEK + (chance(seed, part).random(len(week)) * WEEK).astype(np.int64)
