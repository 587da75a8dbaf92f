"""The five pillars as shown: scale, the two halves of messaging, and what may carry a number."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.index import NOT_MEASURED, member_totals, pillar_scores, score_members
from jalon.index.parameters import parameters
from jalon.index.pillars import pillar_loads
from jalon.index.reference import reference_abilities
from tests.index.members import EDITION, par_member, random_members, without

CODES = [pillar.code for pillar in EDITION.pillars]
CRM = ("outreach_graded", "meetings_held", "quotes_requested", "contracts_signed")


def shown(totals):
    return pillar_scores(EDITION, totals, score_members(EDITION, totals))


def test_order_and_scale():
    """A pillar of one dimension reads 50 + 12.5 theta."""
    totals = random_members(seed=1, members=9)
    score, found = score_members(EDITION, totals), shown(totals)
    assert CODES == ["brand", "people", "insights", "relationships", "messaging"]
    assert found.points[:, :4] == pytest.approx(50 + 12.5 * score.theta[:, :4])
    assert found.se[:, :4] == pytest.approx(12.5 * score.dimension_se[:, :4])
    assert found.high - found.low == pytest.approx(2 * 1.645 * found.se)


def test_messaging_and_results_count_by_their_weights():
    totals = random_members(seed=1, members=9)
    theta = score_members(EDITION, totals).theta
    messaging, results = (part.weight for part in EDITION.dimensions[4:])
    mean = (messaging * theta[:, 4] + results * theta[:, 5]) / (messaging + results)
    spread = (shown(totals).points[:, 4] - 50) / mean
    assert np.allclose(spread, spread[0])
    assert 12.5 < spread[0] < 15


def test_every_pillar_has_a_spread_of_12_5_points_in_the_reference_population():
    abilities = reference_abilities([d.loading for d in EDITION.dimensions], 200_000, seed=1)
    spread = 12.5 * (pillar_loads(EDITION, parameters(EDITION)) @ abilities).std(axis=1)
    assert spread == pytest.approx(np.full(5, 12.5), abs=0.1)


def test_par_reads_fifty():
    assert shown(par_member()).points[0] == pytest.approx(np.full(5, 50), abs=1e-6)


def test_a_pillar_without_a_source_of_its_own_is_not_measured_though_it_borrows():
    totals = without(par_member(volume=4), *(i.code for i in EDITION.items if i.pillar == "insights"))
    found = shown(totals)
    assert found.states[0][CODES.index("insights")] == NOT_MEASURED
    assert found.se[0, CODES.index("insights")] < 12.5
    assert found.opportunities[0, CODES.index("insights")] == 0


def test_a_source_without_any_opportunity_is_not_enough():
    found = shown(member_totals(EDITION, {"target_acceptances_per_invitation": (0, 0)}))
    assert found.states[0][CODES.index("people")] == "not_enough"
    assert found.states[0][CODES.index("brand")] == NOT_MEASURED


def test_states_follow_the_error():
    found = shown(random_members(seed=4, members=300))
    for states, errors in zip(found.states, found.se, strict=True):
        for state, se in zip(states, errors, strict=True):
            assert state == ("established" if se <= 6.8 else "provisional" if se <= 8.8 else "not_enough")


def test_without_results_the_messaging_pillar_stands_on_answers_alone():
    full, half = shown(par_member()), shown(without(par_member(), *CRM))
    assert half.states[0][4] in ("provisional", "not_enough")
    assert half.se[0, 4] > full.se[0, 4]
