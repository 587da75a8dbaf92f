"""Results over a stretch of weeks: what happened, and what was to be expected in the neutral market."""

from __future__ import annotations

import numpy as np

from jalon.simulate.population.population import NOW, WARM_UP, Population
from jalon.simulate.population.rates import Floats, Integers


def contracts(population: Population, first: int, last: int) -> Floats:
    """Contracts signed in weeks `first` to `last` - 1, (M,)."""
    return _counted(population, population.leads.contract, first, last)


def meetings(population: Population, first: int, last: int) -> Floats:
    """Meetings held in weeks `first` to `last` - 1, (M,)."""
    return _counted(population, population.leads.meeting, first, last)


def actions(population: Population, first: int, last: int) -> Floats:
    """Invitations, first messages, posts and comments in these weeks, (M,)."""
    done = population.lived.done
    names = ("invitations", "first_messages", "posts", "comments")
    return np.sum([done[name][first:last].sum(axis=0) for name in names], axis=0)


def expected_contracts(population: Population, first: int = WARM_UP, last: int = NOW) -> Floats:
    """Contracts to be expected at own volume in the neutral market, (M,)."""
    return population.neutral.contracts[first:last].sum(axis=0)


def expected_meetings(population: Population, first: int = WARM_UP, last: int = NOW) -> Floats:
    """Meetings to be expected at own volume in the neutral market, (M,)."""
    return population.neutral.meetings[first:last].sum(axis=0)


def ability(population: Population, first: int = WARM_UP, last: int = NOW) -> Floats:
    """Mean of the five abilities over these weeks, (M,)."""
    return population.here.abilities[:, first:last].mean(axis=(0, 1))


def _counted(population: Population, week: Integers, first: int, last: int) -> Floats:
    seen = (week >= first) & (week < last)
    return np.bincount(population.leads.member[seen], minlength=len(population)).astype(np.float64)
