"""How far ranks move when all choices are drawn at once: uncertainty analysis by Monte Carlo.

OECD/JRC Handbook (2008), step 7; the average shift in rank is its equation 38.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, table
from jalon.index.classic.choices import Choices, composite_ranks, factors, nominal_ranks


@dataclass(frozen=True, slots=True)
class RankUncertainty:
    """Ranks, 1 the best: `nominal` (N,), `ranks` (D, N) of every draw, their 5th, 50th and 95th percentiles (N,).

    `mean_shift` (D,) is the mean over units of abs(rank - nominal rank).
    """

    nominal: Floats
    ranks: Floats
    low: Floats
    median: Floats
    high: Floats
    mean_shift: Floats


def rank_uncertainty(x: ArrayLike, choices: Choices, draws: int = 1000, seed: int = 0) -> RankUncertainty:
    """The ranks of the units of `x` (N, Q), oriented so that more is better, under `draws` joint draws of the choices.

    The same seed gives the same draws. Misuse when an aggregation cannot take what a normalisation gives.
    """
    if draws < 1:
        raise Misuse(f"At least one draw, not {draws}.")
    values = table(x)
    inputs = sum(factors(choices, values.shape[1]).values())
    ranks = composite_ranks(values, choices, np.random.default_rng(seed).random((draws, inputs)))
    nominal = nominal_ranks(values, choices)
    low, median, high = np.quantile(ranks, [0.05, 0.5, 0.95], axis=0)
    return RankUncertainty(nominal, ranks, low, median, high, np.abs(ranks - nominal).mean(axis=1))
