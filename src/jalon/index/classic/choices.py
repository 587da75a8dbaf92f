"""The choices that an analyst could have made otherwise, as inputs of a model: one draw, one composite index.

OECD/JRC Handbook (2008), step 7; Saisana, Saltelli & Tarantola (2005). A draw is a row of numbers between 0 and 1, so
that chance, a grid and a quasi-random sequence can all drive the same model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, Integers, table, weights_of
from jalon.index.classic.hierarchy import Aggregation
from jalon.index.classic.means import arithmetic_mean
from jalon.index.classic.normalise import borda, min_max

Normalisation = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Choices:
    """What may vary; the first of each kind is the nominal choice.

    `normalisations` take (N, Q), `aggregations` (N, Q) and weights (Q,). `weights` are equal when None; each is
    multiplied by a number between 1 - `weight_spread` and 1 + `weight_spread`. `exclude` leaves out one indicator, or
    none, with the same chance.
    """

    normalisations: tuple[Normalisation, ...] = (min_max,)
    aggregations: tuple[Aggregation, ...] = (arithmetic_mean,)
    weights: tuple[float, ...] | None = None
    weight_spread: float = 0.0
    exclude: bool = False


def factors(choices: Choices, indicators: int) -> dict[str, int]:
    """What varies, and how many numbers of a draw it takes."""
    if not 0 <= choices.weight_spread < 1:
        raise Misuse(f"The spread of weights is at least 0 and below 1, not {choices.weight_spread}.")
    varying = {
        "normalisation": int(len(choices.normalisations) > 1),
        "aggregation": int(len(choices.aggregations) > 1),
        "weights": indicators if choices.weight_spread else 0,
        "exclusion": int(choices.exclude),
    }
    return {name: many for name, many in varying.items() if many}


def composite_ranks(x: ArrayLike, choices: Choices, draws: Floats) -> Floats:
    """Ranks (D, N) of the units of `x` (N, Q), oriented so that more is better, under `draws` (D, F) from 0 to 1."""
    values = table(x)
    normalised = [normalise(values) for normalise in choices.normalisations]
    weight = weights_of(choices.weights, values.shape[1])
    part = _parts(choices, values.shape[1], draws)
    spread = weight * (1.0 + choices.weight_spread * (2.0 * part["weights"] - 1.0))
    which, how = (
        _pick(part[name][:, 0], len(options))
        for name, options in (("normalisation", normalised), ("aggregation", choices.aggregations))
    )
    spread[_left_out(choices, part["exclusion"][:, 0], values.shape[1])] = 0.0
    scores: list[Floats] = [
        choices.aggregations[a](normalised[n], row) for n, a, row in zip(which, how, spread, strict=True)
    ]
    return ranks_from_best(np.array(scores))


def nominal_ranks(x: ArrayLike, choices: Choices) -> Floats:
    """Ranks (N,) under the first choice of each kind, the weights as given and all indicators."""
    normalised = choices.normalisations[0](table(x))
    return ranks_from_best(choices.aggregations[0](normalised, weights_of(choices.weights, normalised.shape[1])))


def ranks_from_best(scores: ArrayLike) -> Floats:
    """1 for the highest score along the last axis; units that tie share the best rank; missing stay missing."""
    rows = np.asarray(scores, dtype=np.float64)
    return (borda(-np.atleast_2d(rows).T).T + 1.0).reshape(rows.shape)


def _parts(choices: Choices, indicators: int, draws: Floats) -> dict[str, Floats]:
    """The columns of a draw by factor; what does not vary stands at its nominal value."""
    part = {
        "normalisation": np.zeros((len(draws), 1)),
        "aggregation": np.zeros((len(draws), 1)),
        "weights": np.full((len(draws), indicators), 0.5),
        "exclusion": np.zeros((len(draws), 1)),
    }
    first = 0
    for name, many in factors(choices, indicators).items():
        part[name] = draws[:, first : first + many]
        first += many
    return part


def _left_out(choices: Choices, draw: Floats, indicators: int) -> tuple[Integers, Integers]:
    """Draws that leave out an indicator, and which one."""
    out = _pick(draw, indicators + 1) - 1 if choices.exclude else np.full(len(draw), -1)
    rows = np.nonzero(out >= 0)[0]
    return rows, out[rows]


def _pick(draw: Floats, many: int) -> Integers:
    return np.minimum((draw * many).astype(np.intp), many - 1)
