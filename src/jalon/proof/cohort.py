"""Calibration members from the simulator, for an edition that has no real ones yet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import numpy as np

from jalon.index import Edition, stack
from jalon.index.fit.build import EXPERT, Cohort
from jalon.index.parameters import Floats
from jalon.simulate.population import (
    NOW,
    WEEKS,
    Population,
    live,
    neutral_totals,
    population_totals,
    world_called,
)
from jalon.simulate.population.outcomes import contracts, meetings


def cohort_of(edition: Edition, population: Population) -> Cohort:
    """Totals at the score, and the results of the year after."""
    totals = population_totals(edition, population)
    later = contracts(population, NOW, WEEKS), meetings(population, NOW, WEEKS)
    return Cohort(totals, *later, sectors_of(population), neutral_totals(edition, population))


def sectors_of(population: Population) -> tuple[str, ...]:
    """Names of the members' sectors."""
    return tuple(f"sector {s + 1}" for s in population.here.members.sector.tolist())


def simulated_cohort(edition: Edition, size: int, seeds: Sequence[int], world: str = "W0") -> Cohort:
    """`size` calibration members of one world for each seed: other members, another market."""
    parts = [cohort_of(edition, live(world_called(world), size, seed)) for seed in seeds]
    return Cohort(
        stack([part.totals for part in parts]),
        np.concatenate([part.later_contracts for part in parts]),
        np.concatenate([part.later_meetings for part in parts]),
        tuple(sector for part in parts for sector in part.sectors),
        stack([part.neutral for part in parts if part.neutral is not None]),
    )


def expert_document() -> dict[str, Any]:
    """The edition of expert judgement, whose weights are the prior of learned ones."""
    return json.loads(files("jalon.index").joinpath("editions", f"{EXPERT}.json").read_text(encoding="utf-8"))


def expert_weights(edition: Edition) -> Floats:
    """Expert weights (K,) in the order of the dimensions of `edition`."""
    weight = {part["code"]: part["weight"] for part in expert_document()["dimensions"]}
    return np.array([weight[part.code] for part in edition.dimensions])
