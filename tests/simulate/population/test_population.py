"""The population: same seed, same lives; what happens is what was to be expected; worlds change what they name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jalon.errors import Misuse
from jalon.index import load_edition, score_members
from jalon.simulate.population import NOW, WARM_UP, live, neutral_totals, population_totals, world_called, worlds
from jalon.simulate.population.luck import passing_variance, predictor, rates
from jalon.simulate.population.members import KINDS
from jalon.simulate.population.outcomes import contracts, expected_contracts, expected_meetings, meetings
from jalon.simulate.population.rates import market
from jalon.simulate.population.totals import RESULTS, SIGNALS
from jalon.simulate.population.usage import usage_score

EDITION = load_edition()
BASE = live(world_called("W0"), 1200, seed=7)


def test_the_same_seed_gives_the_same_lives_and_another_seed_others():
    again, other = live(world_called("W0"), 50, seed=3), live(world_called("W0"), 50, seed=4)
    first = live(world_called("W0"), 50, seed=3)
    assert np.array_equal(population_totals(EDITION, first).y, population_totals(EDITION, again).y)
    assert not np.array_equal(population_totals(EDITION, first).y, population_totals(EDITION, other).y)


def test_every_item_of_the_edition_is_lived():
    totals = population_totals(EDITION, BASE)
    assert (totals.e.sum(axis=0)[[item.kind != "grd" for item in EDITION.items]] > 0).all()
    assert (totals.stages.sum(axis=0) > 0).all()
    assert totals.mask.all()


def test_an_item_that_the_simulator_does_not_know_is_misuse():
    strange = replace(EDITION, items=(replace(EDITION.items[0], code="charm"), *EDITION.items[1:]))
    with pytest.raises(Misuse, match="charm"):
        population_totals(strange, BASE)


def test_without_luck_what_happens_is_what_was_to_be_expected():
    """All members together, over a year: within the sampling error of thousands of events."""
    calm = live(replace(world_called("W0"), luck=0.0, sectors=0.0), 1500, seed=11)
    found = {
        "meetings": (meetings(calm, WARM_UP, NOW).sum(), expected_meetings(calm).sum()),
        "contracts": (contracts(calm, WARM_UP, NOW).sum(), expected_contracts(calm).sum()),
        "acceptances": (calm.lived.accepted.sum(), calm.neutral.weeks.accepted.sum()),
        "invitations in": (calm.lived.inviting.sum(), calm.neutral.weeks.inviting.sum()),
    }
    for name, (happened, expected) in found.items():
        assert happened == pytest.approx(expected, rel=0.1), name


def test_more_evidence_ages_and_a_shorter_window_holds_less():
    year, quarter = population_totals(EDITION, BASE), population_totals(EDITION, BASE, weeks=13)
    plain = population_totals(EDITION, BASE, half_life_days=1e9)
    assert (quarter.e <= year.e + 1e-9).all()
    assert (year.e <= plain.e + 1e-9).all()
    weeks = EDITION.row("reactivations")
    assert plain.e[0, weeks] == pytest.approx(52, abs=0.2)
    assert year.e[0, weeks] == pytest.approx(17.4, abs=0.1)


def test_people_written_to_are_answered_silent_or_too_recent():
    plain = population_totals(EDITION, BASE, half_life_days=1e9)
    written = BASE.lived.done["first_messages"][WARM_UP : NOW - 5].sum(axis=0)
    assert (plain.stages.sum(axis=1) >= written - 1e-3).all()
    assert (plain.stages.sum(axis=1) <= BASE.lived.done["first_messages"][WARM_UP:NOW].sum(axis=0)).all()


def test_withheld_sources_leave_their_items_out():
    totals = population_totals(EDITION, BASE, signals=SIGNALS - RESULTS)
    hidden = [not totals.mask[0, row] for row in range(len(EDITION.items))]
    assert {i.code for i, gone in zip(EDITION.items, hidden, strict=True) if gone} == {
        i.code for i in EDITION.items if any(not set(need.split("|")) - RESULTS for need in i.needs)
    }


def test_worlds_change_what_they_name():
    assert list(worlds()) == [f"W{k}" for k in range(9)]
    assert BASE.here.members.results.all()
    assert live(world_called("W5"), 1000, 1).here.members.results.mean() == pytest.approx(0.4, abs=0.06)
    sparse = live(world_called("W4"), 1200, 7)
    assert sparse.lived.done["posts"].mean() == pytest.approx(0.25 * BASE.lived.done["posts"].mean(), rel=0.15)
    same = live(world_called("W8"), 300, 1)
    expected = expected_contracts(same)
    assert expected.std() < 1e-9 * expected.mean()
    with pytest.raises(Misuse, match="W99"):
        world_called("W99")


def test_kinds_are_what_the_article_says():
    """Gamers are busy and obtain little, quiet performers the contrary."""
    points, usage = score_members(EDITION, population_totals(EDITION, BASE)).points, usage_score(BASE)
    kind = BASE.here.members.kind
    gamer, quiet = (kind == KINDS.index(name) for name in ("gamer", "quiet"))
    assert usage[gamer].mean() > usage.mean() > usage[quiet].mean()
    assert points[gamer].mean() < points.mean()
    assert points[quiet].mean() > points[gamer].mean()


def test_truth_knows_no_territory_and_no_sector():
    """Twelve times the luck of territories and no sectors at all change nothing that is to be expected of anybody."""
    lucky, calm = (
        neutral_totals(EDITION, live(replace(world_called("W0"), **changed), 100, seed=5))
        for changed in ({"luck": 3.0}, {})
    )
    assert np.array_equal(lucky.y, calm.y)
    assert np.array_equal(lucky.stages, calm.stages)


def test_what_comes_and_goes_is_averaged_out_of_the_truth():
    """Weeks of good and bad luck lift the mean of a rate by half their variance, the same factor for everybody."""
    here, variance = BASE.here, passing_variance(BASE.here.world, market()["rates"]["followed"])
    without = np.exp(predictor(here, "followed", neutral=True))
    assert variance == pytest.approx(market()["luck"]["week"] ** 2)
    assert rates(here, "followed", neutral=True) == pytest.approx(without * np.exp(variance / 2))
