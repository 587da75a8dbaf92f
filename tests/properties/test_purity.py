"""What must not matter does not matter.

14  what is no item has no say           17  nobody's score depends on who else is scored
16  order of members                     18  the score is a pure function of edition and totals
19  prior precision is an M-matrix, Hessian positive definite, Newton ends within 40 steps
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.errors import Misuse
from jalon.index import Edition, Totals, attribute, member_totals, score_members, stack
from jalon.index.parameters import parameters
from jalon.index.posterior import MAX_STEPS
from tests.index.members import EDITION, par_member
from tests.properties.worlds import editions, moved, worlds


def one(totals: Totals, member: int) -> Totals:
    return pick(totals, [member])


def pick(totals: Totals, members: list[int]) -> Totals:
    return Totals(*(part[members] for part in (totals.y, totals.e, totals.stages, totals.mask)))


@pytest.mark.parametrize("field", ["licence", "connections_total", "posts", "messages_out", "ssi", "profile"])
def test_law_14_what_is_no_item_cannot_enter(field: str):
    with pytest.raises(Misuse, match="no item"):
        member_totals(EDITION, {field: (1.0, 1.0)})


@settings(max_examples=40, deadline=None)
@given(worlds(), st.floats(0.01, 1e4))
def test_law_14_evidence_of_a_source_not_given_changes_nothing_at_all(world: tuple[Edition, Totals], size: float):
    edition, totals = world
    absent = totals.mask == 0
    other = moved(moved(totals, "e", absent, size), "y", absent, size)
    assert np.array_equal(score_members(edition, other).points, score_members(edition, totals).points)


@settings(max_examples=40, deadline=None)
@given(worlds(), st.floats(0.01, 1e4))
def test_a_stand_in_has_no_say_while_its_principal_is_present(world: tuple[Edition, Totals], size: float):
    edition, totals = world
    for row, item in enumerate(edition.items):
        if item.stand_in_for:
            both = Totals(totals.y, totals.e, totals.stages, totals.mask.copy())
            both.mask[:, edition.row(item.stand_in_for)] = 1.0
            more = moved(moved(both, "e", np.s_[:, row], size), "y", np.s_[:, row], size)
            assert np.array_equal(score_members(edition, more).points, score_members(edition, both).points)


@settings(max_examples=40, deadline=None)
@given(worlds(members=7), st.permutations(range(7)), st.integers(1, 7))
def test_law_17_relabelling_adding_or_removing_members_changes_nobody(
    world: tuple[Edition, Totals], order: list[int], kept: int
):
    edition, totals = world
    everybody = score_members(edition, totals)
    some = score_members(edition, pick(totals, order[:kept]))
    for name in ("points", "se", "low", "high", "certified", "coverage", "theta"):
        assert np.array_equal(getattr(some, name), getattr(everybody, name)[order[:kept]]), name


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_law_18_the_same_input_gives_the_same_bits_and_is_not_altered(world: tuple[Edition, Totals]):
    edition, totals = world
    copy = pick(totals, list(range(len(totals))))
    first, second = score_members(edition, totals), score_members(edition, totals)
    assert first.points.tobytes() == second.points.tobytes()
    assert attribute(edition, totals).contribution.tobytes() == attribute(edition, totals).contribution.tobytes()
    assert all(np.array_equal(getattr(copy, name), getattr(totals, name)) for name in ("y", "e", "stages", "mask"))


@settings(max_examples=100, deadline=None)
@given(editions())
def test_law_19_the_prior_precision_is_an_m_matrix(edition: Edition):
    load = parameters(edition).prior_loading
    precision = np.linalg.inv(load @ load.T + np.diag(1 - load[:, 0] ** 2))
    off_diagonal = precision - np.diag(np.diag(precision))
    assert off_diagonal.max() <= 1e-12
    assert np.linalg.eigvalsh(precision).min() > 0


@settings(max_examples=150, deadline=None)
@given(worlds(members=10))
def test_law_19_covariances_are_positive_and_newton_ends_within_40_steps(world: tuple[Edition, Totals]):
    edition, totals = world
    found = score_members(edition, totals)
    assert found.steps.max() <= MAX_STEPS
    assert found.covariance.min() >= 0
    assert np.linalg.eigvalsh(found.covariance).min() > 0
    for figures in (found.points, found.se, found.low, found.high, found.certified):
        assert np.isfinite(figures).all()


@pytest.mark.parametrize("size", [0.0, 1e-6, 1.0, 1e6])
@pytest.mark.parametrize("success", ["none", "all", "a million times the exposure"])
def test_law_19_the_corners_of_the_current_edition(size: float, success: str):
    e = np.full((1, len(EDITION.items)), size)
    many = {"none": 0.0, "all": 1.0, "a million times the exposure": 1e6}[success]
    y = np.where([item.kind == "cnt" for item in EDITION.items], e * many, e * min(many, 1.0))
    stages = np.array([[size, 0, 0, 0, 0]] if many == 0 else [[0, 0, 0, 0, size]])
    found = score_members(EDITION, Totals(y, e, stages, np.ones_like(e)))
    assert np.isfinite(found.points).all()
    assert found.steps.max() <= MAX_STEPS


def test_adding_members_never_moves_the_first():
    """Ten thousand members or one: the same bits."""
    me = par_member(volume=0.4)
    crowd = stack([me, *(par_member(volume=0.1 + k / 50) for k in range(200))])
    assert score_members(EDITION, crowd).points[0] == score_members(EDITION, me).points[0]
