"""Overlapping archives of one member: the union of events, the newest network, in any order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jalon.simulate.export import export
from jalon.simulate.truth import truth
from jalon.simulate.write_archive import write_archive
from tests.conformance.reading import DAYS, differences, read_facts, world_of


def two(tmp_path, seed, era, older_era, *, kinds=("complete", "complete"), apart=75):
    """Two archives of one life, `apart` days between them; paths and truth."""
    world, day = world_of(era, seed), DAYS[era]
    older = export(world, older_era, kind=kinds[0], day=day - timedelta(days=apart))
    newer = export(world, era, kind=kinds[1])
    return [write_archive(older, tmp_path), write_archive(newer, tmp_path)], truth(older, newer)


@pytest.mark.parametrize("seed", range(40, 44))
@pytest.mark.parametrize("older_era", ["2025-08", "2026-07"])
def test_two_overlapping_archives_in_both_orders(tmp_path, seed, older_era):
    """The older layout has no line breaks in messages and no drafts: still the same messages."""
    paths, want = two(tmp_path, seed, "2026-07", older_era)
    assert differences(read_facts(*paths), want) == {}
    assert differences(read_facts(*reversed(paths)), want) == {}


def test_an_old_complete_and_a_new_basic_archive(tmp_path):
    paths, want = two(tmp_path, 45, "2026-07", "2026-03", kinds=("complete", "basic"))
    assert differences(read_facts(*paths), want) == {}


def test_the_same_archive_twice_changes_nothing(tmp_path):
    paths, _ = two(tmp_path, 46, "2026-07", "2026-07")
    assert read_facts(paths[1], paths[1]) == read_facts(paths[1])
