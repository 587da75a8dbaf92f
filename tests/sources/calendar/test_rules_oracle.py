"""Repetition agrees with python-dateutil where both follow RFC 5545, and is bounded where dateutil is not."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.sources.calendar.rule import WEEKDAYS, BrokenRule, Steps, parse_rule, rule_days

LOW, HIGH = dt.date(2024, 11, 21), dt.date(2026, 11, 20)
days = st.dates(dt.date(2019, 1, 1), dt.date(2026, 1, 1))
count = st.just("") | st.integers(1, 60).map(lambda n: f";COUNT={n}")
interval = st.just("") | st.integers(1, 6).map(lambda n: f";INTERVAL={n}")
weekday = st.sampled_from(sorted(WEEKDAYS))
week_start = st.just("") | weekday.map(lambda day: f";WKST={day}")


def some(values, name):
    return st.just("") | st.lists(values, min_size=1, max_size=3, unique=True).map(
        lambda chosen: f";{name}={','.join(map(str, chosen))}"
    )


nth = st.tuples(st.sampled_from(["1", "2", "3", "4", "-1", "-2"]), weekday).map("".join)
months = some(st.integers(1, 12), "BYMONTH")
# A month day that exists every month, so that no rule can be empty for ever, which dateutil would walk through.
month_days = some(st.sampled_from([1, 5, 15, 28, -1, -3]), "BYMONTHDAY")
simple = st.one_of(
    st.tuples(st.just("FREQ=DAILY"), some(weekday, "BYDAY"), months),
    st.tuples(st.just("FREQ=WEEKLY"), some(weekday, "BYDAY"), week_start),
    st.tuples(st.just("FREQ=MONTHLY"), month_days | some(weekday, "BYDAY") | some(nth, "BYDAY"), months),
    st.tuples(
        st.just("FREQ=MONTHLY"), some(weekday, "BYDAY").filter(bool), st.sampled_from([";BYSETPOS=1", ";BYSETPOS=-1"])
    ),
    st.tuples(st.just("FREQ=YEARLY"), month_days | some(nth, "BYDAY"), months),
).map("".join)


@given(simple, interval, count, days)
@settings(max_examples=300, deadline=None)
def test_days_are_those_of_dateutil(rule, interval, count, start):
    text = rule + interval + count
    bounded = text if count else text + ";UNTIL=20270101T000000"
    first, low, high = (dt.datetime.combine(day, dt.time()) for day in (start, LOW, HIGH))
    expected = [day.date() for day in rrulestr(bounded, dtstart=first).between(low, high, inc=True)]
    assert rule_days(parse_rule(text), start, LOW, HIGH, Steps(10**6)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ",
        "FREQ=SECONDLY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;COUNT=x",
        "FREQ=WEEKLY;BYDAY=XX",
    ],
)
def test_rules_that_make_no_sense_are_broken(text):
    with pytest.raises(BrokenRule):
        parse_rule(text)


def test_a_rule_that_never_comes_true_costs_no_more_than_its_window():
    """30 February: a general iterator would walk to the year 9999."""
    steps = Steps(2000)
    assert rule_days(parse_rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), dt.date(1970, 1, 1), LOW, HIGH, steps) == []


def test_the_steps_of_a_calendar_are_limited():
    with pytest.raises(BrokenRule):
        rule_days(parse_rule("FREQ=DAILY;COUNT=99999"), dt.date(1970, 1, 1), LOW, HIGH, Steps(1000))
