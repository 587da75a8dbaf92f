"""Every point has an origin.

23  contributions + 50 - balance = points        25  row points add to the contribution
24  the sign of a contribution is the sign of (events - par)
26  an independent re-computation from edition and counts agrees
"""

from __future__ import annotations

import json
import math
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.optimize import minimize

from jalon.index import Edition, Totals, attribute, score_members
from jalon.index.edition import CURRENT
from tests.index.members import EDITION, GRADED, random_members
from tests.properties.worlds import worlds


@settings(max_examples=80, deadline=None)
@given(worlds())
def test_law_23_contributions_and_balance_make_the_points(world: tuple[Edition, Totals]):
    edition, totals = world
    found, score = attribute(edition, totals), score_members(edition, totals)
    assert found.points == pytest.approx(score.points, abs=1e-9)
    assert 50 + found.contribution.sum(axis=1) - found.balance == pytest.approx(score.points, abs=1e-9)
    assert (found.balance >= -1e-9).all()


@settings(max_examples=80, deadline=None)
@given(worlds())
def test_law_23_before_any_rounding_is_spread_the_path_misses_less_than_a_thousandth(world: tuple[Edition, Totals]):
    assert np.abs(attribute(*world).quadrature_error).max() < 1e-3


@settings(max_examples=80, deadline=None)
@given(worlds())
def test_law_24_above_par_is_a_plus_and_below_par_a_minus(world: tuple[Edition, Totals]):
    edition, totals = world
    found = attribute(edition, totals)
    above = np.sign(totals.y - found.par) * found.used
    rates = np.array([item.kind != "grd" for item in edition.items])
    clear = np.abs(totals.y - found.par) > 1e-9 * (1 + found.par)
    assert (np.sign(found.contribution) == above)[:, rates][clear[:, rates]].all()
    assert (found.unit >= 0).all()


@settings(max_examples=80, deadline=None)
@given(worlds())
def test_law_24_for_stages_the_mean_stage_score_decides(world: tuple[Edition, Totals]):
    edition, totals = world
    found = attribute(edition, totals)
    scores = np.array(edition.stages.scores)
    for row, item in enumerate(edition.items):
        if item.kind == "grd":
            above = (totals.stages - found.par_stages) @ scores
            clear = (np.abs(above) > 1e-9 * (1 + totals.stages.sum(axis=1))) & found.used[:, row]
            assert (np.sign(found.contribution[:, row]) == np.sign(above))[clear].all()
            assert (np.diff(found.stage_values, axis=1) >= 0).all()


def test_an_unused_item_contributes_nothing_and_par_contributes_nothing():
    totals = random_members(seed=8, members=20)
    totals.mask[:, 3] = 0.0
    assert not attribute(EDITION, totals).contribution[:, 3].any()


def test_law_25_row_points_add_to_the_contribution():
    """A success of weight d is worth d unit (1 - par rate), a failure -d unit (par rate); a counterpart d (value of
    his stage - mean value at par); a week d times minus unit x par rate."""
    totals = random_members(seed=9, members=30)
    found = attribute(EDITION, totals)
    rate = found.par / totals.e
    by_rows = found.unit * (totals.y * (1 - rate) - (totals.e - totals.y) * rate)
    people = totals.stages.sum(axis=1, keepdims=True)
    at_par = (found.stage_values * found.par_stages).sum(axis=1, keepdims=True) / people
    by_rows[:, GRADED] = (totals.stages * (found.stage_values - at_par)).sum(axis=1)
    assert by_rows == pytest.approx(found.contribution, abs=1e-6)


def recompute(document: dict, y: list[float], e: list[float], stages: list[float]) -> float:
    """Points from the printed edition and counts alone: the formulas of the method, no code of the package."""
    codes = [d["code"] for d in document["dimensions"]]
    loads = np.array([d["loading"] for d in document["dimensions"]])
    weights = np.array([d["weight"] for d in document["dimensions"]])
    precision = np.linalg.inv(np.outer(loads, loads) + np.diag(1 - loads**2))

    def loss(theta: np.ndarray) -> float:
        total = -0.5 * theta @ precision @ theta
        for item, yes, tries in zip(document["items"], y, e, strict=True):
            eta = item["alpha"] + item["loading"] * theta[codes.index(item["dimension"])]
            if item["stand_in_for"]:
                continue
            if item["kind"] == "cnt":
                mu, f = tries * math.exp(eta), item["dispersion"]
                part = yes * eta - (yes + 1 / f) * math.log1p(f * mu)
            elif item["kind"] == "bin":
                part = (yes * eta - tries * math.log1p(math.exp(eta))) / (1 + (tries - 1) * item["dispersion"])
            else:
                graded = zip(document["stages"]["scores"], document["stages"]["thresholds"], strict=True)
                odds = [s * eta + c for s, c in graded]
                whole = math.log(sum(math.exp(o) for o in odds))
                part = sum(n * (o - whole) for n, o in zip(stages, odds, strict=True))
                part /= 1 + (sum(stages) - 1) * item["dispersion"]
            total += item["event_weight"] * part
        return -total

    theta = minimize(loss, np.zeros(len(loads)), method="BFGS", options={"gtol": 1e-8}).x
    soft = -document["tau"] * math.log((weights * np.exp(-theta / document["tau"])).sum())
    return 50 + 12.5 * soft / document["scale"]["sigma_ref"]


@pytest.mark.parametrize("member", range(5))
def test_law_26_a_clean_room_recomputation_agrees(member: int):
    document = json.loads(files("jalon.index").joinpath("editions", f"{CURRENT}.json").read_text("utf-8"))
    totals = random_members(seed=10, members=5)
    again = recompute(document, *(part[member].tolist() for part in (totals.y, totals.e, totals.stages)))
    assert score_members(EDITION, totals).points[member] == pytest.approx(again, abs=0.01)
