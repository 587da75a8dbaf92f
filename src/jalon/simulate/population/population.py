"""A population: its members, what they lived, and the truth that only the simulator knows."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.simulate.population.leads import Leads, draw_leads, expected_results
from jalon.simulate.population.luck import Setting, setting
from jalon.simulate.population.members import invent_members
from jalon.simulate.population.nature import Dice, Expectation
from jalon.simulate.population.rates import Floats
from jalon.simulate.population.week import Weeks, live_weeks
from jalon.simulate.population.worlds import World

WARM_UP, YEAR = 26, 52
NOW = WARM_UP + YEAR
WEEKS = NOW + YEAR


@dataclass(frozen=True, slots=True)
class Neutral:
    """What was to be expected in the neutral market: weekly counts, results and stages, (T, M) and (5, T, M)."""

    weeks: Weeks
    meetings: Floats
    quotes: Floats
    contracts: Floats
    stages: Floats


@dataclass(frozen=True, slots=True)
class Population:
    """`here` holds world, members and abilities; `lived` and `leads` what happened, `neutral` what was to happen."""

    here: Setting
    lived: Weeks
    leads: Leads
    neutral: Neutral

    def __len__(self) -> int:
        return len(self.here.members)


def live(world: World, size: int, seed: int, weeks: int = WEEKS) -> Population:
    """`size` members of `world` over `weeks` weeks: half a year to warm up, a year of evidence, a year of results."""
    here = setting(world, invent_members(world, size, seed), weeks, seed)
    dice = Dice(seed)
    lived = live_weeks(here, dice)
    expected = live_weeks(here, Expectation())
    return Population(here, lived, draw_leads(here, lived, dice), Neutral(expected, *expected_results(here, expected)))
