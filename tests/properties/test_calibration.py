"""Simulation-based calibration (after Talts et al., 2018): intervals hold what they promise, law 41.

Members are drawn from the edition's own world, abilities from the prior and evidence from the likelihoods. The exact
promise is that of full event weights; the published ones, which spend an act once over two items, err on the wide side.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.special import ndtr

from jalon.index import Edition, Scores, score_members
from jalon.index.aggregate import aggregate
from jalon.index.parameters import parameters
from tests.index.members import EDITION, draw_evidence

# each item counts its events in full: no act is shared here, because every item's evidence is drawn by itself
FULL = replace(EDITION, items=tuple(replace(item, event_weight=1.0) for item in EDITION.items))


def drawn(edition: Edition, seed: int = 41, members: int = 4000) -> tuple[np.ndarray, Scores, np.ndarray]:
    """Errors in standard errors (M,), the scores, and the true points (M,)."""
    random, p = np.random.default_rng(seed), parameters(edition)
    load = p.prior_loading[:, 0]
    common, own = random.standard_normal((members, 1)), random.standard_normal((members, len(load)))
    theta = common * load + own * np.sqrt(1 - load**2)
    score = score_members(edition, draw_evidence(random, edition, theta))
    truth = 50 + p.points_per_unit * aggregate(theta.T, p.weights, p.inverse_tau).value
    return (truth - score.centre) / score.se, score, truth


def test_law_41_intervals_cover_what_they_promise():
    error, _, _ = drawn(FULL)
    assert 0.87 <= (np.abs(error) < 1.645).mean() <= 0.93
    assert 0.46 <= (np.abs(error) < 0.6745).mean() <= 0.54
    assert abs(error.mean()) <= 0.10


def test_law_41_every_tenth_of_the_ranks_is_filled():
    shares = np.histogram(ndtr(drawn(FULL)[0]), bins=10, range=(0, 1))[0] / 4000
    assert shares.min() >= 0.08
    assert shares.max() <= 0.12


def test_with_the_published_event_weights_intervals_are_wide_rather_than_narrow():
    error, score, truth = drawn(EDITION)
    assert 0.90 <= (np.abs(error) < 1.645).mean() <= 0.97
    assert np.corrcoef(score.points, truth)[0, 1] >= 0.90


def test_law_40_the_score_does_not_saturate():
    """No pile at the top, and the error at the ninetieth percentile is no larger than at the median."""
    _, score, _ = drawn(EDITION)
    order = np.argsort(score.points)
    assert (score.points >= 95).mean() <= 0.002
    assert np.median(score.se[order[3500:3700]]) <= np.median(score.se[order[1900:2100]])
    p50, p90, p99 = np.quantile(score.points, [0.5, 0.9, 0.99])
    assert (p99 - p90) / (p90 - p50) >= 0.70
