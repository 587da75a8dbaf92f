"""A personal view moves the weights and nothing else, within half of the published ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jalon import Misuse
from jalon.index import score_members
from jalon.index.personal import personal_view
from tests.index.members import EDITION, random_members
from tests.index.test_change import one

CODES = [pillar.code for pillar in EDITION.pillars]
MEMBERS = [one(random_members(seed=5, members=8), k) for k in range(8)]


@pytest.mark.parametrize("me", MEMBERS)
def test_the_published_weights_give_the_published_score(me) -> None:
    found = personal_view(EDITION, me, {})
    assert found.points == pytest.approx(score_members(EDITION, me).points[0], abs=1e-9)
    assert found.chosen == pytest.approx(found.points, abs=1e-9)
    assert sum(p.published for p in found.pillars) == pytest.approx(1.0)


def test_the_same_factor_everywhere_changes_nothing() -> None:
    found = personal_view(EDITION, MEMBERS[0], dict.fromkeys(CODES, 1.4))
    assert found.chosen == pytest.approx(found.points, abs=1e-9)


@pytest.mark.parametrize("code", CODES)
def test_a_view_is_the_score_of_an_edition_with_those_weights(code: str) -> None:
    """Up to the scale, which the reference sample sets for every choice."""
    me, factor = MEMBERS[1], 1.3
    found = personal_view(EDITION, me, {code: factor})
    of = {d: pillar.code for pillar in EDITION.pillars for d in pillar.dimensions}
    raw = np.array([d.weight * (factor if of[d.code] == code else 1.0) for d in EDITION.dimensions])
    weighed = tuple(replace(d, weight=float(w)) for d, w in zip(EDITION.dimensions, raw / raw.sum(), strict=True))
    alone = score_members(replace(EDITION, dimensions=weighed), me).points[0]
    ratio = (found.chosen - 50.0) / (alone - 50.0)
    assert 0.95 < ratio < 1.05
    chosen = next(p for p in found.pillars if p.code == code)
    assert chosen.chosen > chosen.published


@pytest.mark.parametrize("me", MEMBERS)
def test_the_ends_of_each_weight_hold_the_score_between_them(me) -> None:
    found = personal_view(EDITION, me, {})
    for pillar in found.pillars:
        assert pillar.least - 0.3 <= found.points <= pillar.most + 0.3
        ends = [personal_view(EDITION, me, {pillar.code: factor}).chosen for factor in (0.5, 1.5)]
        assert [pillar.least, pillar.most] == pytest.approx(sorted(ends), abs=1e-9)


@pytest.mark.parametrize("factors", [{"messaging": 1.51}, {"brand": 0.49}, {"brand": float("nan")}, {"charm": 1.0}])
def test_more_than_half_and_unknown_pillars_are_refused(factors) -> None:
    with pytest.raises(Misuse):
        personal_view(EDITION, MEMBERS[0], factors)
