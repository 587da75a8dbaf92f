"""What the reader finds in an archive is what happened: every layout, packing, trap, and twenty lives."""

from __future__ import annotations

import pytest

from jalon.simulate.behaviour import NO_TRAPS, TRAPS
from jalon.simulate.eras import eras
from jalon.simulate.export import export
from jalon.simulate.packing import PACKINGS
from jalon.simulate.truth import truth
from jalon.simulate.write_archive import write_archive
from tests.conformance.reading import differences, read_facts, world_of

TABLES = (
    "Connections",
    "Invitations",
    "messages",
    "Shares",
    "InstantReposts",
    "Comments",
    "Reactions",
    "SearchQueries",
)


def check(tmp_path, era, seed, *, traps=TRAPS, kind="complete", packing="zip", leave_out=frozenset()):
    made = export(world_of(era, seed, traps), era, kind=kind, leave_out=leave_out)
    found = read_facts(write_archive(made, tmp_path, packing))
    assert differences(found, truth(made)) == {}


@pytest.mark.parametrize("era", list(eras()))
@pytest.mark.parametrize("kind", ["basic", "complete"])
def test_every_layout(tmp_path, era, kind):
    check(tmp_path, era, 1, kind=kind)


@pytest.mark.parametrize("era", ["2018", "2022-09", "2024-03", "2026-07"])
def test_a_plain_life(tmp_path, era):
    check(tmp_path, era, 2, traps=NO_TRAPS)


@pytest.mark.parametrize("packing", PACKINGS)
def test_every_packing(tmp_path, packing):
    check(tmp_path, "2026-07", 3, packing=packing)


@pytest.mark.parametrize("trap", sorted(TRAPS))
def test_every_trap_alone(tmp_path, trap):
    era = "2024-03" if trap == "ragged_comments" else "2022-09" if trap == "utf16_twin" else "2026-07"
    check(tmp_path, era, 4, traps=frozenset({trap}))


@pytest.mark.parametrize("seed", range(10, 30))
def test_twenty_lives(tmp_path, seed):
    names = list(eras())
    check(tmp_path, names[seed % len(names)], seed)


@pytest.mark.parametrize("table", TABLES)
def test_facts_are_null_when_their_file_is_not_there(tmp_path, table):
    check(tmp_path, "2026-07", 5, leave_out=frozenset({table}))
