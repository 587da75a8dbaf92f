"""The fit: right gradients, exact integrals, figures recovered, bounds kept, weights as published."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from scipy.stats import betabinom, multivariate_normal, nbinom

from jalon.errors import EditionInvalid
from jalon.index.edition import CURRENT, parse_edition
from jalon.index.fit.build import Cohort, build_edition
from jalon.index.fit.calibrate import calibrate
from jalon.index.fit.document import sealed
from jalon.index.fit.factor_grid import ABILITY, marginal
from jalon.index.fit.item_likelihoods import count_curve, graded_curve, rate_curve
from jalon.index.fit.objective import Calibration, Objective
from jalon.index.fit.vector import bounds, dispersion_of, figures_of, pack, unpack
from jalon.index.fit.weights import learn_weights, rounded
from tests.index.members import EDITION, draw_evidence, random_members

BASE: dict[str, Any] = json.loads(files("jalon.index").joinpath("editions", f"{CURRENT}.json").read_text("utf-8"))
ITEMS, STAGES = len(EDITION.items), len(EDITION.stages.scores)
PRINCIPALS = tuple(row for row, item in enumerate(EDITION.items) if not item.stand_in_for)


def test_a_count_is_negative_binomial():
    """Up to a constant of the data, so differences along the abilities are compared."""
    y, e, f = np.array([[0.0], [3.0], [11.0]]), np.array([[2.0], [4.0], [1.0]]), 0.7
    eta = np.array([[-1.0, 0.5, 1.1]])
    expected = nbinom.logpmf(y, 1 / f, 1 / (1 + f * e * np.exp(eta)))
    assert np.diff(count_curve(y, e, eta, np.log(f)).value, axis=1) == pytest.approx(np.diff(expected, axis=1))


def test_a_rate_is_beta_binomial():
    y, e, rho, eta = np.array([[2.0], [7.0]]), np.array([[9.0], [9.0]]), 0.1, np.array([[-1.0, 0.3]])
    size, p = (1 - rho) / rho, 1 / (1 + np.exp(-eta))
    expected = betabinom.logpmf(y, e, size * p, size * (1 - p))
    found = rate_curve(y, e, eta, np.log(size)).value
    assert np.diff(found, axis=1) == pytest.approx(np.diff(expected, axis=1))


@pytest.mark.parametrize("step", [1e-5])
def test_derivatives_of_the_likelihoods(step: float):
    random = np.random.default_rng(1)
    y, e = random.poisson(3, (4, 1)).astype(float), random.uniform(9, 20, (4, 1))
    stages, eta = random.poisson(3, (4, 5)).astype(float), np.array([[-1.2, 0.1, 0.8]])
    scores, thresholds = np.arange(5.0), np.array([0, -1, -2, -2.5, -4.0])
    curves = (
        lambda x, s: count_curve(y, e, x, s),
        lambda x, s: rate_curve(y, e, x, s),
        lambda x, s: graded_curve(stages, scores, thresholds, x, s),
    )
    for curve in curves:
        here = curve(eta, 0.4)
        by_eta = (curve(eta + step, 0.4).value - curve(eta - step, 0.4).value) / (2 * step)
        by_spread = (curve(eta, 0.4 + step).value - curve(eta, 0.4 - step).value) / (2 * step)
        assert here.by_eta == pytest.approx(by_eta, abs=1e-6)
        assert here.by_spread == pytest.approx(by_spread, abs=1e-6)


def test_the_marginal_likelihood_is_the_integral():
    """Two dimensions with normal likelihoods, for which the integral is known: N(m; 0, R + S) and constants."""
    load, at = np.array([0.7, 0.4]), np.array([[0.8, 0.1], [-1.1, 2.5]])
    log_likelihood = -2.0 * (ABILITY[None, None, :] - at[:, :, None]) ** 2
    spread = np.outer(load, load) + np.diag(1 - load**2) + 0.25 * np.eye(2)
    expected = multivariate_normal([0, 0], spread).logpdf(at.T) + np.log(2 * np.pi * 0.25)
    assert marginal(log_likelihood, load).value == pytest.approx(expected, abs=1e-7)


def test_the_gradient_of_the_whole_is_analytic_and_right():
    objective = Objective(Calibration(EDITION, random_members(seed=3, members=60), PRINCIPALS))
    vector = pack(figures_of(EDITION)) + 0.1 * np.random.default_rng(2).standard_normal(3 * ITEMS + STAGES - 1 + 6)
    vector[-6:] = np.clip(vector[-6:], 0.1, 0.78)
    _, gradient = objective(vector)
    for place in range(len(vector)):
        up, down = vector.copy(), vector.copy()
        up[place] += 1e-5
        down[place] -= 1e-5
        if EDITION.items[place % ITEMS].kind == "grd" and place < ITEMS:
            continue  # held, its thresholds say the same
        assert gradient[place] == pytest.approx((objective(up)[0] - objective(down)[0]) / 2e-5, abs=2e-6)


def test_packing_and_unpacking():
    vector = pack(figures_of(EDITION))
    assert np.array_equal(pack(unpack(vector, ITEMS, STAGES)), vector)
    assert len(bounds(EDITION)) == len(vector)


def test_law_43_figures_are_recovered():
    """400 members of a world that differs from the edition one starts from; the bars are those of 2,500, widened."""
    random = np.random.default_rng(43)
    shifted = {
        i.code: (i.loading * random.uniform(0.75, 1.2), i.alpha + random.uniform(-0.4, 0.4)) for i in EDITION.items
    }
    truth = replace(
        EDITION,
        items=tuple(
            replace(i, event_weight=1.0, loading=min(shifted[i.code][0], 1.25))
            if i.kind == "grd"
            else replace(i, event_weight=1.0, loading=min(shifted[i.code][0], 1.25), alpha=shifted[i.code][1])
            for i in EDITION.items
        ),
    )
    load = np.array([part.loading for part in truth.dimensions])
    theta = random.standard_normal((400, 1)) * load + random.standard_normal((400, 6)) * np.sqrt(1 - load**2)
    found = calibrate(EDITION, draw_evidence(random, truth, theta)).figures
    loading = np.array([truth.items[row].loading for row in PRINCIPALS])
    alpha = np.array([truth.items[row].alpha for row in PRINCIPALS])
    rows = list(PRINCIPALS)
    assert np.mean(np.abs(found.loading[rows] - loading) / loading) <= 0.15
    assert np.corrcoef(found.loading[rows], loading)[0, 1] >= 0.9
    assert np.mean(np.abs(found.alpha[rows] - alpha)) <= 0.12
    assert all(low - 1e-9 <= x <= high + 1e-9 for x, (low, high) in zip(pack(found), bounds(EDITION), strict=True))


def test_dispersion_goes_there_and_back():
    figures = figures_of(EDITION)
    for row, item in enumerate(EDITION.items):
        assert dispersion_of(item.kind, figures.spread[row]) == pytest.approx(item.dispersion)


@pytest.mark.parametrize("seed", range(20))
def test_rounded_weights_add_to_one_below_the_cap(seed: int):
    raw = np.minimum(np.random.default_rng(seed).dirichlet(np.ones(6)), 0.3)
    raw = raw / raw.sum()
    weights = rounded(np.minimum(raw, 0.3))
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert weights.max() <= 0.3 + 1e-12
    assert weights.min() >= 0


def test_weights_follow_results_but_stay_near_the_expert():
    random = np.random.default_rng(5)
    abilities, expert = random.standard_normal((3000, 6)), np.array([0.12, 0.16, 0.12, 0.16, 0.19, 0.25])
    results = random.poisson(np.exp(-0.5 + abilities @ np.array([0, 0, 0, 0.2, 0.3, 0.5])))
    learned = learn_weights(abilities, results.astype(float), expert, kappa=0.5)
    assert learned.weights[5] == 0.3
    assert learned.weights[0] < 0.12 and learned.weights[4] > 0.19
    stubborn = learn_weights(abilities, results.astype(float), expert, kappa=1e6)
    assert stubborn.raw == pytest.approx(expert, abs=1e-4)


def test_an_edition_is_built_sealed_and_lawful():
    totals = random_members(seed=8, members=120)
    random = np.random.default_rng(8)
    built = build_edition(BASE, Cohort(totals, random.poisson(1, 120) * 1.0, random.poisson(4, 120) * 1.0))
    assert parse_edition(built.document) == built.edition
    assert built.document["hash"] != BASE["hash"]
    assert [i["code"] for i in built.document["items"]] == [i["code"] for i in BASE["items"]]


def test_law_22_an_edition_that_breaks_a_law_is_not_built():
    broken = copy.deepcopy(BASE)
    broken["items"][0]["actor"] = "member"
    nothing = random_members(seed=9, members=5)
    with pytest.raises(EditionInvalid, match="not the act of a counterpart"):
        build_edition(broken, Cohort(nothing, np.ones(5), np.ones(5)))
    heavy = copy.deepcopy(BASE)
    heavy["dimensions"][0]["weight"] = 0.31
    with pytest.raises(EditionInvalid, match="weight outside"):
        sealed(heavy)
