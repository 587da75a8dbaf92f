"""A member of the population as real files: from ZIP to score it is the member that the simulator lived."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jalon import read, score
from jalon.errors import Misuse
from jalon.index import score_members
from jalon.index.edition import load_edition
from jalon.simulate.population import live, world_called
from jalon.simulate.population.layout import Invented, block_seed
from jalon.simulate.population.members import invent_members
from jalon.simulate.population.sources import write_sources
from jalon.simulate.population.totals import population_totals

WHAT = Invented(world_called("W0"), 60, 52, 7, 1_793_491_200_000_000)
KINDS = ("ordinary", "gamer", "quiet performer", "influencer")


@pytest.fixture(scope="module")
def lived():
    return live(WHAT.world, WHAT.members, block_seed(WHAT.seed, 0), WHAT.weeks)


@pytest.fixture(scope="module")
def totals(lived):
    return population_totals(load_edition(), lived, WHAT.weeks)


def number_of(lived, kind: int) -> int:
    """The first member of a kind who keeps a results file."""
    who = lived.here.members
    return int(np.flatnonzero((who.kind == kind) & who.results)[0])


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_the_score_of_the_files_is_that_of_the_weeks(tmp_path, lived, totals, kind):
    number = number_of(lived, kind)
    *files, plan = write_sources(WHAT, number, tmp_path)
    found = score(read(*files), strategy=plan)
    expected = float(score_members(load_edition(), totals).points[number])
    assert found.score.points.value == pytest.approx(expected, abs=0.75)
    events = {indicator.code: indicator.events for indicator in found.indicators}
    for row, item in enumerate(load_edition().items):
        # Contacts after a post: the files have the hour of both, the weeks do not.
        if item.kind != "grd" and item.code != "target_contacts_after_post":
            assert events[item.code] == pytest.approx(totals.y[number, row], rel=0.12, abs=1.0), item.code


def test_who_keeps_no_results_has_no_results_file(tmp_path):
    what = replace(WHAT, world=world_called("W5"), weeks=12)
    who = invent_members(what.world, what.members, block_seed(what.seed, 0))
    for keeps in (True, False):
        number = int(np.flatnonzero(who.results == keeps)[0])
        names = {file.name for file in write_sources(what, number, tmp_path / str(keeps))}
        assert ("results.csv" in names) == keeps


def test_the_same_member_gives_the_same_events(tmp_path):
    one, other = (write_sources(WHAT, 3, tmp_path / name)[2].read_text() for name in "ab")
    assert one == other


def test_nobody_is_misuse(tmp_path):
    with pytest.raises(Misuse, match="no member 60"):
        write_sources(WHAT, 60, tmp_path)
