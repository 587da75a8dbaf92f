"""Totals: built from counts, checked before they are used, stand-ins resolved."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.errors import Misuse
from jalon.index import Totals, member_totals, score_members, stack
from jalon.index.parameters import parameters
from jalon.index.totals import evidence
from tests.index.members import EDITION, GRADED, par_member
from tests.properties.worlds import moved


def test_counts_by_code_give_the_items_whose_sources_were_given():
    found = member_totals(EDITION, {"deep_threads": (4, 12.5)}, [7, 2, 1, 0, 0])
    row = EDITION.row("deep_threads")
    assert (found.y[0, row], found.e[0, row], found.mask[0, row]) == (4, 12.5, 1)
    assert found.mask.sum() == 2
    assert found.mask[0, GRADED] == 1


def test_without_stages_the_graded_item_is_missing():
    assert member_totals(EDITION, {"deep_threads": (4, 12.5)}).mask[0, GRADED] == 0


def test_a_graded_member_reads_as_score_per_counterpart():
    seen = evidence(parameters(EDITION), member_totals(EDITION, {}, [7, 2, 1, 0, 1]))
    assert seen.y[GRADED, 0] == 2 + 2 + 4
    assert seen.e[GRADED, 0] == 11


def test_the_stand_in_speaks_only_while_its_principal_is_missing():
    counts = {"outreach_answered": (3.0, 10.0)}
    row = EDITION.row("outreach_answered")
    alone, both = member_totals(EDITION, counts), member_totals(EDITION, counts, [7, 2, 1, 0, 0])
    assert evidence(parameters(EDITION), alone).mask[row, 0] == 1
    assert evidence(parameters(EDITION), both).mask[row, 0] == 0


@pytest.mark.parametrize(
    ("field", "where", "by"),
    [
        ("y", np.s_[:, 0], -1e9),
        ("e", np.s_[:, 0], float("nan")),
        ("e", np.s_[:, 0], float("inf")),
        ("stages", np.s_[:, 1], -1e9),
        ("mask", np.s_[:, 0], 0.5),
        ("y", np.s_[:, EDITION.row("target_acceptances_per_invitation")], 1e6),
    ],
)
def test_impossible_totals_are_refused(field: str, where: object, by: float):
    with pytest.raises(Misuse):
        score_members(EDITION, moved(par_member(), field, where, by))


def test_totals_of_another_edition_are_refused():
    with pytest.raises(Misuse, match="one column per item"):
        score_members(EDITION, Totals(*(np.ones((1, 3)) for _ in range(3)), np.ones((1, 5))))


def test_rounding_of_sums_is_forgiven():
    """A database may add the same weights in another order for successes and for opportunities."""
    row = EDITION.row("target_acceptances_per_invitation")
    almost = member_totals(EDITION, {"target_acceptances_per_invitation": (10 * (1 + 1e-13), 10.0)})
    exact = member_totals(EDITION, {"target_acceptances_per_invitation": (10.0, 10.0)})
    assert score_members(EDITION, almost).points == pytest.approx(score_members(EDITION, exact).points)
    assert evidence(parameters(EDITION), almost).y[row, 0] == 10


def test_an_event_whose_exposure_fell_out_of_the_horizon_still_counts_for_it():
    """The post is older than a year, the contact that followed it is not."""
    orphan = member_totals(EDITION, {"target_contacts_after_post": (0.1, 0.0)})
    assert 50 < score_members(EDITION, orphan).points[0] < 53


def test_stack_keeps_order():
    parts = [par_member(volume=v) for v in (0.5, 1.0, 2.0)]
    assert len(stack(parts)) == 3
    assert np.array_equal(stack(parts).e[1:2], parts[1].e)
