"""From contributions to published quantiles: cells that are large and mixed enough, OpenDP's noise, a stated budget.

Each quantile is drawn by OpenDP's `then_private_quantile` among the values of the public grid. One person's whole
contribution to a period costs `epsilon_per_metric` times the metrics, whatever the number of open levels: levels share
it, and each cell then needs as many times more contributors. Noise comes from the system's secret randomness: it cannot
be repeated, for whoever could repeat it could take it away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from math import sqrt
from typing import Any

from jalon.norms.document import CohortNorm, MeasureNorm, Norms
from jalon.norms.exchange.acceptance import Accepted
from jalon.norms.exchange.cells import Cell, opened
from jalon.norms.exchange.contribution import Contribution
from jalon.norms.exchange.rules import Metric, metrics, rules
from jalon.norms.exchange.shift import largest_shift
from jalon.norms.refusal import exchange_refused

Private = Callable[[Sequence[float], Metric, float, float], tuple[float, float]]


def release(found: Accepted, period: str, edition: str, edition_hash: str, private: Private | None = None) -> Norms:
    """The norms of a period. Raises ExchangeRefused when even everybody together is too few or too one-sided.

    `private` draws one quantile: (values, metric, level, epsilon) to (value, standard deviation of the level).
    """
    table, cells = rules()["release"], opened(found)
    if not cells.levels:
        raise exchange_refused("too_few_contributors", n=len(found.contributions), least=table["least"],
                               share=round(100 * table["largest_organisation"]))  # fmt: skip
    epsilon, draw = _epsilon(cells.levels), private or private_quantile
    cohorts = tuple(_cohort(found.contributions, cell, codes, epsilon, draw) for cell, codes in cells.cells)
    name = "Jalon exchange"
    norms = Norms("exchange", name, period, edition, edition_hash, table["least"], cells.withheld, cohorts)
    return replace(norms, notes=_notes(found, norms, cells.levels))


def _epsilon(levels: int) -> float:
    """What one quantile of one cell costs when the open levels share the budget."""
    table = rules()["release"]
    return table["epsilon_per_metric"] / levels / len(table["quantiles"])


def private_quantile(values: Sequence[float], metric: Metric, level: float, epsilon: float) -> tuple[float, float]:
    """A quantile drawn with OpenDP at a cost of `epsilon`, and the standard deviation of its level."""
    dp = _opendp()
    space = dp.vector_domain(dp.atom_domain(T=float, nan=False)), dp.symmetric_distance()
    grid = list(metric.grid())

    def made(scale: float) -> Any:
        return space >> dp.m.then_private_quantile(dp.max_divergence(), candidates=grid, alpha=level, scale=scale)

    scale = made(1.0).map(1) / epsilon
    drawn = made(scale)
    if drawn.map(1) > epsilon * (1 + 1e-9):
        raise exchange_refused("over_budget")
    return float(drawn([float(v) for v in values])), sqrt(2.0) * scale / max(len(values), 1)


def _opendp() -> Any:
    try:
        dp = import_module("opendp.prelude")
    except ImportError:
        raise exchange_refused("not_installed") from None
    dp.enable_features("contrib")
    return dp


def _cohort(
    given: Sequence[Contribution], cell: Cell, codes: Sequence[str], epsilon: float, private: Private
) -> CohortNorm:
    found: dict[str, MeasureNorm] = {}
    for metric in metrics():
        if metric.code in codes:
            told = (given[k]["metrics"] for k in cell.places)
            values = [one[metric.code] for one in told if metric.code in one]
            found[metric.code] = _measure(values, metric, epsilon, private)
    return CohortNorm(cell.cohort, _rounded(len(cell.places)), found)


def _measure(values: Sequence[float], metric: Metric, epsilon: float, private: Private) -> MeasureNorm:
    levels = tuple(rules()["release"]["quantiles"])
    drawn = [private(values, metric, level, epsilon) for level in levels]
    # Noise may put quartiles out of order; sorting them costs nothing.
    return MeasureNorm(_rounded(len(values)), levels, tuple(sorted(v for v, _ in drawn)), max(sd for _, sd in drawn))


def _rounded(n: int) -> int:
    step = rules()["release"]["n_step"]
    return n // step * step


def _notes(found: Accepted, norms: Norms, levels: int) -> Mapping[str, Any]:
    table = rules()["release"]
    total = table["epsilon_per_metric"] * len(metrics())
    return {
        "budget": {
            "total": total,
            "metrics": len(metrics()),
            "quantiles": len(table["quantiles"]),
            "levels": levels,
            "epsilon_per_quantile": _epsilon(levels),
            "neighbours": "one contributor more or less",
            "mechanism": "OpenDP then_private_quantile, max divergence",
        },
        "inputs": found.inputs,
        "refused": dict(sorted(found.refused.items())),
        "largest_shift": [
            {
                "cohort": entry.cohort.as_data(),
                "liars": share,
                "medians": {code: list(largest_shift(m, share)) for code, m in entry.measures.items()},
            }
            for entry in norms.cohorts
            for share in table["liars"]
        ],
    }
