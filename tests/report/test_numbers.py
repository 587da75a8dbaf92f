"""Numbers and dates as French and English print them, with CLDR (through Babel) as the judge."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from jalon.report import numbers

LOCALES = {"fr": "fr_FR", "en": "en_US"}
langs = st.sampled_from(["fr", "en"])


@given(st.integers(-10_000_000, 10_000_000), langs)
def test_whole_numbers_are_grouped_as_in_cldr(value: int, lang: str) -> None:
    assert numbers.number(value, lang) == format_decimal(value, locale=LOCALES[lang]).replace("-", numbers.MINUS)


@given(st.integers(0, 1000), langs)
def test_percent_as_in_cldr(value: int, lang: str) -> None:
    assert numbers.percent(value / 100, lang) == format_percent(value / 100, locale=LOCALES[lang]).replace(
        "\xa0", "\u202f"
    )


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_months_as_in_cldr(day: date) -> None:
    expected = format_date(day, "d MMMM y", locale="fr").replace("1 ", "1er ", 1) if day.day == 1 else None
    assert numbers.long_date(day.isoformat(), "fr") == (expected or format_date(day, "d MMMM y", locale="fr"))
    assert numbers.long_date(day.isoformat(), "en") == format_date(day, "d MMMM y", locale="en")
    first = "1er" if day.day == 1 else str(day.day)
    assert numbers.short_date(day.isoformat(), "fr") == f"{first} {format_date(day, 'MMM y', locale='fr')}"


@given(st.floats(-1e6, 1e6), st.integers(0, 3), langs)
def test_no_number_is_minus_zero_and_the_minus_is_the_real_one(value: float, digits: int, lang: str) -> None:
    shown = numbers.number(value, lang, digits)
    assert "-" not in shown
    if not any(c in "123456789" for c in shown):
        assert numbers.MINUS not in shown


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (numbers.number(1204.5, "fr", 1), "1\u202f204,5"),
        (numbers.number(1204.5, "en", 1), "1,204.5"),
        (numbers.number(2.5, "fr"), "3"),
        (numbers.number(-2.5, "fr"), "−3"),
        (numbers.number(1.005, "en", 2), "1.01"),
        (numbers.short(2.0, "fr"), "2"),
        (numbers.short(2.46, "fr"), "2,5"),
        (numbers.signed(6.1, "fr"), "+6"),
        (numbers.signed(0.2, "fr"), "0"),
        (numbers.signed(-1.14, "en", 1), "−1.1"),
        (numbers.span(49, 67, "fr"), "49–67"),
        (numbers.span(-1, 8, "fr"), "−1\u202f…\u202f8"),
        (numbers.money(9600, "EUR", "fr"), "9\u202f600\u202f€"),
        (numbers.money(9600, "EUR", "en"), "€9,600"),
        (numbers.money(9600, "CHF", "en"), "9,600\u202fCHF"),
        (numbers.money(9600, "", "en"), "9,600"),
        (numbers.long_date("2026-03-01", "fr"), "1er mars 2026"),
        (numbers.month("2026-10-31", "fr"), "oct. 2026"),
        (numbers.quarter("2026-10-31", "fr"), "T4 2026"),
        (numbers.minutes(40), "40 min"),
        (numbers.minutes(120), "2 h"),
        (numbers.minutes(495), "8 h 15"),
        (numbers.listed(["a", "b", "c"], "fr"), "a, b et c"),
        (numbers.ordered(["a", "b"], "en"), "a or b"),
        (numbers.listed([], "en"), ""),
    ],
)
def test_as_people_write_it(shown: str, expected: str) -> None:
    assert shown == expected
