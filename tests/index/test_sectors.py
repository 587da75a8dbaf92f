"""Offsets of sectors: an edition that knows none is as before; one that does reads each member in his own."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest

from jalon.errors import EditionInvalid
from jalon.index import load_edition, score_members, stack
from jalon.index.compare import edition_differences
from jalon.index.edition import CURRENT, parse_edition
from jalon.index.fit.sector_offsets import sector_offsets
from jalon.index.sectors import score_in_sectors
from jalon.proof.own_world import draw_abilities, draw_totals, full_weights
from tests.index.members import EDITION, random_members

FITTED = json.loads(files("jalon.index").joinpath("editions", f"{CURRENT}.json").read_text("utf-8"))
EDITION_WITH_SECTORS = load_edition()
SECTORS = [sector.code for sector in EDITION_WITH_SECTORS.sectors]


def test_an_edition_without_sectors_reads_everybody_alike():
    totals, plain = random_members(seed=1, members=20), replace(EDITION, sectors=())
    expected = score_members(plain, totals).points
    assert np.array_equal(score_in_sectors(plain, totals, ["here", "there"] * 10).points, expected)
    assert plain.in_sector("here") is plain


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
        ([{"code": "a", "offsets": [0.0] * 15, "thresholds": [0.0, 0.1]}], "not one offset for each stage threshold"),
        ([{"code": "a", "offsets": [0.0] * 15, "thresholds": [0.1] * 5}], "the first 0"),
        (
            [{"code": "a", "offsets": [0.0] * 15, "thresholds": [0.0, 0.1, 2.0, 0.0, 0.0]}],
            "threshold's offset beyond 1",
        ),
    ],
)
def test_offsets_are_bounded(sectors: list[dict[str, object]], rule: str):
    with pytest.raises(EditionInvalid, match=rule):
        parse_edition({**FITTED, "sectors": sectors}, verify=False)


def test_differences_name_the_place():
    found = {
        place: (old, new)
        for place, old, new in edition_differences(load_edition("2026.11-expert"), EDITION_WITH_SECTORS)
    }
    assert found["id"] == ("2026.11-expert", CURRENT)
    assert "dimensions.results.weight" in found
    assert not edition_differences(EDITION, EDITION)


def test_a_sector_moves_the_stage_thresholds_too_and_an_older_one_leaves_them():
    common = EDITION_WITH_SECTORS.stages.thresholds
    for sector in EDITION_WITH_SECTORS.sectors:
        moved = EDITION_WITH_SECTORS.in_sector(sector.code).stages.thresholds
        assert moved == pytest.approx(tuple(c + b for c, b in zip(common, sector.thresholds, strict=True)))
    older = load_edition("2026.11-fitted")
    assert older.in_sector(older.sectors[0].code).stages == older.stages


def test_offsets_find_a_sector_in_which_one_step_is_easier_and_shrink_it():
    """1,500 members of each of two sectors; in one of them a quote follows a meeting more readily, by .5 log odds."""
    random, plain = np.random.default_rng(55), full_weights(replace(EDITION, sectors=()))
    easier = (0.0, 0.0, 0.0, 0.5, 0.5)
    moved = replace(
        plain,
        stages=replace(
            plain.stages, thresholds=tuple(c + b for c, b in zip(plain.stages.thresholds, easier, strict=True))
        ),
    )
    worlds = [(edition, draw_abilities(plain, random, 1500)) for edition in (plain, moved)]
    totals = stack([draw_totals(edition, random, theta) for edition, theta in worlds])
    found = sector_offsets(plain, totals, ["plain"] * 1500 + ["easier"] * 1500)
    step = found["easier"].thresholds[3] - found["easier"].thresholds[2]
    assert 0.2 < step < 0.5
    assert abs(found["plain"].thresholds).max() < 0.15
    assert abs(found["plain"].items).max() < 0.15
