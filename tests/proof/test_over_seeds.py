"""The mean over seeds and its interval stand beside the figures of single seeds, and loosen no bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from jalon.index import load_edition
from jalon.proof.finding import Finding
from jalon.proof.over_seeds import over_seeds
from jalon.proof.page import page
from jalon.proof.run import Plan, settings

EDITION = load_edition(settings()["edition"])
ONE = Finding(51, "Gamers", "W0", 1, 38.0, "<= 40", True)
FIVE = [
    replace(ONE, seed=seed, figure=figure, passed=figure <= 40)
    for seed, figure in enumerate([38.0, 39.0, 40.5, 37.5, 39.5], 1)
]
PLAN = Plan(10, 1, (1, 2, 3, 4, 5), ("W0",))


def test_the_mean_has_the_interval_of_student() -> None:
    (row,) = over_seeds(FIVE)
    figures = [f.figure for f in FIVE]
    low, high = stats.t.interval(0.95, 4, loc=np.mean(figures), scale=stats.sem(figures))
    assert (row.mean, row.low, row.high) == pytest.approx((np.mean(figures), low, high))
    assert (row.passed, row.seeds) == (4, 5)


def test_worlds_and_titles_stay_apart_and_one_seed_has_no_mean() -> None:
    other = [replace(f, world="W1") for f in FIVE[:2]]
    assert [(row.world, row.seeds) for row in over_seeds([*FIVE, *other])] == [("W0", 5), ("W1", 2)]
    assert over_seeds([ONE]) == []
    assert "Over the seeds" not in page(EDITION, replace(PLAN, seeds=(1,)), [ONE])


def test_the_page_prints_the_mean_beside_a_miss_and_still_counts_every_seed() -> None:
    written = page(EDITION, PLAN, FIVE)
    assert "4 of 5 findings at their bar." in written
    below = written[written.index("## Below their bar") : written.index("## Over the seeds")]
    assert "mean 38.900, 95 % interval 37.418 to 40.382, bar <= 40; 4 of 5 seeds at it." in below
    assert "(W0, seed 3): 40.500, bar <= 40." in below
    assert "| 51 | Gamers | W0 | 38.900 | 37.418 to 40.382 | <= 40 | **4 of 5** |" in written
