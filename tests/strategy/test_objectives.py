"""The person's own aims: so far, projection, chance; never part of the score."""

from __future__ import annotations

import pytest
from tests.tables import DAY, ME, NOW, days_ago, put, store

from jalon.strategy.objectives import Aim, progress
from jalon.strategy.predictive import Tries, project_count, project_share


def test_an_aim_already_reached_is_certain():
    got = project_count(goal=3, so_far=4, recent=4, recent_days=182, days_left=0)
    assert (got.chance, got.value, got.low, got.high) == (1, 4, 4, 4)


def test_the_mean_projection_is_the_gamma_poisson_mean():
    """13 in 182 days (Jeffreys 13.5) for 91 days more: 6.75 expected."""
    got = project_count(goal=10, so_far=2, recent=13, recent_days=182, days_left=91)
    assert got.value == pytest.approx(2 + 6.75, abs=0.1)
    assert 0 < got.chance < 1


def test_a_share_of_nothing_yet_is_the_beta_posterior_of_the_recent_one():
    got = project_share(goal=0.3, so_far=Tries(0, 0), recent=Tries(30, 100), still_to_come=0)
    assert got.value == pytest.approx(30.5 / 101, abs=0.005)
    assert got.chance == pytest.approx(0.5, abs=0.1)


def test_a_share_whose_window_is_nearly_over_cannot_be_rescued_by_a_good_half_year():
    """41 of 100 so far, 10 tries left at 56 %: 46.6 of 110 in the mean, half of them is out of reach."""
    got = project_share(goal=0.5, so_far=Tries(41, 100), recent=Tries(56, 100), still_to_come=10)
    assert got.value == pytest.approx(46.6 / 110, abs=0.01)
    assert got.chance < 0.05
    assert project_share(goal=0.4, so_far=Tries(41, 100), recent=Tries(56, 100), still_to_come=0).chance == 1


def test_the_same_evidence_gives_the_same_chance():
    assert project_share(0.3, Tries(1, 4), Tries(3, 10), 5) == project_share(0.3, Tries(1, 4), Tries(3, 10), 5)


def test_contracts_signed_since_the_start_of_the_aim():
    con = store()
    for ago in (10, 60, 300):
        put(
            con,
            "steps",
            person_id="a",
            deal_id=str(ago),
            kind="contract_signed",
            declared=True,
            occurred_at=days_ago(ago),
        )
    (got,) = progress(con, ME, NOW, [Aim("contracts_signed", 6, days_ago(100), NOW + 60 * DAY)])
    assert got.so_far == 2
    assert got.projection is not None
    assert got.projection.value > 2


def test_an_aim_on_what_no_source_tells_is_not_measured():
    (got,) = progress(store(), ME, NOW, [Aim("meetings_held", 6, days_ago(100), NOW)])
    assert (got.so_far, got.projection, got.state) == (None, None, "not_measured")


def test_a_young_thread_counts_for_no_share_even_when_it_was_answered():
    """Early answers must not enter before early silences."""
    con = store()
    for ago, answered in ((60, True), (50, False), (10, True)):
        put(
            con,
            "conversations",
            thread_id=str(ago),
            person_id=str(ago),
            started_by="owner",
            first_at=days_ago(ago),
            answered_at=days_ago(ago - 1) if answered else None,
        )
    (got,) = progress(con, ME, NOW, [Aim("answer_rate", 0.5, days_ago(100), NOW + 60 * DAY)])
    assert got.so_far == 0.5
