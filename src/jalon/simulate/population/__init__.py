"""A population with known truth: members of four kinds living weeks in worlds that differ, to put the index to proof.

Time order in each week: latent state -> activity -> exposure -> what others decide -> meetings, quotes, contracts.
"""

from jalon.simulate.population.population import NOW, WARM_UP, WEEKS, YEAR, Population, live
from jalon.simulate.population.totals import neutral_totals, population_totals
from jalon.simulate.population.worlds import World, world_called, worlds

__all__ = [
    "NOW",
    "WARM_UP",
    "WEEKS",
    "YEAR",
    "Population",
    "World",
    "live",
    "neutral_totals",
    "population_totals",
    "world_called",
    "worlds",
]
