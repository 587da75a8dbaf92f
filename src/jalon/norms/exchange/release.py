"""From contributions to published quantiles: cells that are large and mixed enough, OpenDP's noise, a stated budget.

Each quantile is drawn by OpenDP's `then_private_quantile` among the values of the public grid. One person's whole
contribution to a period costs `epsilon_per_metric` times the metrics, whatever the number of open levels: levels share
it, and each cell then needs as many times more contributors. Noise comes from the system's secret randomness: it cannot
be repeated, for whoever could repeat it could take it away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from math import sqrt
from typing import Any

from jalon.norms.cohort import Cohort
from jalon.norms.document import CohortNorm, MeasureNorm, Norms
from jalon.norms.exchange.acceptance import Accepted
from jalon.norms.exchange.contribution import Contribution
from jalon.norms.exchange.rules import Metric, metrics, rules, sectors
from jalon.norms.exchange.shift import largest_shift
from jalon.norms.refusal import exchange_refused

Private = Callable[[Sequence[float], Metric, float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Cell:
    """Contributors of one cohort, by their places, and whether it may be published."""

    cohort: Cohort
    places: tuple[int, ...]
    mixed: bool


def release(found: Accepted, period: str, edition: str, edition_hash: str, private: Private | None = None) -> Norms:
    """The norms of a period. Raises ExchangeRefused when even everybody together is too few or too one-sided.

    `private` draws one quantile: (values, metric, level, epsilon) to (value, standard deviation of the level).
    """
    table = rules()["release"]
    levels = [_cells(found, parts) for parts in table["levels"]]
    opened = _opened(levels)
    if not opened:
        raise exchange_refused("too_few_contributors", n=len(found.contributions), least=table["least"],
                               share=round(100 * table["largest_organisation"]))  # fmt: skip
    epsilon = table["epsilon_per_metric"] / opened / len(table["quantiles"])
    least = table["least"] * opened
    shown = [cell for level in levels[:opened] for cell in level if _publishable(cell, least)]
    cohorts = tuple(_cohort(found.contributions, cell, epsilon, least, private or private_quantile) for cell in shown)
    withheld = sum(len(level) for level in levels) - len(shown)
    name = "Jalon exchange"
    norms = Norms("exchange", name, period, edition, edition_hash, table["least"], withheld, cohorts)
    return Norms(
        "exchange", name, period, edition, edition_hash, table["least"], withheld, cohorts, _notes(found, norms, opened)
    )


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


def _cells(found: Accepted, parts: Sequence[str]) -> list[Cell]:
    groups: dict[Cohort, list[int]] = {}
    for place, contribution in enumerate(found.contributions):
        groups.setdefault(Cohort(tuple(_part(contribution, name) for name in parts)), []).append(place)
    return [Cell(cohort, tuple(places), _mixed(found, places)) for cohort, places in sorted(groups.items())]


def _part(contribution: Contribution, name: str) -> str:
    return sectors()[contribution["sector"]] if name == "section" else str(contribution[name])


def _mixed(found: Accepted, places: Sequence[int]) -> bool:
    largest = max(Counter(found.organisations[place] for place in places).values())
    return largest <= rules()["release"]["largest_organisation"] * len(places)


def _publishable(cell: Cell, least: int) -> bool:
    return cell.mixed and len(cell.places) >= least


def _opened(levels: Sequence[Sequence[Cell]]) -> int:
    """How many levels are open: the most for which each has a cell that is large enough for that many."""
    table = rules()["release"]
    for number in range(min(table["open"], len(levels)), 0, -1):
        if all(any(_publishable(cell, table["least"] * number) for cell in level) for level in levels[:number]):
            return number
    return 0


def _cohort(given: Sequence[Contribution], cell: Cell, epsilon: float, least: int, private: Private) -> CohortNorm:
    found: dict[str, MeasureNorm] = {}
    for metric in metrics():
        values = [given[k]["metrics"][metric.code] for k in cell.places if metric.code in given[k]["metrics"]]
        if len(values) >= least:
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


def _notes(found: Accepted, norms: Norms, opened: int) -> Mapping[str, Any]:
    table = rules()["release"]
    total = table["epsilon_per_metric"] * len(metrics())
    return {
        "budget": {
            "total": total,
            "metrics": len(metrics()),
            "quantiles": len(table["quantiles"]),
            "levels": opened,
            "epsilon_per_quantile": table["epsilon_per_metric"] / opened / len(table["quantiles"]),
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
