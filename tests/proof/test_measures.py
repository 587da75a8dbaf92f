"""The measures of the proof, against scipy, by hand, or by what they must be."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata, spearmanr

from jalon.proof.measures import (
    auc,
    calibration,
    concordance,
    cross_fitted,
    interval,
    logistic_fit,
    percentiles,
    ranks,
    spearman,
    standardised_effect,
    top_quarter,
)

RANDOM = np.random.default_rng(1)
X, COUNTS = RANDOM.standard_normal(300), RANDOM.poisson(1.5, 300).astype(float)


def test_ranks_and_rank_correlation_are_those_of_scipy():
    assert ranks(COUNTS) + 1 == pytest.approx(rankdata(COUNTS))
    assert spearman(X, COUNTS) == pytest.approx(spearmanr(X, COUNTS)[0])
    assert spearman(np.zeros(300), X) == 0


def test_percentiles():
    assert percentiles(np.array([3.0, 1.0, 2.0, 2.0])).tolist() == [87.5, 12.5, 50.0, 50.0]


def test_auc_by_hand():
    assert auc(np.array([1.0, 2.0, 3.0, 3.0]), np.array([False, True, False, True])) == 2.5 / 4
    assert auc(X, np.zeros(300, dtype=bool)) == 0.5


def test_concordance_by_all_pairs():
    pairs = [(a, b) for a in range(60) for b in range(60) if COUNTS[a] > COUNTS[b]]
    agree = sum((X[a] > X[b]) + 0.5 * (X[a] == X[b]) for a, b in pairs)
    assert concordance(X[:60], COUNTS[:60]) == pytest.approx(agree / len(pairs))


def test_top_quarter_takes_equal_counts_together():
    assert top_quarter(np.array([0.0, 0, 0, 0, 0, 0, 1, 1])).tolist() == [False] * 6 + [True] * 2
    assert top_quarter(np.arange(8.0)).sum() == 2


def test_a_true_probability_is_calibrated():
    p = 1 / (1 + np.exp(-2 * RANDOM.standard_normal(20_000)))
    found = calibration(p, RANDOM.random(20_000) < p)
    assert found.error < 0.02
    assert found.slope == pytest.approx(1, abs=0.05)
    assert found.brier < found.base


def test_logistic_regression_finds_its_coefficients():
    x = RANDOM.standard_normal((20_000, 2))
    happened = RANDOM.random(20_000) < 1 / (1 + np.exp(-(0.5 + x @ [1.0, -0.7])))
    assert logistic_fit(x, happened) == pytest.approx([0.5, 1.0, -0.7], abs=0.06)
    assert cross_fitted(x, happened, seed=1).mean() == pytest.approx(happened.mean(), abs=0.02)


def test_bootstrap_interval_of_a_mean():
    low, high = interval(lambda m: float(X[m].mean()), 300, seed=2, draws=400)
    assert high - low == pytest.approx(2 * 1.96 * X.std() / np.sqrt(300), rel=0.15)


def test_effect_at_equal_ability():
    ability, activity = RANDOM.standard_normal((2, 5000))
    score = 10 * ability + 2 * activity
    found = standardised_effect(score, activity, ability[:, None])
    assert found == pytest.approx(2 * activity.std() / score.std(), rel=0.02)
