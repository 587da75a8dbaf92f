"""Amounts of several currencies in one: at the rate of their day, or not at all."""

from __future__ import annotations

import json

import pytest

from jalon.impact.rates import Amount, Rates, Together, rates_of_store, together
from tests.tables import days_ago, store

DAY = 86_400_000_000
MONDAY = days_ago(100) // DAY * DAY


def rates(**units: float) -> Rates:
    return Rates({code: [MONDAY] for code in units}, {code: [value] for code, value in units.items()})


def euro(value: float, at: int = MONDAY) -> Amount:
    return Amount(value, "EUR", at)


def test_the_sum_stands_in_the_currency_of_most():
    found = together([euro(100), euro(50), Amount(220, "USD", MONDAY)], rates(USD=1.1))
    assert found == Together("EUR", pytest.approx(350), 1, 0)
    found = together([euro(100), Amount(110, "USD", MONDAY), Amount(220, "USD", MONDAY)], rates(USD=1.1))
    assert found == Together("USD", pytest.approx(440), 1, 0)


def test_two_currencies_meet_over_the_euro():
    assert rates(USD=1.1, CHF=0.9).convert(Amount(90, "CHF", MONDAY), "USD") == pytest.approx(110)


def test_one_currency_or_no_rates_need_no_sum():
    assert together([euro(1), euro(2)], rates(USD=1.1)) is None
    assert together([euro(1), Amount(1, "USD", MONDAY)], None) is None
    assert together([], rates(USD=1.1)) is None


def test_a_missing_rate_leaves_no_sum():
    known = rates(USD=1.1)
    assert together([euro(1), euro(1), Amount(1, "CHF", MONDAY)], known) == Together("EUR", None, 1, 1)
    assert together([euro(1), euro(1), Amount(1, "", MONDAY)], known) == Together("EUR", None, 1, 1)
    assert together([Amount(1, "", MONDAY), Amount(1, "", MONDAY), euro(1)], known) == Together("EUR", None, 2, 2)


@pytest.mark.parametrize(("days", "is_known"), [(0, True), (7.9, True), (8, False), (-0.1, False)])
def test_a_rate_stands_in_for_a_week_after_and_never_before(days, is_known):
    at = MONDAY + int(days * DAY)
    assert (rates(USD=1.1).convert(Amount(1.1, "USD", at), "EUR") is not None) is is_known


def test_rates_of_several_files_complete_each_other_whatever_their_order():
    def kept(*order: tuple[str, dict[str, float]]) -> Rates | None:
        con = store()
        for source, units in order:
            con.execute("insert into currency_rates values (?, ?, ?, 1)", [MONDAY, json.dumps(units), source])
        return rates_of_store(con)

    first, second = ("a:1", {"USD": 1.1}), ("b:1", {"USD": 2.0, "CHF": 0.9})
    found = kept(first, second)
    assert found == kept(second, first)
    assert found and found.units == {"USD": [1.1], "CHF": [0.9]}
    assert rates_of_store(store()) is None
