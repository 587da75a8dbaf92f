"""The golden oracle, seven members: abilities to 1e-5, points, errors and contributions to 1e-3."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.index import attribute, score_members, stack
from tests.index.golden import MEMBERS, ORACLE, golden_edition, golden_totals

EDITION = golden_edition()
CODES = [item.code for item in EDITION.items]


def expected(name: str):
    return ORACLE["members"][name]["result"]


def in_order(by_code: dict[str, float]) -> list[float]:
    return [by_code[code] for code in CODES]


@pytest.mark.parametrize("name", MEMBERS)
def test_abilities(name: str):
    assert score_members(EDITION, golden_totals(name)).theta[0] == pytest.approx(expected(name)["theta"], abs=1e-5)


@pytest.mark.parametrize("name", MEMBERS)
def test_points_error_centre_and_balance(name: str):
    score, wanted = score_members(EDITION, golden_totals(name)), expected(name)
    assert score.points[0] == pytest.approx(wanted["points"], abs=1e-3)
    assert score.se[0] == pytest.approx(wanted["se"], abs=1e-3)
    assert score.centre[0] == pytest.approx(wanted["interval_centre"], abs=1e-3)
    assert score.balance[0] == pytest.approx(wanted["balance_penalty_points"], abs=1e-3)
    assert score.dimension_se[0] == pytest.approx(wanted["pillar_se"], abs=1e-3)


@pytest.mark.parametrize("name", MEMBERS)
def test_contributions(name: str):
    found = attribute(EDITION, golden_totals(name))
    wanted = expected(name)
    assert found.contribution[0] == pytest.approx(in_order(wanted["item_contribution_points"]), abs=1e-3)
    assert found.unit[0] == pytest.approx(in_order(wanted["points_per_positive_event"]), abs=1e-4)
    assert found.stage_values[0] == pytest.approx(wanted["points_per_counterpart_by_stage"], abs=1e-4)
    assert 50 + found.contribution[0].sum() - found.balance[0] == pytest.approx(wanted["check_sum"], abs=1e-3)


@pytest.mark.parametrize("name", MEMBERS)
def test_what_par_would_have_brought(name: str):
    found, wanted = attribute(EDITION, golden_totals(name)), expected(name)
    assert found.par[0] == pytest.approx(in_order(wanted["par_events"]), abs=1e-3)
    assert found.par_stages[0] == pytest.approx(wanted["par_stage_counts"], abs=1e-3)


def test_seven_members_at_once_are_the_seven_one_by_one():
    together = score_members(EDITION, stack([golden_totals(name) for name in MEMBERS]))
    alone = [score_members(EDITION, golden_totals(name)).points[0] for name in MEMBERS]
    assert np.array_equal(together.points, alone)
