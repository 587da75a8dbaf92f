"""What the evidence allows (benchmarks/top_end.py): the taught regressions find a known truth and a known error."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.top_end import People, Taught, as_taught, line, strata

NORMAL_TAIL = 2.5758 - 1.2816  # standard deviations from p90 to p99.5


def invented(seed: int, members: int = 6000) -> tuple[People, np.ndarray]:
    """Members whose true score is linear in what is seen, with an error that another figure tells."""
    random = np.random.default_rng(seed)
    features = random.standard_normal((members, 4))
    error = 2.0 * np.exp(0.4 * features[:, 3])
    truth = 50 + features[:, :3] @ [8.0, 4.0, -2.0] + error * random.standard_normal(members)
    return People(features, truth, truth, truth, np.ones(members)), error


def test_points_and_errors_are_learned_for_members_not_seen() -> None:
    taught = Taught([invented(1)[0]], [invented(2)[0]])
    fresh, error = invented(3)
    off = taught.points(fresh) - (50 + fresh.features[:, :3] @ [8.0, 4.0, -2.0])
    assert np.sqrt((off**2).mean()) < 0.25  # of a spread of nine points
    assert np.median(np.abs(np.log(taught.error(fresh) / error))) < 0.1


def test_intervals_of_the_taught_hold_where_they_say() -> None:
    taught = Taught([invented(1)[0]], [invented(2)[0]])
    told = line("x", [as_taught(taught, invented(4)[0])])
    cover = float(told.split("cover ")[1].split(",")[0])
    assert cover == pytest.approx(0.90, abs=0.015)


def test_strata_are_those_of_the_property() -> None:
    points = np.random.default_rng(5).normal(50, 12.5, 400_000)
    found, error = strata(points, np.full(len(points), 3.0))
    assert error == 3.0
    assert found == pytest.approx(NORMAL_TAIL * 12.5 / (1.645 * np.sqrt(2) * 3.0), rel=0.01)
