"""How often a member of the edition's world is answered, against simulation, and the flag drawn from it."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.index import Totals
from jalon.index.plausible import LEAST, Ability, ability_otherwise, answers_tail, one_company, too_many_answers
from tests.index.members import EDITION, random_members

CODE = "outreach_answered"


@pytest.mark.parametrize(("answered", "asked"), [(0, 60), (10, 60), (20, 60), (30, 200), (80, 200)])
def test_the_tail_is_that_of_simulated_members(answered, asked):
    item, random = EDITION.items[EDITION.row(CODE)], np.random.default_rng(7)
    mean = 1 / (1 + np.exp(-(item.alpha + item.loading * random.standard_normal(200_000))))
    scale = (1 - item.dispersion) / item.dispersion
    seen = random.binomial(asked, random.beta(mean * scale, (1 - mean) * scale))
    assert answers_tail(EDITION, CODE, answered, asked) == pytest.approx((seen >= answered).mean(), abs=0.004)


def test_everybody_answering_is_flagged_and_one_answer_never():
    assert too_many_answers(EDITION, CODE, 50, 50)
    assert not too_many_answers(EDITION, CODE, LEAST - 1, LEAST - 1)
    assert not too_many_answers(EDITION, CODE, 10, 100)
    assert too_many_answers(EDITION, CODE, 900, 1000)


def test_who_is_able_may_be_answered_more_often():
    able, weak = Ability(2.5, 0.3), Ability(-1.5, 0.3)
    assert answers_tail(EDITION, CODE, 3, 3, able) > answers_tail(EDITION, CODE, 3, 3) > 0
    assert too_many_answers(EDITION, CODE, 3, 3, weak)
    assert not too_many_answers(EDITION, CODE, 3, 3, able)


def test_the_ability_owes_nothing_to_the_answers_themselves():
    totals = random_members(seed=4, members=5)
    deleted = totals.stages.copy()
    deleted[:, 0] = 0.0
    fewer = Totals(totals.y, totals.e, deleted, totals.mask)
    assert ability_otherwise(EDITION, fewer, CODE) == ability_otherwise(EDITION, totals, CODE)


@pytest.mark.parametrize(("of_one", "of_all", "odd"), [(4, 4, False), (5, 15, True), (5, 16, False), (10, 12, True)])
def test_many_people_of_one_company_are_odd(of_one, of_all, odd):
    assert one_company(of_one, of_all) == odd
