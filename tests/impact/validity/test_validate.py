"""Both claims on worlds whose truth is known, and the refusal where the data cannot tell."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.impact.validity import validate
from jalon.impact.validity.lever import lever
from jalon.impact.validity.losses import crps, deviance, dispersion, distribution
from jalon.impact.validity.panel import pairs
from jalon.impact.validity.poisson import fitted
from jalon.impact.validity.skill import Skill
from jalon.impact.validity.validate import _forecast_verdict
from tests.impact.validity.worlds import panel_of, world


def test_an_effect_is_found_by_both_tests() -> None:
    found = validate(world(50, 8, 1, effect=0.3))
    assert (found.forecast, found.lever) == ("adds", "follows")
    assert found.skills["pooled"].low > 0
    assert found.refusals == ()
    assert found.calibration is not None and found.calibration.holds


def test_raising_an_index_that_does_nothing_is_no_lever_though_it_correlates() -> None:
    """Ability carries both: index and next results correlate, and quarters within members do not."""
    fired = 0
    for seed in range(40):
        found = pairs(world(20, 8, seed, effect=0.0))
        correlation = np.corrcoef(found.index, found.target)[0, 1]
        assert correlation > 0
        test = lever(found, found.last)
        fired += test is not None and test.p <= 0.05
    assert fired <= 6


@pytest.mark.parametrize(("shock", "trend"), [(0.5, 0.0), (0.0, 0.3)])
def test_what_all_share_is_no_lever(shock: float, trend: float) -> None:
    """A common shock or a common growth moves index and results alike: no more than chance fires."""
    tests = [
        lever(p, p.last) for seed in range(60) for p in [pairs(world(20, 12, 1000 + seed, shock=shock, trend=trend))]
    ]
    assert sum(t is not None and t.p <= 0.05 for t in tests) <= 8
    if trend:
        assert all(t is not None and t.by == "shifts" for t in tests)


@pytest.mark.parametrize(
    ("members", "quarters", "rate", "codes"),
    [
        (4, 20, 4.0, {"members"}),
        (6, 6, 4.0, {"member_quarters"}),
        (20, 8, 0.1, {"outcomes"}),
        (1, 12, 1.0, {"members", "member_quarters", "outcomes"}),
    ],
)
def test_too_little_is_refused_with_what_is_needed(members: int, quarters: int, rate: float, codes: set[str]) -> None:
    found = validate(world(members, quarters, 1, rate=rate))
    assert found.forecast == "refused"
    assert {refusal.code for refusal in found.refusals} == codes
    assert all(refusal.have < refusal.need for refusal in found.refusals)


def test_an_interval_that_holds_a_gain_and_a_loss_is_refused() -> None:
    wide = [v for s in range(30) for v in [validate(world(6, 9, s, rate=3.0))] if v.skills]
    refused = [v for v in wide if v.skills["pooled"].low <= -5 and v.skills["pooled"].high >= 5]
    assert refused
    for found in refused:
        assert found.forecast == "refused"
        assert [r.code for r in found.refusals] == ["wide"]
        assert found.refusals[0].need > found.members


def test_the_same_panel_gives_the_same_card() -> None:
    assert validate(world(12, 8, 4)) == validate(world(12, 8, 4))


def test_baselines_stand_beside() -> None:
    found = validate(world(20, 8, 2, effect=0.2))
    assert set(found.skills) == {"last", "past", "pooled"}
    assert set(found.losses) == {"last", "past", "pooled", "candidate"}
    assert found.skills["last"].value > found.skills["past"].value > 0


def test_the_ssi_is_a_baseline_where_it_was_written_down() -> None:
    from dataclasses import replace

    panel = world(20, 8, 2, effect=0.2)
    random = np.random.default_rng(1)
    assert "ssi" in validate(replace(panel, ssi=random.normal(60, 10, len(panel.index)))).skills


def test_members_who_leave_are_kept_to_their_last_quarter() -> None:
    panel = world(20, 8, 3)
    kept = (panel.member > 4) | (panel.quarter < 4 * 2024 + 5)
    fewer = type(panel)(*(getattr(panel, name)[kept] for name in type(panel).__slots__[:-1]))
    assert validate(fewer).pairs == 20 * 7 - 5 * 3


def test_losses_of_a_poisson_forecast_are_those_of_the_books() -> None:
    """Deviance of 3 against a rate of 2: 2 (3 ln 1.5 - 1). CRPS of y against a sure forecast is the distance."""
    assert deviance(np.array([3.0, 0.0]), np.array([2.0, 2.0])) == pytest.approx([2 * (3 * np.log(1.5) - 1), 4.0])
    random = np.random.default_rng(2)
    draws = random.poisson(3.0, (2, 200_000))
    expected = np.abs(draws[0] - 5).mean() - 0.5 * np.abs(draws[0] - draws[1]).mean()
    assert crps(np.array([5.0]), np.array([3.0]), 0.0)[0] == pytest.approx(expected, abs=0.01)


def test_the_distribution_is_that_of_scipy() -> None:
    from scipy.stats import nbinom, poisson

    mu = np.array([0.4, 3.0, 20.0])
    assert distribution(mu, 0.0, 30) == pytest.approx(poisson.cdf(np.arange(31)[:, None], mu))
    assert distribution(mu, 0.5, 30) == pytest.approx(nbinom.cdf(np.arange(31)[:, None], 2, 1 / (1 + 0.5 * mu)))


def test_dispersion_is_recovered() -> None:
    random = np.random.default_rng(3)
    mu = np.full(50_000, 4.0)
    assert dispersion(random.negative_binomial(2, 2 / 6, 50_000).astype(float), mu) == pytest.approx(0.5, abs=0.03)
    assert dispersion(random.poisson(mu).astype(float), mu) == pytest.approx(0.0, abs=0.01)


def test_regression_recovers_its_coefficients_and_what_is_a_members_own() -> None:
    random = np.random.default_rng(4)
    own = 0.4 * random.standard_normal(200)
    member = np.repeat(np.arange(200), 30)
    x = np.column_stack([np.ones(6000), random.standard_normal(6000)])
    y = random.poisson(np.exp(1.0 + 0.3 * x[:, 1] + own[member])).astype(float)
    fit = fitted(x, y, member, 200, 1.0, [0.05, 0.1, 0.2, 0.4, 0.8])
    assert fit.b == pytest.approx([1.0, 0.3], abs=0.08)
    assert fit.spread == 0.4
    assert np.corrcoef(fit.u, own)[0, 1] > 0.95


def test_a_panel_without_variation_is_not_tested() -> None:
    found = validate(panel_of(np.full((10, 8), 50.0), np.full((10, 8), 3.0)))
    assert found.lever == "refused"
    assert found.exchange is None


@pytest.mark.parametrize(
    ("skills", "placebo", "verdict"),
    [
        ({"pooled": (4, 1, 7), "own_mean": (3, -1, 6)}, (0, -2, 2), "adds"),
        ({"pooled": (4, 1, 7), "own_mean": (-2, -4, 1)}, (0, -2, 2), "cannot_tell"),
        ({"pooled": (4, 1, 7), "own_mean": (3, -1, 6)}, (3, 1, 6), "cannot_tell"),
        ({"pooled": (1, -1, 3), "own_mean": (3, 1, 6)}, (0, -2, 2), "cannot_tell"),
        ({"pooled": (-3, -4, -1), "own_mean": (3, 1, 6)}, (0, -2, 2), "worse"),
    ],
)
def test_it_adds_only_where_no_baseline_is_better_and_chance_adds_nothing(skills, placebo, verdict):
    found = {name: Skill(*figures) for name, figures in skills.items()}
    assert _forecast_verdict(found, Skill(*placebo), 50)[0] == verdict
