"""Every property that is measured on populations, and the worlds that it is measured in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jalon.proof import building, choices, exchange, fairness, gaming, laws, missing, top_end, uncertainty, validity
from jalon.proof.finding import Finding
from jalon.proof.trial import Trial

Check = Callable[[Trial], Iterator[Finding]]

BASE = ("W0",)
# In the order of their numbers: what is checked, and where.
CHECKS: tuple[tuple[Check, tuple[str, ...]], ...] = (
    (laws.alone, BASE),
    (laws.by_others, BASE),
    (laws.connections, BASE),
    (laws.independent, BASE),
    (laws.converges, BASE),
    (laws.stages_climb, BASE),
    (laws.bounded, BASE),
    (laws.adds_up, BASE),
    (validity.latent_ability, BASE),
    (validity.expected_results, BASE),
    (validity.dimensions, BASE),
    (validity.top_sellers, ("W0", "W2")),
    (validity.concordant, BASE),
    (validity.any_contract, BASE),
    (validity.against_past_contracts, ("W0", "W4")),
    (validity.incremental, BASE),
    (validity.per_action, BASE),
    (validity.first_contract, BASE),
    (validity.null_world, ("W8",)),
    (top_end.within_the_best, BASE),
    (top_end.above_usage, BASE),
    (top_end.no_ceiling, BASE),
    (uncertainty.calibrated, BASE),
    (uncertainty.covers, ("W0", "W1", "W3", "W4", "W5")),
    (building.recovers, BASE),
    (uncertainty.small_samples, BASE),
    (uncertainty.more_evidence, BASE),
    (uncertainty.small_data_gain, BASE),
    (missing.without_results, BASE),
    (missing.hiding, BASE),
    (missing.coverage_falls, BASE),
    (gaming.kinds, BASE),
    (gaming.colluders, ("W6",)),
    (gaming.deleting, ("W7",)),
    (fairness.effects, BASE),
    (fairness.sectors, BASE),
    (fairness.planted_difference, BASE),
    (exchange.floors, BASE),
    (exchange.released, BASE),
    (choices.fading, ("W0", "W3")),
    (choices.other_choices, BASE),
    (building.stable_weights, BASE),
    (building.fast, BASE),
)

# Proved by `make test`, which is where to look for them.
TESTED: dict[str, str] = {
    "1-11": "tests/oracles, tests/index/classic, tests/index/test_golden.py",
    "14": "tests/properties/test_purity.py",
    "16, 25": "tests/properties, tests/indicators",
    "22": "tests/index/test_edition.py, tests/index/fit",
    "26": "tests/properties/test_transparency.py",
}


def worlds_of(check: Check) -> tuple[str, ...]:
    """The worlds in which a check is made."""
    return dict(CHECKS)[check]
