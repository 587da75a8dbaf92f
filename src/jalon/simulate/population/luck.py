"""What a member meets: abilities as they drift, and the luck of territory, market and week, per decision.

A linear predictor is base + sum of coefficient x ability + network + luck. In the neutral market nobody has luck that
lasts: territory and sector stand at zero. What comes and goes, market shocks and weeks, is averaged out, as unlimited
evidence would. That is what "truth" means below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from jalon.simulate.population.members import Members
from jalon.simulate.population.rates import Floats, chance, dimensions, logistic, market
from jalon.simulate.population.worlds import World

QUARTER = 13


def _hermite() -> tuple[Floats, Floats]:
    """Seven nodes and weights for the mean over a standard normal."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(7)
    return nodes, weights / weights.sum()


_NODES = _hermite()


@dataclass(frozen=True, slots=True)
class Setting:
    """A world over `weeks` weeks: `abilities` (D, T, M), and whose they are."""

    world: World
    members: Members
    weeks: int
    seed: int
    abilities: Floats


def setting(world: World, members: Members, weeks: int, seed: int) -> Setting:
    """Abilities week by week: a stationary process whose memory halves every `drift_weeks`, plus the kind's shift."""
    random = chance(seed, "drift")
    keep = 0.5 ** (1.0 / world.drift_weeks)
    load = np.array(market()["abilities"]["loading"])[:, None]
    now = members.start
    path = np.empty((len(load), weeks, len(members)))
    for week in range(weeks):
        path[:, week] = now
        news = load * random.standard_normal(len(members)) + np.sqrt(1.0 - load**2) * random.standard_normal(now.shape)
        now = keep * now + np.sqrt(1.0 - keep**2) * news
    return Setting(world, members, weeks, seed, world.ability * path + members.shift[:, None, :])


def chances(here: Setting, rate: str, *, neutral: bool, more: float = 0.0) -> Floats:
    """The probability (T, M) of one decision; `more` is added to the log odds."""
    eta = predictor(here, rate, neutral=neutral) + more
    if not neutral:
        return logistic(eta)
    spread = np.sqrt(passing_variance(here.world, market()["rates"][rate]))
    return np.sum([weight * logistic(eta + spread * node) for node, weight in zip(*_NODES, strict=True)], axis=0)


def rates(here: Setting, rate: str, *, neutral: bool) -> Floats:
    """The events (T, M) to be expected of one kind."""
    spread = passing_variance(here.world, market()["rates"][rate]) if neutral else 0.0
    return np.exp(predictor(here, rate, neutral=neutral) + 0.5 * spread)


def passing_variance(world: World, table: dict[str, Any]) -> float:
    """Variance of the luck of one decision that comes and goes, in log odds or log rates."""
    if table.get("own"):
        return 0.0
    luck = market()["luck"]
    shock = (world.sectors * luck["market"]) ** 2 if table.get("market") else 0.0
    week = luck["week"] ** 2 if table.get("week") else 0.0
    return shock + week


def predictor(here: Setting, rate: str, *, neutral: bool) -> Floats:
    """The linear predictor (T, M) of one decision, without luck in the neutral market."""
    table: dict[str, Any] = market()["rates"][rate]
    eta = np.full((here.weeks, len(here.members)), table["base"], dtype=np.float64)
    for place, name in enumerate(dimensions()):
        if name in table:
            eta += table[name] * here.abilities[place]
    if "network" in table:
        eta += table["network"] * np.log(here.members.network / market()["network"]["median"])
    if table.get("own"):
        return eta + here.members.targeting
    return eta if neutral else eta + _luck(here, rate, table)


def _luck(here: Setting, rate: str, table: dict[str, Any]) -> Floats:
    random, luck, size = chance(here.seed, f"luck of {rate}"), market()["luck"], len(here.members)
    total: Floats = np.tile(here.world.luck * random.standard_normal(size), (here.weeks, 1))
    # sectors are the same for every population, so that calibration and evaluation share them
    many = int(luck["sectors"])
    sectors: Floats = chance(luck["sector_seed"], rate).standard_normal(many)
    total += here.world.sectors * table.get("sector", 0.0) * (sectors - sectors.mean())[here.members.sector]
    if table.get("market"):
        quarters = here.weeks // QUARTER + 1
        shock: Floats = float(luck["market"]) * random.standard_normal((quarters, many))
        total += here.world.sectors * shock[np.arange(here.weeks) // QUARTER][:, here.members.sector]
    if table.get("week"):
        total += luck["week"] * random.standard_normal(total.shape)
    return total
