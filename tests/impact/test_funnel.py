"""From contact to contract: nested people, proper shares, intervals, intervals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.impact.funnel import Journey, by_currency, funnel, journeys, outside, signed
from jalon.impact.intervals import poisson, wilson
from tests.tables import ME, NOW, days_ago, put, store


def test_wilson_and_poisson_against_published_figures():
    """15 of 50 at 95 % is 19 to 44 % (norms table); 10 events at 95 % are 4.8 to 18.4 (exact 4.795, 18.39)."""
    low, high = wilson(15, 50, z=1.959964)
    assert (round(low, 2), round(high, 2)) == (0.19, 0.44)
    low, high = poisson(10, 1, z=1.959964)
    assert low == pytest.approx(4.795, abs=0.02)
    assert high == pytest.approx(18.39, abs=0.05)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share(successes, failures):
    n = successes + failures
    low, high = wilson(successes, n)
    assert 0 <= low <= high <= 1
    if n:
        assert low - 1e-12 <= successes / n <= high + 1e-12


def test_a_contract_proves_no_meeting_and_each_share_is_of_those_who_were_there():
    people = [
        Journey("a", (1, 2, 3, 4, 5)),
        Journey("b", (1, None, None, None, 5)),
        Journey("c", (1, None, None, None, None)),
    ]
    assert [stage.n for stage in funnel(people)] == [3, 1, 1, 1, 2]
    assert [stage.rate for stage in funnel(people)] == [None, pytest.approx(2 / 3), 1, 1, 1]


def test_no_contact_no_rate():
    assert all(stage.rate is None for stage in funnel([]))


def test_journeys_join_network_messages_and_real_life():
    con = store()
    put(con, "targets", person_id="a", is_target=True)
    put(con, "connections", fact_id="1", person_id="a", is_current=True, occurred_at=days_ago(200))
    put(
        con,
        "conversations",
        thread_id="t",
        person_id="a",
        started_by="owner",
        first_at=days_ago(100),
        answered_at=days_ago(90),
        last_at=days_ago(80),
        last_by="other",
    )
    put(con, "steps", person_id="a", kind="meeting", declared=True, occurred_at=days_ago(70))
    put(con, "steps", person_id="a", kind="contract_signed", declared=True, occurred_at=days_ago(30), amount=9600.0)
    (journey,) = journeys(con, ME, NOW)
    assert journey.reached == (days_ago(200), days_ago(90), days_ago(70), None, days_ago(30))
    assert by_currency(signed(con, ME, NOW)) == {"": 9600.0}


def test_what_happens_after_the_as_of_day_is_not_known():
    con = store()
    put(con, "targets", person_id="a", is_target=True)
    put(con, "connections", fact_id="1", person_id="a", is_current=True, occurred_at=days_ago(200))
    put(con, "steps", person_id="a", kind="meeting", declared=True, occurred_at=NOW + 1)
    (journey,) = journeys(con, ME, NOW)
    assert journey.reached[2] is None


def test_what_comes_of_people_outside_the_chain_is_counted_beside_it():
    """Somebody who is not on LinkedIn met, asked for a quote and signed two deals; a colleague was only met."""
    con = store()
    put(con, "targets", person_id="a", is_target=True)
    put(con, "connections", fact_id="1", person_id="a", is_current=True, occurred_at=days_ago(200))
    put(con, "steps", person_id="a", kind="contract_signed", deal_id="0", declared=True, occurred_at=days_ago(9))
    for kind, deal in (
        ("quote_requested", "1"),
        ("quote_sent", "1"),
        ("contract_signed", "1"),
        ("contract_signed", "2"),
    ):
        put(con, "steps", person_id="mention:b", kind=kind, deal_id=deal, declared=True, occurred_at=days_ago(20))
    put(con, "steps", person_id="mention:b", kind="meeting", declared=True, occurred_at=days_ago(30))
    put(con, "steps", person_id="mention:c", kind="meeting", declared=False, occurred_at=days_ago(30))
    put(con, "steps", person_id="mention:b", kind="contract_signed", deal_id="3", declared=True, occurred_at=NOW + 1)
    assert outside(con, ME, NOW) == {"meetings": 1, "quotes": 1, "contracts": 2}
    assert funnel(journeys(con, ME, NOW))[-1].n == 1
