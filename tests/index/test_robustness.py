"""The same evidence under other reasonable choices, reproducible and around the score."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jalon.index import Edition, histogram, robustness, score_members
from jalon.index.robustness import _draw  # pyright: ignore[reportPrivateUsage]
from tests.index.members import EDITION, par_member, random_members
from tests.index.test_change import one, scaled

ME = one(random_members(seed=3, members=1), 0)


def without_choice(**kept: object) -> Edition:
    """A choice space with a single point, our own choice, but for what is `kept`."""
    single = (1.0, 1.0)
    own = {"weight_spread": 0.0, "taus": (1.0,), "dispersion_factor": single, "event_weight_factor": single}
    return replace(EDITION, choice_space=replace(EDITION.choice_space, **{**own, **kept}))


def test_the_same_draws_every_time():
    assert np.array_equal(robustness(EDITION, ME).points, robustness(EDITION, ME).points)
    other = replace(EDITION, choice_space=replace(EDITION.choice_space, seed=1))
    assert not np.array_equal(robustness(other, ME).points, robustness(EDITION, ME).points)


def test_without_choice_every_draw_is_the_score():
    score = score_members(EDITION, ME).points[0]
    assert robustness(without_choice(), ME).points == pytest.approx(np.full(EDITION.choice_space.draws, score))


@pytest.mark.parametrize(
    "kept",
    [
        {"weight_spread": 0.25},
        {"taus": (0.5, 2.0, 0.0)},
        {"dispersion_factor": (0.5, 2.0)},
        {"event_weight_factor": (0.6, 1.4)},
    ],
    ids=lambda kept: next(iter(kept)),
)
def test_each_choice_alone_moves_the_score_a_little(kept: dict[str, object]):
    found, score = robustness(without_choice(**kept), ME), score_members(EDITION, ME).points[0]
    assert found.low < score < found.high
    assert 0.01 < found.high - found.low < 12


def test_other_half_lives_come_in_as_other_totals():
    halves = [scaled(ME, by) for by in (0.6, 1.2, 1.6)]
    found = robustness(without_choice(), ME, halves)
    assert set(found.half_life_days) == {90.0, *EDITION.choice_space.half_life_days}
    fast = found.points[found.half_life_days == EDITION.choice_space.half_life_days[0]]
    assert fast == pytest.approx(np.full(len(fast), score_members(EDITION, halves[0]).points[0]))


def test_drawn_choices_stay_within_the_published_space():
    p = _draw(EDITION, np.random.default_rng(1))
    weights = np.array([[d.weight] for d in EDITION.dimensions])
    assert p.weights.sum(axis=0) == pytest.approx(np.ones(120))
    assert (np.abs(p.weights / weights - 1) < 0.7).all()
    most = np.array([[i.event_weight] for i in EDITION.items]) * EDITION.choice_space.event_weight_factor[1]
    assert ((p.event_weight > 0) & (p.event_weight <= np.minimum(most, 1.0) + 1e-9)).all()
    for family in {f for item in EDITION.items for f in item.event_families}:
        rows = [k for k, i in enumerate(EDITION.items) if family in i.event_families and not i.stand_in_for]
        assert p.event_weight[rows].sum(axis=0).max() <= 1 + 1e-9
    own = np.array([[i.dispersion] for i in EDITION.items])
    assert ((p.dispersion / own >= 0.5) & (p.dispersion / own <= 2)).all()


def test_at_par_choices_do_not_matter():
    """Fifty is at par under every weight, tau, dispersion and event weight."""
    found = robustness(EDITION, par_member())
    assert found.points == pytest.approx(np.full(EDITION.choice_space.draws, 50), abs=1e-6)


def test_histogram():
    edges, counts = histogram(np.array([51.2, 51.9, 53.0, 49.5]))
    assert edges == (49.0, 50.0, 51.0, 52.0, 53.0)
    assert counts == (1, 0, 2, 0, 1)
