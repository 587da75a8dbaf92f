"""No group below the floor can be seen, nor computed from what is shown, in any format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.cli.language import Say
from jalon.cli.norms_text import norms_text
from jalon.norms.build import norms_of
from jalon.norms.cohort import ALL, Cohort
from jalon.norms.document import Norms, as_data, load_norms, to_text
from jalon.norms.floors import showable
from jalon.norms.tally import Tally, rolled_up, sizes, tally
from tests.norms.groups import LABEL, group, together

FLOOR = 20


def test_a_cohort_of_nineteen_is_not_shown_one_of_twenty_is() -> None:
    assert showable(60, (19, 20, 21), FLOOR) == (False, False, True)
    assert showable(100, (40, 60), FLOOR) == (True, True)


def test_the_smallest_shown_is_kept_back_when_the_rest_could_be_computed() -> None:
    """100 shown, 60 and 35 shown: their difference would be a group of five."""
    assert showable(100, (60, 35, 5), FLOOR) == (True, False, False)


def test_members_of_no_child_count_in_the_rest() -> None:
    assert showable(100, (60, 35), FLOOR) == (True, False)


@given(st.lists(st.integers(0, 90), max_size=8), st.integers(0, 40))
def test_nothing_below_the_floor_remains(children: list[int], nowhere: int) -> None:
    shown = showable(sum(children) + nowhere, children, FLOOR)
    left = nowhere + sum(n for n, kept in zip(children, shown, strict=True) if not kept)
    assert all(n >= FLOOR for n, kept in zip(children, shown, strict=True) if kept)
    assert left == 0 or left >= FLOOR or not any(shown)


def atoms(counted: Tally, norms: Norms, measure: int, code: str) -> Iterator[int]:
    """Members of each group that no difference of shown cohorts can split further."""
    depths = {
        c: n
        for d in range(5)
        for part in [rolled_up(counted, d)]
        for c, n in zip(part.cohorts, sizes(part)[:, measure], strict=True)
    }
    shown = {entry.cohort for entry in norms.cohorts if code in entry.measures}
    for cohort in shown:
        inside = sum(depths[c] for c in shown if c != ALL and c.parent == cohort)
        yield int(depths[cohort] - inside)


SECTORS = ("software", "retail", "energy")
SIZES = ("1-10", "11-50", "")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 70), min_size=9, max_size=9), st.floats(0.3, 1.0))
def test_no_difference_of_nested_cohorts_isolates_fewer_than_the_floor(counts: list[int], brand: float) -> None:
    places = [(sector, size) for sector in SECTORS for size in SIZES]
    parts = [group(n, seed, sector=s, size=z) for seed, ((s, z), n) in enumerate(zip(places, counts, strict=True))]
    columns = together(*parts)
    columns["brand"] = [x if k % 10 < 10 * brand else None for k, x in enumerate(columns["brand"])]
    counted = tally(columns)
    norms = norms_of(counted, LABEL)
    for measure, code in ((0, "points"), (1, "brand")):
        assert all(n == 0 or n >= FLOOR for n in atoms(counted, norms, measure, code))


@pytest.fixture
def norms() -> Norms:
    tiny = [group(n, n, sector=f"s{n}") for n in (3, 12, 19, 20, 44)]
    deep = group(33, 90, sector="deep", size="1-10", country="FR", role="sales")
    return norms_of(tally(together(*tiny, deep)), LABEL)


def numbers_of(data: object) -> Iterator[int]:
    """Every n in a file, wherever it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "n":
                yield value
            yield from numbers_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from numbers_of(value)


def test_every_figure_of_a_norm_file_stands_on_the_floor(norms: Norms, tmp_path: Path) -> None:
    found = list(numbers_of(as_data(norms)))
    assert found
    assert min(found) >= FLOOR
    path = tmp_path / "norms.json"
    path.write_text(to_text(norms), encoding="utf-8")
    assert load_norms(path) == norms


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_output_names_a_cohort_under_the_floor(norms: Norms, language: str) -> None:
    for text in (to_text(norms), norms_text(norms, Say(language))):
        assert "s44" in text
        assert not any(name in text for name in ("s3", "s12", "s19"))


def test_five_members_at_least_stand_between_two_published_quantiles(norms: Norms) -> None:
    for entry in norms.cohorts:
        for measure in entry.measures.values():
            steps = [b - a for a, b in zip((0.0, *measure.levels), (*measure.levels, 1.0), strict=True)]
            assert min(steps) * (measure.n + 5) >= 5


def test_below_the_floor_there_is_nothing_at_all() -> None:
    norms = norms_of(tally(group(19)), LABEL)
    assert norms.cohorts == ()
    assert norms.find(Cohort(("software",))) == ()
