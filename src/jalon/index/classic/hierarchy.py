"""Indicators in groups, groups in an index: values at every level, and what each element weighs in the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, table
from jalon.index.classic.means import arithmetic_mean

Aggregation = Callable[[Floats, Floats], Floats]


@dataclass(frozen=True, slots=True)
class Element:
    """An indicator or an aggregate: its `code`, that of its `parent` (None at the top), its weight among siblings."""

    code: str
    parent: str | None = None
    weight: float = 1.0


def effective_weights(elements: Sequence[Element]) -> dict[str, float]:
    """What each element weighs in the top: its share among siblings times the effective weight of its parent."""
    parents = _parents_first(elements)
    total: dict[str | None, float] = {}
    for one in parents:
        total[one.parent] = total.get(one.parent, 0.0) + one.weight
    found: dict[str, float] = {}
    for one in parents:
        above = 1.0 if one.parent is None else found[one.parent]
        found[one.code] = above * one.weight / total[one.parent]
    return {one.code: found[one.code] for one in elements}


def aggregate_levels(
    x: ArrayLike, indicators: Sequence[str], elements: Sequence[Element], aggregation: Aggregation = arithmetic_mean
) -> dict[str, Floats]:
    """Values (N,) of every element by code, from normalised indicators `x` (N, Q) whose columns `indicators` (Q) names.

    `aggregation` takes values (N, C) and weights (C,) of the children of one element. Misuse when an element has
    neither a column nor children.
    """
    values = table(x)
    if len(indicators) != values.shape[1]:
        raise Misuse(f"{values.shape[1]} columns need {values.shape[1]} names, not {len(indicators)}.")
    found = {code: values[:, column] for column, code in enumerate(indicators)}
    for one in reversed(_parents_first(elements)):
        if one.code not in found:
            found[one.code] = _aggregate(one.code, elements, found, aggregation)
    return {one.code: found[one.code] for one in elements}


def _aggregate(code: str, elements: Sequence[Element], found: dict[str, Floats], aggregation: Aggregation) -> Floats:
    children = [one for one in elements if one.parent == code]
    if not children:
        raise Misuse(f"{code!r} has neither a column nor children.", "Name it among the indicators, or leave it out.")
    return aggregation(
        np.column_stack([found[child.code] for child in children]), np.array([child.weight for child in children])
    )


def _parents_first(elements: Sequence[Element]) -> list[Element]:
    """Every element after its parent; Misuse for a code given twice, an unknown parent, a circle, no weight at all."""
    if len({one.code for one in elements}) < len(elements):
        raise Misuse("An element is given twice.")
    placed: list[Element] = []
    waiting = list(elements)
    known: set[str | None] = {None}
    while waiting:
        ready = [one for one in waiting if one.parent in known]
        if not ready:
            raise Misuse(f"The parents of {sorted(one.code for one in waiting)} are unknown, or they form a circle.")
        if not sum(one.weight for one in ready) > 0 or any(one.weight < 0 for one in ready):
            raise Misuse("Weights are numbers of at least 0, and one is above 0.")
        placed += ready
        known |= {one.code for one in ready}
        waiting = [one for one in waiting if one.code not in known]
    return placed
