"""Two groups: the log-rank test of R, groups fixed at a landmark day, refusals."""

from __future__ import annotations

import csv
from math import inf
from pathlib import Path

import numpy as np
import pytest

from jalon.impact.delays.groups import Difference, difference, log_rank
from jalon.impact.delays.incidence import cumulative_incidence
from jalon.impact.delays.small import median
from jalon.impact.refused import Refused
from tests.impact.delays.test_incidence import AML, ORACLE


def test_the_log_rank_test_of_the_leukaemia_study():
    found = log_rank(AML["time"], AML["status"], AML["maintained"] == 1)
    assert found.chi2 == pytest.approx(ORACLE["aml"]["logrank_chi2"])
    assert found.p == pytest.approx(ORACLE["aml"]["p"])


def test_the_fruit_flies_of_walton():
    """163 lives, 7 cut short: the log-rank test of the two groups and the median of all, as lifelines has them."""
    with (Path(__file__).parents[2] / "oracles/waltons.csv").open(encoding="utf-8", newline="") as file:
        flies = list(csv.DictReader(file))
    time, event = [float(fly["T"]) for fly in flies], [int(fly["E"]) for fly in flies]
    found = log_rank(time, event, np.array([fly["group"] == "control" for fly in flies]))
    assert found.chi2 == pytest.approx(ORACLE["waltons"]["logrank"])
    half = median(cumulative_incidence(time, event))
    assert half is not None and half.days == ORACLE["waltons"]["median"]


def test_two_groups_that_differ():
    """30 with: 20 end after the landmark within 50 days; 30 without: 5."""
    time = [*([30] * 20 + [80] * 10), *([30] * 5 + [80] * 25)]
    end = [*([1] * 20 + [0] * 10), *([1] * 5 + [0] * 25)]
    found = difference(time, end, [0] * 30 + [inf] * 30, 50)
    assert isinstance(found, Difference)
    assert found.value == pytest.approx(20 / 30 - 5 / 30)
    assert 0 < found.low < found.value < found.high < 1
    assert (found.with_n, found.without_n, found.ended_before) == (30, 30, 0)
    assert found.log_rank.p < 0.001


def test_no_immortal_time():
    """Nothing but chance; people come into the group while they wait. At a landmark there is no difference; counted
    from day nought by whoever ever came in, there would be a big one."""
    random = np.random.default_rng(14)
    wait, joins = random.exponential(40, 4000), random.exponential(40, 4000)
    ever = joins < wait
    found = difference(wait, np.ones(4000, int), np.where(ever, joins, inf), 60)
    assert isinstance(found, Difference)
    assert found.low < 0 < found.high
    naive = (wait[ever] <= 60).mean() - (wait[~ever] <= 60).mean()
    assert naive < -0.2


def test_who_comes_into_the_group_after_the_landmark_stays_without():
    found = difference([40] * 60, [1] * 60, [0] * 30 + [20] * 30, 60)
    assert isinstance(found, Difference) and (found.with_n, found.without_n) == (30, 30)


def test_a_group_that_is_too_small_is_refused():
    assert difference([40] * 44, [1] * 44, [0] * 14 + [inf] * 30, 60) == Refused("group_too_small", 14, 15)


def test_a_horizon_before_the_landmark_is_refused():
    assert difference([40] * 60, [1] * 60, [0] * 30 + [inf] * 30, 14) == Refused("horizon_before_landmark", 14, 15)
