"""Derivatives, mode and covariance against finite differences, dense algebra and a general optimiser."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from jalon.index.likelihood import expected_information, sensitivity, skews, slopes
from jalon.index.parameters import parameters
from jalon.index.posterior import by_dimension, covariance, posterior, prior_of, solve
from jalon.index.totals import Evidence, evidence
from tests.index.members import EDITION, random_members

P = parameters(EDITION)
SEEN = evidence(P, random_members(seed=3, members=5))
THETA = np.random.default_rng(4).normal(size=(6, 5))
PRIOR_COVARIANCE = P.prior_loading @ P.prior_loading.T + np.diag(1 - P.prior_loading[:, 0] ** 2)


def log_likelihood(theta: np.ndarray, member: int) -> float:
    """Straight from the published formulas, item by item."""
    total = 0.0
    for row, item in enumerate(EDITION.items):
        y, e, mask = (part[row, member] for part in (SEEN.y, SEEN.e, SEEN.mask))
        eta = item.alpha + item.loading * theta[P.dimension[row]]
        if item.kind == "cnt":
            mu, f = e * np.exp(eta), item.dispersion
            value = y * np.log(mu) - (y + 1 / f) * np.log1p(f * mu)
        elif item.kind == "bin":
            value = (y * eta - e * np.log1p(np.exp(eta))) / (1 + (e - 1) * item.dispersion)
        else:
            odds = P.stage_scores[:, 0] * eta + P.stage_thresholds[:, 0]
            counts = SEEN.stages[:, member]
            logs = odds - np.log(np.exp(odds).sum())
            value = (counts * logs).sum() / (1 + (counts.sum() - 1) * item.dispersion)
        total += mask * item.event_weight * value
    return total


def log_posterior(theta: np.ndarray, member: int) -> float:
    return log_likelihood(theta, member) - 0.5 * theta @ np.linalg.solve(PRIOR_COVARIANCE, theta)


@pytest.mark.parametrize("member", range(5))
def test_slopes_are_the_derivatives_of_the_published_likelihoods(member: int):
    found = slopes(P, SEEN, THETA)
    for k in range(6):
        step = 1e-4 * np.eye(6)[k]
        up, here, down = (log_likelihood(THETA[:, member] + s * step, member) for s in (1, 0, -1))
        assert by_dimension(P, found.slope)[k, member] == pytest.approx((up - down) / 2e-4, rel=1e-5, abs=1e-5)
        assert by_dimension(P, found.curvature)[k, member] == pytest.approx(
            -(up - 2 * here + down) / 1e-8, rel=1e-3, abs=1e-3
        )


def test_third_derivatives_are_what_curvatures_lose():
    found, step = skews(P, SEEN, THETA), 1e-5
    up, down = (slopes(P, SEEN, THETA + s * step).curvature for s in (1, -1))
    assert found == pytest.approx(-(up - down) / (2 * step), rel=1e-5, abs=1e-7)


@pytest.mark.parametrize("member", range(5))
def test_the_mode_is_what_a_general_optimiser_finds(member: int):
    found = minimize(lambda theta: -log_posterior(theta, member), np.zeros(6), method="BFGS", options={"gtol": 1e-7})
    assert posterior(P, SEEN).theta[:, member] == pytest.approx(found.x, abs=1e-4)


def test_closed_form_inverse_and_solution_equal_dense_algebra():
    random = np.random.default_rng(0)
    curvature = np.concatenate([np.zeros((6, 1)), random.gamma(0.3, 10, (6, 50)), np.full((6, 1), 1e6)], axis=1)
    gradient = random.normal(size=curvature.shape)
    inverse, solved = covariance(prior_of(P), curvature), solve(prior_of(P), curvature, gradient)
    for member in range(curvature.shape[1]):
        hessian = np.linalg.inv(PRIOR_COVARIANCE) + np.diag(curvature[:, member])
        assert inverse[:, :, member] == pytest.approx(np.linalg.inv(hessian), rel=1e-9, abs=1e-12)
        assert solved[:, member] == pytest.approx(np.linalg.solve(hessian, gradient[:, member]), rel=1e-9, abs=1e-12)


def test_without_evidence_the_posterior_is_the_prior():
    nothing = Evidence(*(np.zeros((len(part), 1)) for part in (SEEN.y, SEEN.e, SEEN.mask, SEEN.stages)))
    found = posterior(P, nothing)
    assert not found.theta.any()
    assert found.covariance[:, :, 0] == pytest.approx(PRIOR_COVARIANCE)


@pytest.mark.parametrize("field", ["y", "e"])
def test_sensitivities_are_the_derivatives_of_the_slopes(field: str):
    found = sensitivity(P, SEEN, THETA)
    step = 1e-5
    moved = {name: getattr(SEEN, name) for name in ("y", "e", "mask", "stages")}
    up, down = (slopes(P, Evidence(**{**moved, field: moved[field] + s * step}), THETA).slope for s in (1, -1))
    derivative = found.event if field == "y" else found.exposure
    assert derivative == pytest.approx((up - down) / (2 * step), rel=1e-5, abs=1e-7)


def test_a_source_that_appears_brings_its_whole_slope():
    full = Evidence(SEEN.y, SEEN.e, np.ones_like(SEEN.mask), SEEN.stages)
    assert sensitivity(P, SEEN, THETA).presence == pytest.approx(slopes(P, full, THETA).slope)


def test_expected_information_is_the_mean_curvature_of_evidence_drawn_at_that_ability():
    """For rates the observed curvature does not depend on the outcome; for counts it does on average only."""
    full = Evidence(SEEN.y, SEEN.e, np.ones_like(SEEN.mask), SEEN.stages)
    expected = expected_information(P, SEEN.e, THETA)
    rates = np.concatenate([P.binary, P.graded])
    assert expected[rates] == pytest.approx(slopes(P, full, THETA).curvature[rates])
    mean = SEEN.e * np.exp(P.alpha + P.loading * THETA[P.dimension])
    at_mean = Evidence(mean, SEEN.e, np.ones_like(SEEN.mask), SEEN.stages)
    assert expected[P.count] == pytest.approx(slopes(P, at_mean, THETA).curvature[P.count])
