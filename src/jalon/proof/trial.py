"""One trial: an edition, frozen before, meets a population that it was not fitted on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from jalon.index import Edition, Scores, Totals
from jalon.index.parameters import Floats
from jalon.index.sectors import score_in_sectors
from jalon.index.universe import free_abilities, points_of_abilities, universe_abilities
from jalon.proof.cohort import sectors_of
from jalon.proof.comparators import comparators
from jalon.proof.finding import Finding
from jalon.simulate.population import (
    NOW,
    WARM_UP,
    WEEKS,
    Population,
    live,
    neutral_totals,
    population_totals,
    world_called,
)
from jalon.simulate.population.outcomes import actions, contracts, expected_contracts
from jalon.simulate.population.totals import count_by


@dataclass(frozen=True)
class Trial:
    """`edition` against `size` members of `world` drawn with `seed`; `draws` bootstrap samples for intervals.

    Everything else is computed once, when first asked for; figures per member are (M,).
    """

    edition: Edition
    world: str
    seed: int
    size: int
    draws: int

    @cached_property
    def population(self) -> Population:
        return live(world_called(self.world), self.size, self.seed)

    @cached_property
    def sectors(self) -> tuple[str, ...]:
        return sectors_of(self.population)

    @cached_property
    def totals(self) -> Totals:
        return population_totals(self.edition, self.population)

    @cached_property
    def scores(self) -> Scores:
        return self.score(self.totals)

    @cached_property
    def points(self) -> Floats:
        return self.scores.points

    @cached_property
    def comparators(self) -> dict[str, Floats]:
        return comparators(self.edition, self.population, self.totals)

    @cached_property
    def universe(self) -> Floats:
        """Universe values (M, K)."""
        return universe_abilities(self.edition, self.neutral)

    @cached_property
    def neutral(self) -> Totals:
        return neutral_totals(self.edition, self.population)

    @cached_property
    def universe_points(self) -> Floats:
        return points_of_abilities(self.edition, self.universe)

    @cached_property
    def free_points(self) -> Floats:
        """Universe scores with nothing of the prior in them."""
        return points_of_abilities(self.edition, free_abilities(self.edition, self.neutral))

    @cached_property
    def ability(self) -> Floats:
        """Mean of the five latent abilities over the year of evidence, weeks weighed by age as evidence is."""
        age = 7.0 * (NOW - np.arange(WARM_UP, NOW) - 0.5)
        weight = 0.5 ** (age / self.edition.time.half_life_days)
        abilities = self.population.here.abilities[:, WARM_UP:NOW].mean(axis=0)
        return (weight @ abilities) / weight.sum()

    @cached_property
    def ability_now(self) -> Floats:
        return self.population.here.abilities[:, NOW - 1].mean(axis=0)

    @cached_property
    def expected_contracts(self) -> Floats:
        return expected_contracts(self.population)

    @cached_property
    def past_contracts(self) -> Floats:
        return contracts(self.population, WARM_UP, NOW)

    @cached_property
    def later_contracts(self) -> Floats:
        return contracts(self.population, NOW, WEEKS)

    @cached_property
    def later_actions(self) -> Floats:
        return actions(self.population, NOW, WEEKS)

    @cached_property
    def fresh_contracts(self) -> Floats:
        """Later contracts of conversations that began after the score."""
        leads = self.population.leads
        fresh = (leads.start >= NOW) & (leads.contract < WEEKS)
        return count_by(leads.member[fresh], self.size)

    def finding(
        self,
        number: int,
        title: str,
        figure: float,
        bar: str,
        passed: bool | np.bool_,
        others: Mapping[str, float | None] | None = None,
        detail: str = "",
    ) -> Finding:
        """A finding of this trial."""
        figure = round(float(figure), 6)
        return Finding(number, title, self.world, self.seed, figure, bar, bool(passed), others or {}, detail)

    def scored(self, **how: object) -> Scores:
        """Scores from other totals of the same members: fewer weeks, fewer signals, another half-life."""
        return self.score(population_totals(self.edition, self.population, **how))  # type: ignore[arg-type]

    def score(self, totals: Totals, edition: Edition | None = None) -> Scores:
        """Scores of other totals of the same members, each read in his sector."""
        return score_in_sectors(edition or self.edition, totals, self.sectors)
