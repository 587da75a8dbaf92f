"""Numbers, shares, days and the union of facts: laws that every single-file source rests on."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.sources.days import ORDERS, Written, in_order, parse_day, possible_orders
from jalon.sources.merge import merge
from jalon.sources.numbers import parse_number, parse_share
from tests.sources.singles import ME, open_store

GROUPS = {"fr": ("\u202f", ","), "fr_old": ("\u00a0", ","), "en": (",", "."), "de": (".", ","), "ch": ("'", ".")}


@given(st.integers(-(10**12), 10**12), st.integers(0, 99), st.sampled_from(sorted(GROUPS)))
def test_a_number_written_with_thousands_and_two_decimals_is_read_back(whole, cents, place):
    thousands, decimal = GROUPS[place]
    text = f"{whole:,}".replace(",", thousands) + f"{decimal}{cents:02}"
    expected = abs(whole) + cents / 100
    assert parse_number(text) == pytest.approx(-expected if text.startswith("-") else expected)


@given(st.integers(1000, 10**9), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ".", ",", "'", "’"]))
def test_a_count_with_any_thousands_sign_is_read_back(count, sign):
    assert parse_number(f"{count:,}".replace(",", sign)) == count


@pytest.mark.parametrize("text", ["", "abc", "1e5", "inf", "nan", "1,23,4", "1.2.3", "--5x", "٣", True, None, "9" * 70])
def test_what_is_no_number(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (0.05, (True, 0.05)),
        ("5%", (True, 0.05)),
        ("0,5 %", (True, 0.005)),
        ("< 1%", (True, None)),
        ("moins de 1 %", (True, None)),
        ("300%", (False, 3.0)),
        (12, (False, 12)),
        ("Engineer", (False, None)),
    ],
)
def test_shares(cell, expected):
    found = parse_share(cell)
    assert found[0] == expected[0] and found[1] == pytest.approx(expected[1])


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.sampled_from("/.-"))
def test_a_date_in_either_order_is_the_day_in_that_order(day, sign):
    for order, text in (
        ("dmy", f"{day.day}{sign}{day.month}{sign}{day.year}"),
        ("mdy", f"{day.month}{sign}{day.day}{sign}{day.year}"),
    ):
        written = parse_day(text)
        assert isinstance(written, Written) and in_order(written, order) == day
        assert order in possible_orders([written])
        assert set(possible_orders([written])) == set(ORDERS) or max(day.day, day.month) > 12


facts = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from("ab"), st.integers(1, 2), st.integers(0, 9)),
    max_size=12,
)


@given(facts, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_union_of_facts_does_not_see_the_order(found, random):
    """Oracle: of each fact the row with the newest recorded_at, then the smallest source and row."""
    best: dict[int, tuple] = {}
    unique = {(fact, -recorded, source, row): value for fact, recorded, source, row, value in found}
    for (fact, *rank), value in sorted(unique.items(), reverse=True):
        best[fact] = (*rank, value)
    listed = [(fact, *rest, value) for (fact, *rest), value in unique.items()]
    random.shuffle(listed)
    with open_store() as con:
        for start in range(0, len(listed), 3):
            merge(con, "ssi_readings", [_reading(*one) for one in listed[start : start + 3]])
        held = con.execute("select fact_id, -recorded_at, source_id, row_no, overall from ssi_readings").fetchall()
    assert {int(fact): tuple(rest) for fact, *rest in held} == best


def _reading(fact, recorded, source, row, value):
    return {
        "fact_id": str(fact),
        "member_id": ME,
        "overall": float(value),
        "occurred_at": 0,
        "recorded_at": -recorded,
        "source_id": source,
        "row_no": row,
    }
