"""Members are counted on the public grid; parts add up to the whole, exactly and in any order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.errors import NormsInvalid
from jalon.norms.cohort import ALL, Cohort
from jalon.norms.grid import cell_of, cells, value_of
from jalon.norms.settings import measures
from jalon.norms.tally import EMPTY, Tally, from_counts, merge, rolled_up, sizes, tally
from tests.norms.groups import group, together


def same(a: Tally, b: Tally) -> bool:
    return a.cohorts == b.cohorts and np.array_equal(a.rows, b.rows)


def test_figures_are_rounded_to_half_points_and_held_within_the_scale() -> None:
    points = np.array([-7.0, 49.74, 49.75, 50.24, 180.0])
    assert value_of(cell_of(points)).tolist() == [0.0, 49.5, 50.0, 50.0, 100.0]
    assert cells() == 201


MEMBERS = st.lists(
    st.tuples(st.floats(-10, 110), st.sampled_from(["", "software", "retail"]), st.sampled_from(["", "1-10", "11-50"])),
    max_size=30,
)


def counted(members: list[tuple[float, str, str]]) -> Tally:
    points, sector, size = zip(*members, strict=True) if members else ((), (), ())
    return tally({"points": list(points), "sector": list(sector), "size": list(size)})


@given(MEMBERS, MEMBERS)
def test_parts_combine_in_any_order_to_the_count_of_all(
    some: list[tuple[float, str, str]], others: list[tuple[float, str, str]]
) -> None:
    whole = merge(counted(some + others))
    assert same(whole, merge(counted(some), counted(others)))
    assert same(whole, merge(counted(others), EMPTY, counted(some)))


def test_a_member_without_a_number_is_not_counted() -> None:
    found = tally({"points": [50.0, None, float("nan"), 40.0], "state": ["established"] * 3 + ["not_enough"]})
    assert sizes(found)[:, 0].tolist() == [1]


def test_a_pillar_that_is_not_measured_does_not_count_in_it() -> None:
    found = tally({"points": [50.0, 60.0], "brand": [None, 61.0]})
    assert sizes(found)[0, :2].tolist() == [2, 1]


def test_a_cohort_ends_at_the_first_unknown_part() -> None:
    found = tally({"points": [50.0], "sector": ["software"], "size": [""], "country": ["FR"]})
    assert found.cohorts == (Cohort(("software",)),)


def test_rolling_up_keeps_everybody() -> None:
    whole = tally(together(group(30, 1, sector="software"), group(20, 2, sector="retail", size="1-10"), group(5, 3)))
    everybody = rolled_up(whole, 0)
    assert everybody.cohorts == (ALL,)
    assert sizes(everybody).tolist() == [[55] * len(measures())]
    assert sizes(rolled_up(whole, 1)).sum(axis=0)[0] == 50


def test_an_engine_may_count_by_itself() -> None:
    rows = [("software", None, None, None, "points", 100, 2), ("software", "", "", "", "points", 100, 1)]
    assert same(from_counts(rows), tally({"points": [50.0] * 3, "sector": ["software"] * 3}))


def test_counts_off_the_grid_are_refused() -> None:
    with pytest.raises(NormsInvalid, match="public grid"):
        from_counts([("a", "", "", "", "points", 900, 1)])


def test_points_are_needed() -> None:
    with pytest.raises(NormsInvalid, match="no column points"):
        tally({"sector": ["software"]})


def test_batches_of_arrow_are_taken_as_they_are() -> None:
    class Arrow(list[float | None]):
        def to_pylist(self) -> list[float | None]:
            return list(self)

    assert same(tally({"points": Arrow([50.0, None])}), tally({"points": np.array([50.0, np.nan])}))
