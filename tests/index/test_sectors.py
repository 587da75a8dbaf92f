"""Offsets of sectors: an edition that knows none is as before; one that does reads each member in his own."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest

from jalon.errors import EditionInvalid
from jalon.index import load_edition, score_members
from jalon.index.compare import edition_differences
from jalon.index.edition import FORMER, parse_edition
from jalon.index.sectors import score_in_sectors
from tests.index.members import EDITION, random_members

FITTED = json.loads(files("jalon.index").joinpath("editions", "2026.11-fitted.json").read_text("utf-8"))
EDITION_WITH_SECTORS = load_edition("2026.11-fitted")
SECTORS = [sector.code for sector in EDITION_WITH_SECTORS.sectors]


def test_an_edition_without_sectors_reads_everybody_alike():
    totals = random_members(seed=1, members=20)
    expected = score_members(EDITION, totals).points
    assert np.array_equal(score_in_sectors(EDITION, totals, ["here", "there"] * 10).points, expected)
    assert EDITION.in_sector("here") is EDITION


def test_each_member_is_read_in_his_sector_and_keeps_his_place():
    totals = random_members(seed=2, members=30, edition=EDITION_WITH_SECTORS)
    mixed = [SECTORS[k % len(SECTORS)] for k in range(30)]
    together = score_in_sectors(EDITION_WITH_SECTORS, totals, mixed)
    for sector in SECTORS:
        mine = np.array([name == sector for name in mixed])
        alone = score_members(EDITION_WITH_SECTORS.in_sector(sector), totals)
        assert np.array_equal(together.points[mine], alone.points[mine])
        assert [s for s, m in zip(together.states, mine, strict=True) if m] == [
            s for s, m in zip(alone.states, mine, strict=True) if m
        ]


def test_an_unknown_sector_changes_nothing():
    totals = random_members(seed=3, members=5, edition=EDITION_WITH_SECTORS)
    found = score_in_sectors(EDITION_WITH_SECTORS, totals, ["elsewhere"] * 5)
    assert np.array_equal(found.points, score_members(EDITION_WITH_SECTORS, totals).points)


@pytest.mark.parametrize(
    ("sectors", "rule"),
    [
        ([{"code": "a", "offsets": [0.1]}], "not one offset for each item"),
        ([{"code": "a", "offsets": [1.5] * 15}], "an offset beyond 1"),
        ([{"code": "a", "offsets": [0.0] * 15}] * 2, "a sector is named twice"),
    ],
)
def test_offsets_are_bounded(sectors: list[dict[str, object]], rule: str):
    with pytest.raises(EditionInvalid, match=rule):
        parse_edition({**FITTED, "sectors": sectors}, verify=False)


def test_differences_name_the_place():
    found = {place: (old, new) for place, old, new in edition_differences(load_edition(FORMER), EDITION_WITH_SECTORS)}
    assert found["id"] == (FORMER, "2026.11-fitted")
    assert "dimensions.results.weight" in found
    assert not edition_differences(EDITION, EDITION)
