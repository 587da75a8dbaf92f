"""Intervals for few people: refused below 15, Beta-shaped below 60, log-log from there; medians not reached."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from jalon.impact.beta import beta_quantile, beta_share
from jalon.impact.delays.incidence import cumulative_incidence, survival
from jalon.impact.delays.small import beta_shaped, log_log, median, share_interval


@given(st.floats(0.3, 200), st.floats(0.3, 200), st.floats(0.01, 0.99))
def test_the_beta_distribution_is_that_of_scipy(a, b, share):
    x = beta_quantile(share, a, b)
    assert x == pytest.approx(beta.ppf(share, a, b), abs=1e-8)
    assert beta_share(x, a, b) == pytest.approx(beta.cdf(x, a, b), abs=1e-8)


def test_fourteen_people_are_refused_and_fifteen_are_not():
    time, end = np.arange(1, 15), np.tile([1, 0], 7)
    assert share_interval(cumulative_incidence(time, end), 7) is None
    assert median(cumulative_incidence(time, end)) is None
    low, high = share_interval(cumulative_incidence([*time, 15], [*end, 0]), 7) or (1, 0)
    assert 0 < low < high < 1


def test_without_censoring_below_60_it_is_the_interval_of_jeffreys():
    """6 of 30 at 90 %: Beta(6.5, 24.5) from 5 to 95 %."""
    curve = cumulative_incidence([*range(1, 7), *[50] * 24], [1] * 6 + [0] * 24)
    assert share_interval(curve, 30) == pytest.approx((beta.ppf(0.05, 6.5, 24.5), beta.ppf(0.95, 6.5, 24.5)), abs=1e-6)


def test_nothing_happened_yet_is_no_certainty():
    """None of 20 within 30 days: at most 12 %, not 0 to 0."""
    low, high = share_interval(cumulative_incidence([40] * 20, [0] * 20), 30) or (1, 0)
    assert low == 0 and high == pytest.approx(beta.ppf(0.95, 0.5, 20.5), abs=1e-6) and high > 0.08


@given(st.floats(0.001, 0.999), st.floats(1e-6, 0.05), st.floats(15, 500))
def test_every_interval_holds_its_share_and_stays_between_0_and_1(value, variance, followed):
    for low, high in (beta_shaped(value, variance, followed), log_log(value, variance)):
        assert 0 <= low <= value + 1e-9 and value - 1e-9 <= high <= 1


def test_the_medians_of_the_leukaemia_study():
    """R survival::aml: 31 weeks maintained, 23 not."""
    from tests.impact.delays.test_incidence import AML

    for kept, expected in ((1, 31), (0, 23)):
        chosen = AML["maintained"] == kept
        curve = survival(AML["time"][chosen], AML["status"][chosen])
        assert curve.time[np.argmax(curve.value <= 0.5)] == expected


def test_a_median_that_is_not_reached_is_said_and_not_guessed():
    """12 of 40 had it within 40 days, the others wait: no median, though no day after the 40th is excluded."""
    found = median(cumulative_incidence([*range(10, 34, 2), *[60] * 28], [1] * 12 + [0] * 28))
    assert found is not None and (found.days, found.low, found.high) == (None, None, None)


def test_a_median_and_the_days_around_it():
    found = median(cumulative_incidence(range(1, 101), [1] * 100))
    assert found is not None and found.days == 50
    assert found.low is not None and 40 <= found.low < 50
    assert found.high is not None and 50 < found.high <= 60
