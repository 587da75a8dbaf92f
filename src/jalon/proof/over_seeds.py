"""Each finding over all seeds: is a miss the luck of one population, or does it come back?

A population of 4,000 members is itself a sample, so a figure close to its bar falls on either side of it. The mean over
the seeds and its interval (Student, 1908) say where the figure lies; every seed is still held to the bar by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from jalon.proof.finding import Finding

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class OverSeeds:
    """`mean` of the figure over `seeds` seeds, `low` to `high` its 95 % interval, `passed` of them at the bar."""

    property: int
    title: str
    world: str
    bar: str
    seeds: int
    passed: int
    mean: float
    low: float
    high: float


def over_seeds(findings: Iterable[Finding]) -> list[OverSeeds]:
    """One row a property, title and world, in the order of the findings; none where only one seed was drawn."""
    groups: dict[tuple[int, str, str], list[Finding]] = {}
    for f in findings:
        groups.setdefault((f.property, f.title, f.world), []).append(f)
    return [_row(group) for group in groups.values() if len(group) > 1]


def _row(group: Sequence[Finding]) -> OverSeeds:
    first, figures = group[0], np.array([f.figure for f in group])
    mean, margin = float(figures.mean()), _margin(figures)
    passed = sum(f.passed for f in group)
    return OverSeeds(
        first.property, first.title, first.world, first.bar, len(group), passed, mean, mean - margin, mean + margin
    )


def _margin(figures: np.ndarray) -> float:
    from scipy.special import stdtrit  # quantile of Student's distribution

    quantile = float(stdtrit(len(figures) - 1, 0.5 + LEVEL / 2))
    return quantile * float(figures.std(ddof=1)) / float(np.sqrt(len(figures)))


def table(findings: Iterable[Finding]) -> Iterator[str]:
    """The section of the page, Markdown; nothing where there is one seed only."""
    rows = over_seeds(findings)
    if not rows:
        return
    yield "## Over the seeds"
    yield ""
    yield "The mean over the seeds and its 95 % interval (Student). Every seed is held to the bar by itself."
    yield ""
    yield "| # | property | world | mean | interval | bar | seeds at it |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        interval = f"{number(row.low)} to {number(row.high)}"
        share = f"{row.passed} of {row.seeds}" if row.passed == row.seeds else f"**{row.passed} of {row.seeds}**"
        yield f"| {row.property} | {row.title} | {row.world} | {number(row.mean)} | {interval} | {row.bar} | {share} |"
    yield ""


def missed(findings: Iterable[Finding]) -> Iterator[str]:
    """Of what a seed misses: the mean over all of them."""
    for row in over_seeds(findings):
        if row.passed < row.seeds:
            yield (
                f"* {row.property} {row.title} ({row.world}), over all seeds: mean {number(row.mean)}, 95 % interval "
                f"{number(row.low)} to {number(row.high)}, bar {row.bar}; {row.passed} of {row.seeds} seeds at it."
            )


def number(value: float) -> str:
    """Three decimals, or a power of ten below them."""
    return f"{value:.3f}" if abs(value) >= 1e-3 or value == 0 or np.isnan(value) else f"{value:.1e}"
