"""Hours of the year and the traced value beside them."""

from __future__ import annotations

import pytest

from jalon.impact.deals.evidence import Deal, Evidence
from jalon.impact.hours import hours, per_hour
from jalon.impact.rates import Rates
from jalon.journeys.own_side import DAY, settings
from tests.impact.paths.world import World
from tests.tables import ME, NOW, days_ago


def won(amount: float, currency: str = "EUR", grade: str = "traced", ago: float = 30) -> Evidence:
    deal = Deal("d", ("ada",), None, "won", days_ago(ago), amount, currency, ())
    return Evidence(deal, grade, (), (), "nothing", True)


def test_gestures_count_at_their_minutes_and_meetings_at_the_calendar_s() -> None:
    world = World().person("ada").message("ada", "out", 10).message("ada", "in", 9).post(5)
    world.meeting("ada", 3, minutes=90.0).meeting("ada", 400, minutes=600.0).message("ada", "out", 500)
    found = hours(world.con, ME, NOW)
    each = settings()["minutes"]
    assert found.gestures == {"message_sent": 1, "invitation_sent": 0, "post": 1, "comment": 0}
    assert found.meetings == 1.5
    assert found.usual == 1.5 + (each["message_sent"][1] + each["post"][1]) / 60
    assert found.low < found.usual < found.high


def test_value_per_hour_needs_five_deals_each_currency_for_itself() -> None:
    world = World().person("ada").post(5)
    spent = hours(world.con, ME, NOW)
    assert per_hour([won(100)] * 4 + [won(100, "USD")], spent, NOW) == []
    (euro,) = per_hour([won(100)] * 5 + [won(100, "USD")], spent, NOW)
    assert (euro.currency, euro.deals, euro.amount) == ("EUR", 5, 500)
    assert euro.low == 500 / spent.high and euro.high == 500 / spent.low


def test_with_rates_the_deals_of_all_currencies_stand_in_one() -> None:
    spent = hours(World().person("ada").post(5).con, ME, NOW)
    deals = [won(100)] * 4 + [won(220, "USD")]
    day = days_ago(30) // DAY * DAY
    (euro,) = per_hour(deals, spent, NOW, Rates({"USD": [day]}, {"USD": [1.1]}))
    assert (euro.currency, euro.deals, euro.converted) == ("EUR", 5, 1)
    assert euro.amount == pytest.approx(600) and euro.low == pytest.approx(600 / spent.high)
    assert per_hour(deals, spent, NOW, Rates({"CHF": [day]}, {"CHF": [1.1]})) == []


def test_deals_without_trace_or_before_the_year_stand_beside_nothing() -> None:
    spent = hours(World().person("ada").post(5).con, ME, NOW)
    assert per_hour([won(100, grade="stated")] * 9 + [won(100, ago=400)] * 9, spent, NOW) == []
    assert per_hour([won(100)] * 9, hours(World().con, ME, NOW), NOW) == []
