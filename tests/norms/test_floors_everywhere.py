"""The floors in what the exchange and a team show: every group, and every difference of shown groups, in any text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.cli.exchange_text import release_text
from jalon.cli.language import Say
from jalon.cli.team_text import comparison_text, fairness_text
from jalon.errors import ExchangeRefused
from jalon.norms.document import Norms, as_data, to_text
from jalon.norms.exchange.acceptance import Accepted
from jalon.norms.exchange.release import release
from jalon.norms.exchange.rules import metrics, sectors
from jalon.norms.team.compare import compare
from jalon.norms.team.fairness import screen
from tests.norms.exchange.givers import EDITION, PERIOD, unsigned
from tests.norms.exchange.test_release import exact
from tests.norms.team.test_compare import card
from tests.norms.test_floors import numbers_of

ACROSS, INSIDE = 200, 20
PLACES = [(sector, size) for sector in ("J62", "J63", "C10", "S95") for size in ("11-50", "5001+")]


def contributors(counts: list[int], brand: int) -> Accepted:
    """So many of each place, of many organisations; of ten, `brand` have that pillar."""
    given = [unsigned(k, sector=s, size=z) for (s, z), n in zip(PLACES, counts, strict=True) for k in range(n)]
    for k, one in enumerate(given):
        if k % 10 >= brand:
            del one["metrics"]["brand"]
    return Accepted(tuple(given), tuple(f"o{k % 12}" for k in range(len(given))), {}, "h" * 64)


def holds(parts: tuple[str, ...], sector: str, size: str) -> bool:
    """Whether a cell, by its parts, holds a contributor of this sector and size."""
    return all(part in (sector, sectors()[sector], size) for part in parts)


def isolated(found: Accepted, norms: Norms, code: str) -> Iterator[int]:
    """Contributors of each shown cell that are in none of the shown cells right below it."""
    shown = [entry.cohort.parts for entry in norms.cohorts if code in entry.measures]
    given = [(c["sector"], c["size"]) for c in found.contributions if code in c["metrics"]]
    finest = [max((parts for parts in shown if holds(parts, *place)), key=_depth, default=None) for place in given]
    for parts in shown:
        yield sum(one == parts for one in finest)


def _depth(parts: tuple[str, ...]) -> int:
    """Everybody, section, division, division and size."""
    return 0 if not parts else 3 if len(parts) == 2 else len(parts[0])


COUNTS = st.lists(st.sampled_from([0, 1, 30, 199, 200, 260, 420, 810]), min_size=len(PLACES), max_size=len(PLACES))


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.integers(5, 10))
def test_nothing_of_an_exchange_is_of_fewer_than_200_nor_leaves_fewer(counts: list[int], brand: int) -> None:
    found = contributors(counts, brand)
    try:
        norms = release(found, PERIOD, "e", EDITION, exact)
    except ExchangeRefused:
        return
    told = list(numbers_of(as_data(norms)))
    assert min(told) >= ACROSS
    for metric in metrics():
        assert all(n == 0 or n >= ACROSS for n in isolated(found, norms, metric.code))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_text_of_an_exchange_names_a_cell_kept_back(language: str) -> None:
    found = contributors([900, 0, 210, 0, 199, 0, 30, 0], 10)
    norms = release(found, PERIOD, "e", EDITION, exact)
    for text in (to_text(norms), release_text(norms, found, Say(language))):
        assert "J62" in text
        assert not any(name in text for name in ("J63", "C10", "S95"))


TEAM = st.tuples(st.integers(0, 4), st.integers(0, 45))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEAM, min_size=1, max_size=5), st.integers(0, 25))
def test_the_unnamed_of_a_team_are_nobody_or_twenty_in_every_difference(
    teams: list[tuple[int, int]], nowhere: int
) -> None:
    sizes = {f"t{k}": team for k, team in enumerate(teams)} | {"": (0, nowhere)}
    people = [(name, k < named) for name, (named, unnamed) in sizes.items() for k in range(named + unnamed)]
    if not people:
        return
    found = compare([card(k, 40.0 + k % 23, named=by_name, team=team) for k, (team, by_name) in enumerate(people)])
    shown = {team.name for team in found.teams}
    groups = [sizes[name][1] for name in shown]
    if found.everybody:
        groups.append(sum(unnamed for name, (_, unnamed) in sizes.items() if name not in shown))
        groups.append(found.unnamed)
    assert all(n == 0 or n >= INSIDE for n in groups)
    assert {person["name"] for person in asdict(found)["people"]} == {
        f"Name {k:02}" for k, (_, by_name) in enumerate(people) if by_name
    }
    for language in ("en", "fr"):
        text = comparison_text(found, Say(language))
        hidden = {name for name in sizes if name and name not in shown}
        assert not any(line.split()[0] in hidden for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_group_under_the_floor_stands_in_a_fairness_screen_on_either_side(language: str) -> None:
    random = np.random.default_rng(8)
    n = 400
    stages = random.poisson(6.0, (n, 5)).astype(float)
    small = np.where(np.arange(n) < 19, "tiny", "vast")
    even = np.where(np.arange(n) % 2 == 0, "half", "other")
    cells = screen(random.normal(50, 12, n), stages, {"sector": small, "size": even})
    assert cells
    assert all(INSIDE <= cell.members <= n - INSIDE for cell in cells)
    text = fairness_text(cells, Say(language))
    assert "half" in text
    assert "tiny" not in text and "vast" not in text
