"""The two laws that separate performance from usage, on random editions and random members.

12  no lone action (an opportunity taken without success) ever raises a score
13  no event decided by a counterpart ever lowers it
"""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.index import Edition, Totals, score_members
from tests.properties.worlds import moved, worlds

EXACT = 1e-9
SIZES = st.sampled_from([1e-6, 0.05, 1.0, 40.0, 1e4])


def gain(edition: Edition, before: Totals, after: Totals) -> np.ndarray:
    first, last = score_members(edition, before), score_members(edition, after)
    # the law holds for every ability, hence for the score
    return np.concatenate([(last.points - first.points)[:, None], last.theta - first.theta], axis=1)


def rows(edition: Edition, *kinds: str) -> list[int]:
    return [row for row, item in enumerate(edition.items) if item.kind in kinds]


@settings(max_examples=60, deadline=None)
@given(worlds(), SIZES)
def test_law_12_no_lone_action_raises_any_score(world: tuple[Edition, Totals], size: float):
    """Invitations, messages, posts, views, weeks: one more opportunity of any item, and nothing comes of it."""
    edition, totals = world
    for row in rows(edition, "bin", "cnt"):
        assert gain(edition, totals, moved(totals, "e", np.s_[:, row], size)).max() <= EXACT
    assert gain(edition, totals, moved(totals, "stages", np.s_[:, 0], size)).max() <= EXACT


@settings(max_examples=60, deadline=None)
@given(worlds(), SIZES)
def test_law_13_no_counterpart_event_lowers_any_score(world: tuple[Edition, Totals], size: float):
    """One more event of a count; an opportunity that turns into a success; a counterpart one stage further."""
    edition, totals = world
    for row in rows(edition, "cnt"):
        assert gain(edition, totals, moved(totals, "y", np.s_[:, row], size)).min() >= -EXACT
    for row in rows(edition, "bin"):
        turned = np.minimum(size, totals.e[:, row] - totals.y[:, row])
        assert gain(edition, totals, moved(totals, "y", np.s_[:, row], turned)).min() >= -EXACT
    for stage in range(4):
        climbed = np.minimum(size, totals.stages[:, stage])
        after = moved(moved(totals, "stages", np.s_[:, stage], -climbed), "stages", np.s_[:, stage + 1], climbed)
        assert gain(edition, totals, after).min() >= -EXACT


@settings(max_examples=60, deadline=None)
@given(worlds(), SIZES)
def test_law_13_an_attempt_that_succeeds_never_lowers_a_score(world: tuple[Edition, Totals], size: float):
    """A new opportunity together with its success: an invitation sent and accepted."""
    edition, totals = world
    for row in rows(edition, "bin"):
        after = moved(moved(totals, "e", np.s_[:, row], size), "y", np.s_[:, row], size)
        assert gain(edition, totals, after).min() >= -EXACT


@settings(max_examples=60, deadline=None)
@given(worlds(), SIZES)
def test_law_20_a_higher_stage_of_the_same_counterpart_never_scores_lower(world: tuple[Edition, Totals], size: float):
    """silent <= answered <= met <= quote <= contract, whoever the member and whatever else he has."""
    edition, totals = world
    reached = [score_members(edition, moved(totals, "stages", np.s_[:, r], size)).points for r in range(5)]
    assert np.diff(reached, axis=0).min() >= -EXACT
