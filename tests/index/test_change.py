"""The change between two dates: split exactly, unmoved items silent, certainty where there is evidence for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtr

from jalon.index import Edition, Totals, change_between, score_members
from jalon.index.aggregate import aggregate
from jalon.index.change import certainty, chance_of
from jalon.index.parameters import parameters
from tests.index.members import EDITION, draw_evidence, par_member, random_members, with_events, without
from tests.properties.worlds import worlds


def scaled(totals: Totals, by: float) -> Totals:
    """The same evidence, aged: every row weighs `by` as much."""
    return Totals(totals.y * by, totals.e * by, totals.stages * by, totals.mask)


def added(first: Totals, second: Totals) -> Totals:
    return Totals(first.y + second.y, first.e + second.e, first.stages + second.stages, first.mask)


def one(totals: Totals, member: int) -> Totals:
    return Totals(*(part[[member]] for part in (totals.y, totals.e, totals.stages, totals.mask)))


def causes(before: Totals, aged: Totals, now: Totals, edition: Edition = EDITION) -> dict[str, float]:
    return {cause.code: cause.points for cause in change_between(edition, before, aged, now).causes}


@settings(max_examples=60, deadline=None)
@given(worlds(members=3))
def test_causes_add_up_to_the_change_whatever_the_evidence(world: tuple[Edition, Totals]):
    edition, totals = world
    before, aged, now = (one(totals, k) for k in range(3))
    found = change_between(edition, before, aged, now)
    points = score_members(edition, totals).points
    assert found.points == pytest.approx(points[2] - points[0], abs=1e-9)
    size = sum(abs(cause.points) for cause in found.causes)
    assert sum(cause.points for cause in found.causes) == pytest.approx(found.points, abs=1e-9 + 1e-10 * size)
    assert all(cause.low <= cause.points <= cause.high for cause in found.causes)
    assert 0.5 <= found.chance <= 1


def test_nothing_happened():
    """Same date, same evidence: no cause, and no chance of anything."""
    me = par_member()
    found = change_between(EDITION, me, me, me)
    assert found.points == 0
    assert found.chance == 0.5
    assert all(cause.points == 0 for cause in found.causes)
    assert all(cause.certainty == "noise" for cause in found.causes)


def test_ageing_alone_draws_toward_par_and_is_sure():
    """A good year, and then nothing new: the evidence fades, and only the ageing and balance lines move."""
    par = par_member()
    good = Totals(par.y * 1.5, par.e, par.stages * [1, 1.5, 1.5, 1.5, 1.5], par.mask)
    old = scaled(good, 0.5)
    found = {cause.code: cause for cause in change_between(EDITION, good, old, old).causes}
    assert found["ageing"].points < 0
    assert found["ageing"].certainty == "sure"
    assert all(cause.points == 0 for code, cause in found.items() if code not in ("ageing", "balance"))


def test_an_item_without_new_evidence_has_no_part():
    old = scaled(par_member(), 0.5)
    parts = causes(par_member(), old, with_events(old, "deep_threads", 6))
    assert parts["deep_threads"] > 0
    others = set(parts) - {"deep_threads", "ageing", "balance"}
    assert all(parts[code] == 0 for code in others)


@pytest.mark.parametrize("code", ["deep_threads", "meetings_held", "target_acceptances_per_invitation"])
def test_events_raise_and_lone_opportunities_lower(code: str):
    me = par_member()
    assert causes(me, me, with_events(me, code, 2))[code] > 0
    lonely = Totals(me.y, me.e * np.where([i.code == code for i in EDITION.items], 1.5, 1.0), me.stages, me.mask)
    assert causes(me, me, lonely)[code] < 0


def test_one_event_is_likely_at_best_many_are_sure():
    """A single new thread may be luck; nine are not."""
    me = par_member()

    def how(extra: float) -> str:
        found = change_between(EDITION, me, me, with_events(me, "deep_threads", extra))
        return next(c.certainty for c in found.causes if c.code == "deep_threads")

    assert how(0.4) == "noise"
    assert how(1) == "likely"
    assert how(9) == "sure"


def test_a_counterpart_who_climbs_is_one_event():
    """Silent to contract at one stroke is no surer than silent to answered."""
    me = par_member()
    for stage in (1, 4):
        step = np.zeros((1, 5))
        step[0, [0, stage]] = -1, 1
        climbed = Totals(me.y, me.e, me.stages + step, me.mask)
        cause = next(c for c in change_between(EDITION, me, me, climbed).causes if c.code == "outreach_graded")
        assert cause.points > 0
        assert cause.certainty == "likely"


def test_a_source_that_was_added_is_coverage_and_not_performance():
    crm = ("outreach_graded", "meetings_held", "quotes_requested", "contracts_signed")
    me = one(random_members(seed=7, members=1), 0)
    before = without(me, *crm)
    found = {cause.code: cause for cause in change_between(EDITION, before, before, me).causes}
    assert found["coverage"].points != 0
    assert not set(crm) & set(found)
    assert all(cause.points == 0 for code, cause in found.items() if code not in ("coverage", "balance"))


def test_certainty_follows_the_thresholds_of_the_edition():
    assert [certainty(EDITION, chance) for chance in (0.5, 0.799, 0.8, 0.949, 0.95)] == [
        "noise", "noise", "likely", "likely", "sure",
    ]  # fmt: skip
    strict = replace(EDITION, states=replace(EDITION.states, sure=0.99))
    assert certainty(strict, 0.95) == "likely"


@given(st.floats(-50, 50), st.floats(0.01, 50))
def test_chance_is_the_normal_one(points: float, se: float):
    assert chance_of(points, se) == pytest.approx(ndtr(abs(points) / se), abs=1e-12)


def test_chance_without_doubt():
    assert chance_of(1.0, 0.0) == 1.0
    assert chance_of(0.0, 0.0) == 0.5


def abilities(random: np.random.Generator, members: int) -> np.ndarray:
    load = np.array([d.loading for d in EDITION.dimensions])
    own = random.standard_normal((members, len(load)))
    return random.standard_normal((members, 1)) * load + own * np.sqrt(1 - load**2)


def two_quarters(drift: float, members: int = 300):
    """True change in points and what is shown, for members whose abilities drift; old evidence weighs half."""
    random, p = np.random.default_rng(11), parameters(EDITION)
    first = abilities(random, members)
    second = np.sqrt(1 - drift) * first + np.sqrt(drift) * abilities(random, members)
    true = [p.points_per_unit * aggregate(t.T, p.weights, p.inverse_tau).value for t in (first, second)]
    before, new = (draw_evidence(random, EDITION, theta) for theta in (first, second))
    old, fresh = scaled(before, 0.5), scaled(new, 0.5)
    shown = [
        change_between(EDITION, one(before, k), one(old, k), added(one(old, k), one(fresh, k))) for k in range(members)
    ]
    return true[1] - true[0], shown


def test_who_has_not_changed_is_seldom_told_that_he_has():
    """Two independent quarters of the same ability: 90 % intervals hold 0 in 88 to 99 %."""
    _, shown = two_quarters(drift=0.0)
    assert 0.88 <= np.mean([found.low <= 0 <= found.high for found in shown]) <= 0.99


@pytest.mark.parametrize("drift", [0.1, 0.2])
def test_the_chance_is_the_share_of_cases_in_which_the_sign_is_right(drift: float):
    true, shown = two_quarters(drift)
    right = np.mean([np.sign(found.points) == np.sign(change) for found, change in zip(shown, true, strict=True)])
    assert np.mean([found.chance for found in shown]) == pytest.approx(right, abs=0.05)


def test_pillars_change_with_their_own_errors():
    me = par_member()
    found = change_between(EDITION, me, scaled(me, 0.5), with_events(scaled(me, 0.5), "deep_threads", 6))
    by_code = dict(zip([p.code for p in EDITION.pillars], found.pillars, strict=True))
    assert by_code["relationships"].points == max(d.points for d in found.pillars) > 0
    assert all(d.low < d.points < d.high and 0.5 <= d.chance <= 1 for d in found.pillars)
