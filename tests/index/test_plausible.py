"""How often a member of the edition's world is answered, against simulation, and the flag drawn from it."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.index.plausible import LEAST, answers_tail, too_many_answers
from tests.index.members import EDITION

CODE = "outreach_answered"


@pytest.mark.parametrize(("answered", "asked"), [(0, 60), (10, 60), (20, 60), (30, 200), (80, 200)])
def test_the_tail_is_that_of_simulated_members(answered, asked):
    item, random = EDITION.items[EDITION.row(CODE)], np.random.default_rng(7)
    mean = 1 / (1 + np.exp(-(item.alpha + item.loading * random.standard_normal(200_000))))
    scale = (1 - item.dispersion) / item.dispersion
    seen = random.binomial(asked, random.beta(mean * scale, (1 - mean) * scale))
    assert answers_tail(EDITION, CODE, answered, asked) == pytest.approx((seen >= answered).mean(), abs=0.004)


def test_everybody_answering_is_flagged_from_fifty_people_on():
    assert too_many_answers(EDITION, CODE, LEAST, LEAST)
    assert not too_many_answers(EDITION, CODE, LEAST - 1, LEAST - 1)
    assert not too_many_answers(EDITION, CODE, 10, 100)
    assert too_many_answers(EDITION, CODE, 900, 1000)
