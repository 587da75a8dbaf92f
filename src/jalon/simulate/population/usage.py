"""The comparator of the article: a usage score in the manner of the Social Selling Index. Ours, not LinkedIn's."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from jalon.simulate.population.population import NOW, WARM_UP, Population
from jalon.simulate.population.rates import Floats, market


def usage_score(population: Population, extra: Mapping[str, float] | None = None) -> Floats:
    """Four saturating pillars of 25 points each, (M,); `extra` adds to an input, to ask what a trick would bring."""
    inputs = _inputs(population)
    for name, more in (extra or {}).items():
        inputs[name] = inputs[name] + more
    table = market()["usage"]
    filled = {name: 1.0 - 0.5 ** (inputs[name] / rule["half"]) for name, rule in table.items()}
    pillars = sorted({pillar for rule in table.values() for pillar in rule["pillars"]})
    parts = [[filled[name] for name, rule in table.items() if pillar in rule["pillars"]] for pillar in pillars]
    return np.sum([25.0 * np.mean(part, axis=0) for part in parts], axis=0)


def _inputs(population: Population) -> dict[str, Floats]:
    members, done = population.here.members, population.lived.done
    year: dict[str, Floats] = {name: done[name][WARM_UP:NOW].sum(axis=0) for name in done}
    licence: Floats = members.licence.astype(np.float64)
    return {**year, "network": members.network, "licence": licence}
