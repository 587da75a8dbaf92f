"""Scoring in blocks and on threads gives the very figures of scoring at once."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.errors import Misuse
from jalon.index import Totals, score_members
from jalon.index.batch import FIGURES, score_batch
from tests.index.members import EDITION, random_members


@pytest.mark.parametrize(("threads", "block"), [(1, 7), (2, 7), (2, 50), (3, 1000)])
def test_blocks_and_threads_change_nothing(threads: int, block: int):
    totals = random_members(seed=1, members=51)
    whole, parts = score_members(EDITION, totals), score_batch(EDITION, totals, threads=threads, block=block)
    for name in FIGURES:
        assert np.array_equal(getattr(parts, name), getattr(whole, name)), name


def test_nobody_is_scored_as_nobody():
    nothing = random_members(seed=1, members=0)
    assert len(score_batch(EDITION, nothing).points) == 0


@pytest.mark.parametrize("threads", [1, 2])
def test_an_error_in_one_block_is_raised(threads: int):
    totals = random_members(seed=1, members=30)
    y = totals.y.copy()
    y[25, 0] = np.nan
    with pytest.raises(Misuse):
        score_batch(EDITION, Totals(y, totals.e, totals.stages, totals.mask), threads=threads, block=10)
