"""What the index is compared with, always: usage, an equal-weight mean of the same indicators, and past results."""

from __future__ import annotations

import numpy as np

from jalon.index import Edition, Totals
from jalon.index.parameters import Floats, parameters
from jalon.proof.finding import BOTH, CONTRACTS, EQUAL, NOTHING, USAGE
from jalon.simulate.population import NOW, WARM_UP, Population
from jalon.simulate.population.outcomes import contracts, meetings
from jalon.simulate.population.usage import usage_score


def comparators(
    edition: Edition, population: Population, totals: Totals, weeks: int = NOW - WARM_UP
) -> dict[str, Floats]:
    """Every comparator by name, (M,), from the last `weeks` weeks before the score."""
    signed, met = contracts(population, NOW - weeks, NOW), meetings(population, NOW - weeks, NOW)
    return {
        USAGE: usage_score(population),
        EQUAL: equal_weights(edition, totals),
        CONTRACTS: signed,
        BOTH: np.log1p(signed) / np.log1p(signed).std() + np.log1p(met) / np.log1p(met).std(),
        NOTHING: np.zeros(len(population)),
    }


def equal_weights(edition: Edition, totals: Totals) -> Floats:
    """Mean (M,) of the raw rates of the same indicators, each stretched to 0..1 over the members; a missing or untried
    one takes the median.
    """
    p = parameters(edition)
    stand_ins = {stand_in for stand_in, _ in p.stand_ins}
    columns = [
        _rate(totals, p.stage_scores, row, row in p.graded) for row in range(len(p.alpha)) if row not in stand_ins
    ]
    return np.mean([_stretched(column) for column in columns], axis=0)


def _rate(totals: Totals, scores: Floats, row: int, graded: bool) -> Floats:
    y = totals.stages @ scores[:, 0] if graded else totals.y[:, row]
    e = totals.stages.sum(axis=1) if graded else totals.e[:, row]
    seen = (e > 0) & (totals.mask[:, row] > 0)
    rate = y / np.where(seen, e, 1.0)
    return np.where(seen, rate, np.median(rate[seen]) if seen.any() else 0.0)


def _stretched(column: Floats) -> Floats:
    width = column.max() - column.min()
    return (column - column.min()) / width if width > 0 else np.full_like(column, 0.5)
