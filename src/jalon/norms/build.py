"""From counted members to norms: floors first, then shrinkage down the tree, then quantiles on the public grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jalon.norms.cohort import ALL, Cohort
from jalon.norms.distribution import levels_for, quantiles, shares, shrunk, strength
from jalon.norms.document import CohortNorm, MeasureNorm, Norms
from jalon.norms.floors import showable
from jalon.norms.grid import Floats
from jalon.norms.settings import dimensions, measures, settings
from jalon.norms.tally import Tally, counts_of, rolled_up, sizes


@dataclass(frozen=True, slots=True)
class Label:
    """What a norm file says of itself: where its members come from, when, and the edition of their scores."""

    origin: str
    group: str
    period: str
    edition: str
    edition_hash: str


@dataclass(frozen=True, slots=True)
class _Level:
    """The cohorts of one depth: their members, and their sizes by measure."""

    part: Tally
    place: dict[Cohort, int]
    size: dict[Cohort, tuple[int, ...]]
    children: dict[Cohort, list[Cohort]]


def norms_of(counted: Tally, label: Label, floor: int | None = None) -> Norms:
    """The norms of these members; no cohort under `floor` (default: that inside one organisation) is shown."""
    least = max(floor or 0, settings()["floors"]["organisation"])
    levels = [_level(counted, depth) for depth in range(len(dimensions()) + 1)]
    shown = list(_shown(levels, ALL, least))
    withheld = sum(len(level.place) for level in levels) - len(shown)
    return Norms(
        label.origin, label.group, label.period, label.edition, label.edition_hash, least, withheld, tuple(shown)
    )


def _level(counted: Tally, depth: int) -> _Level:
    part = rolled_up(counted, depth)
    children: dict[Cohort, list[Cohort]] = {}
    for cohort in part.cohorts:
        if cohort != ALL:
            children.setdefault(cohort.parent, []).append(cohort)
    place = {cohort: k for k, cohort in enumerate(part.cohorts)}
    table = sizes(part).tolist()
    return _Level(part, place, {c: tuple(row) for c, row in zip(part.cohorts, table, strict=True)}, children)


def _shown(levels: list[_Level], root: Cohort, least: int) -> Iterator[CohortNorm]:
    """Everybody, then breadth first down to the finest cohorts that may be shown."""
    if not levels[0].place or levels[0].size[root][0] < least:
        return
    counts = counts_of(levels[0].part, 0)
    alone = {m: shares(counts[m]) for m, n in enumerate(levels[0].size[root]) if n >= least}
    waiting = [(root, alone)]
    while waiting:
        cohort, kept = waiting.pop(0)
        level = levels[len(cohort.parts)]
        yield _norm(cohort, kept, level.size[cohort])
        if len(cohort.parts) < len(levels) - 1:
            waiting += _below(levels[len(cohort.parts) + 1], cohort, kept, level.size[cohort], least)


def _below(
    level: _Level, parent: Cohort, kept: dict[int, Floats], size: tuple[int, ...], least: int
) -> Iterator[tuple[Cohort, dict[int, Floats]]]:
    """The children that may be shown, each with the shrunken shares of the measures that may."""
    names = level.children.get(parent, [])
    visible = {m: showable(size[m], [level.size[name][m] for name in names], least) for m in kept}
    telling = [k for k, name in enumerate(names) if level.size[name][0] >= settings()["floors"]["per_step"]]
    counts = {k: counts_of(level.part, level.place[names[k]]) for k in telling}
    pull = {m: strength([found[m] for found in counts.values()]) for m in kept}
    for k in telling:
        if visible[0][k]:
            yield names[k], {m: shrunk(counts[k][m], kept[m], pull[m]) for m in kept if visible[m][k]}


def _norm(cohort: Cohort, kept: dict[int, Floats], size: tuple[int, ...]) -> CohortNorm:
    found = {measures()[m]: _measure(share, size[m]) for m, share in kept.items()}
    return CohortNorm(cohort, _rounded(size[0]), found)


def _measure(share: Floats, n: int) -> MeasureNorm:
    levels = levels_for(n)
    return MeasureNorm(_rounded(n), levels, quantiles(share, levels))


def _rounded(n: int) -> int:
    step = settings()["floors"]["n_step"]
    return n // step * step
