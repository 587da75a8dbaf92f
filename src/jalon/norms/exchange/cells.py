"""Which cells of a release are published: large and mixed enough, and nothing smaller computable from them.

Noise protects whoever is in a cell that could be computed by taking cells from a wider one. That there is none keeps
it so without noise too, for each metric by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jalon.norms.cohort import Cohort
from jalon.norms.exchange.acceptance import Accepted
from jalon.norms.exchange.contribution import Contribution
from jalon.norms.exchange.rules import metrics, rules, sectors
from jalon.norms.floors import showable

# Everybody of a cell, beside those of each metric.
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Contributors of one cohort, by their places, whether no organisation gives too many, and how many by metric."""

    cohort: Cohort
    places: tuple[int, ...]
    mixed: bool
    n: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Opened:
    """The cells that are published, coarsest first, each with its metrics; `levels` open and cells `withheld`."""

    cells: tuple[tuple[Cell, tuple[str, ...]], ...]
    levels: int
    withheld: int


def opened(found: Accepted) -> Opened:
    """As many levels as are open: the most for which each has a cell that may be published."""
    table = rules()["release"]
    levels = [_cells(found, parts) for parts in table["levels"]]
    every = sum(len(level) for level in levels)
    for number in range(min(table["open"], len(levels)), 0, -1):
        shown = _shown(levels[:number], table["least"], table["least"] * number)
        if all(shown):
            cells = tuple((cell, codes) for level in shown for cell, codes in level)
            return Opened(cells, number, every - len(cells))
    return Opened((), 0, every)


def _cells(found: Accepted, parts: Sequence[str]) -> list[Cell]:
    groups: dict[Cohort, list[int]] = {}
    for place, contribution in enumerate(found.contributions):
        groups.setdefault(Cohort(tuple(_part(contribution, name) for name in parts)), []).append(place)
    return [_cell(found, cohort, places) for cohort, places in sorted(groups.items())]


def _cell(found: Accepted, cohort: Cohort, places: Sequence[int]) -> Cell:
    table = rules()["release"]
    largest = max(Counter(found.organisations[place] for place in places).values())
    given = [found.contributions[place]["metrics"] for place in places]
    n = {WHOLE: len(places)} | {m.code: sum(m.code in one for one in given) for m in metrics()}
    return Cell(cohort, tuple(places), largest <= table["largest_organisation"] * len(places), n)


def _part(contribution: Contribution, name: str) -> str:
    return sectors()[contribution["sector"]] if name == "section" else str(contribution[name])


def _shown(levels: Sequence[Sequence[Cell]], floor: int, least: int) -> list[list[tuple[Cell, tuple[str, ...]]]]:
    """By level the cells of `least` contributors that leave nobody, or `floor`, of the cell above."""
    codes = (WHOLE, *(m.code for m in metrics()))
    whole = [(cell, tuple(c for c in codes if cell.n[c] >= least)) for cell in levels[0] if cell.mixed]
    shown = [[(cell, kept) for cell, kept in whole if WHOLE in kept]]
    for level in levels[1:]:
        shown.append([pair for above in shown[-1] for pair in _below(above, level, floor, least)])
    return [[(cell, tuple(c for c in kept if c)) for cell, kept in level] for level in shown]


def _below(
    above: tuple[Cell, tuple[str, ...]], level: Sequence[Cell], floor: int, least: int
) -> list[tuple[Cell, tuple[str, ...]]]:
    """The cells within `above` that may be published, each with the metrics that may."""
    parent, kept = above
    inside = set(parent.places)
    children = [cell for cell in level if cell.places[0] in inside]
    visible = {c: showable(parent.n[c], [cell.n[c] if cell.mixed else 0 for cell in children], floor, least)
               for c in kept}  # fmt: skip
    return [(cell, tuple(c for c in kept if visible[c][k])) for k, cell in enumerate(children) if visible[WHOLE][k]]
