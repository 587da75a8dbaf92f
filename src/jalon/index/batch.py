"""Scores of very many members: blocks that fit the processor's cache, on as many threads as are given.

Each member's figures are a function of his own totals alone, so the blocks change nothing, bit for bit. Numpy leaves
the interpreter's lock while it computes, hence threads.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from jalon.index.edition import Edition
from jalon.index.parameters import Floats
from jalon.index.score import score_members
from jalon.index.totals import Totals

BLOCK = 4096


@dataclass(frozen=True, slots=True)
class BatchScores:
    """Per member (M,), in points: `points`, `se`, 90 % interval `low` to `high`, `certified`; `coverage` is 0 to 1."""

    points: Floats
    se: Floats
    low: Floats
    high: Floats
    certified: Floats
    coverage: Floats


FIGURES = tuple(BatchScores.__dataclass_fields__)


def score_batch(edition: Edition, totals: Totals, *, threads: int = 1, block: int = BLOCK) -> BatchScores:
    """The headline figures of M members, `block` at a time on `threads` threads.

    Memory beyond the totals: 6 figures a member, and about 10 MB a thread. Raises what score_members raises.
    """
    found = {name: np.empty(len(totals)) for name in FIGURES}

    def one(first: int) -> None:
        rows = slice(first, first + block)
        scores = score_members(edition, Totals(totals.y[rows], totals.e[rows], totals.stages[rows], totals.mask[rows]))
        for name, values in found.items():
            values[rows] = getattr(scores, name)

    starts = range(0, len(totals), block)
    if threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(one, starts))
    else:
        for first in starts:
            one(first)
    return BatchScores(**found)
