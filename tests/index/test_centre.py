"""The centre of the interval is the posterior mean: to the second order, or to the third where an edition says so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from benchmarks.laplace import log_posterior, points

from jalon.index import Edition, Scores, score_members
from jalon.index.totals import Totals
from tests.index.members import EDITION, random_members

THIRD = replace(EDITION, scale=replace(EDITION.scale, centre_order=3))
MEMBERS = random_members(seed=8, members=40)


def posterior_means(edition: Edition, totals: Totals, found: Scores, draws: int = 40_000) -> np.ndarray:
    """Mean points (M,) by importance sampling around the mode, from formulas that share no line with the index."""
    random, value = np.random.default_rng(5), log_posterior(edition, totals)
    root = 1.15 * np.linalg.cholesky(found.covariance)
    z = random.standard_normal((draws, *found.theta.shape))
    theta = found.theta + np.einsum("mkl,cml->cmk", root, z)
    log_weight = value(theta) + 0.5 * (z**2).sum(axis=-1)
    weight = np.exp(log_weight - log_weight.max(axis=0))
    return (weight * points(edition, theta)).sum(axis=0) / weight.sum(axis=0)


def test_the_third_order_comes_nearer_to_the_posterior_mean() -> None:
    second, third = score_members(EDITION, MEMBERS), score_members(THIRD, MEMBERS)
    mean = posterior_means(EDITION, MEMBERS, second)
    off = [np.abs(found.centre - mean) / second.se for found in (second, third)]
    assert off[1].mean() < 0.6 * off[0].mean()
    assert off[1].max() < min(0.15, off[0].max())


def test_it_moves_the_interval_and_nothing_else() -> None:
    second, third = score_members(EDITION, MEMBERS), score_members(THIRD, MEMBERS)
    for name in ("points", "se", "certified", "coverage", "theta"):
        assert np.array_equal(getattr(second, name), getattr(third, name))
    assert np.allclose(third.high - third.low, second.high - second.low)
    assert np.abs(third.centre - second.centre).min() > 0


def test_an_edition_that_does_not_say_has_the_second_order() -> None:
    assert EDITION.scale.centre_order == 2
