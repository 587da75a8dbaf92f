"""Which choice moves the result: variance shares of Sobol (1993), estimated by SALib (Herman & Usher, 2017).

First order S: the share of the variance that goes if one factor is known. Total ST (Homma & Saltelli, 1996): the share
that stays if all others are known. ST above S tells that the factor acts through others. Sampling is Saltelli's (2010).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, table
from jalon.index.classic.choices import Choices, composite_ranks, factors, nominal_ranks
from jalon.index.classic.libraries import salib

Model = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class SobolIndices:
    """By factor (F): `first` and `total` order indices, and half the width of their 90 % bootstrap intervals."""

    factors: tuple[str, ...]
    first: Floats
    total: Floats
    first_error: Floats
    total_error: Floats


def sobol_indices(model: Model, inputs: Mapping[str, int], samples: int = 1024, seed: int = 0) -> SobolIndices:
    """Indices of a `model` that takes draws (D, I) between 0 and 1 and gives one number each (D,).

    `inputs` names the factors, two or more, and how many columns each takes, in their order. `samples` is a power of 2;
    the model runs samples x (factors + 2) times. Misuse when its result never varies. SALib.
    """
    if samples < 2 or samples & (samples - 1) or len(inputs) < 2:
        raise Misuse("Sobol indices need two factors and a power of 2 samples.")
    problem = _problem(inputs)
    draws: Floats = salib("sample.sobol").sample(problem, samples, calc_second_order=False, seed=seed)
    result = np.asarray(model(draws), dtype=np.float64)
    if not np.all(np.isfinite(result)) or np.ptp(result) == 0:
        raise Misuse("The result of the model is not finite, or never varies: there is nothing to attribute.")
    # Seed 0 would leave the bootstrap of SALib without one.
    found: dict[str, Any] = salib("analyze.sobol").analyze(
        problem, result, calc_second_order=False, conf_level=0.9, seed=seed + 1
    )
    return SobolIndices(tuple(inputs), *(np.asarray(found[key]) for key in ("S1", "ST", "S1_conf", "ST_conf")))


def rank_sensitivity(x: ArrayLike, choices: Choices, samples: int = 1024, seed: int = 0) -> SobolIndices:
    """Which of the `choices`, at least two varying, moves the mean shift in rank of the units of `x` (N, Q)."""
    values = table(x)
    nominal = nominal_ranks(values, choices)

    def mean_shift(draws: Floats) -> Floats:
        return np.abs(composite_ranks(values, choices, draws) - nominal).mean(axis=1)

    return sobol_indices(mean_shift, factors(choices, values.shape[1]), samples, seed)


def _problem(inputs: Mapping[str, int]) -> dict[str, Any]:
    """The layout of SALib; columns of one factor form a group."""
    groups = [name for name, many in inputs.items() for _ in range(many)]
    names = [f"{name} {column}" for column, name in enumerate(groups)]
    return {"num_vars": len(groups), "names": names, "groups": groups, "bounds": [[0.0, 1.0]] * len(groups)}
