"""Next actions: who, with what chance, for how many points, at what effort; and what would be useless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables import ME, NOW, days_ago, put, store

from jalon.strategy.actions import ACTIONS, expected_effect, next_actions, publishing_effect, settings, tries

VALUES = dict.fromkeys(ACTIONS, 1.0)


def waiting(con, person, days, is_target=True):
    put(con, "targets", person_id=person, is_target=is_target)
    put(
        con,
        "conversations",
        thread_id=f"t{person}",
        person_id=person,
        started_by="other",
        messages_in=1,
        turns_in=1,
        first_at=days_ago(days),
        last_at=days_ago(days),
        last_by="other",
    )


def test_target_people_who_wait_for_an_answer_come_first():
    con = store()
    waiting(con, "a", 5)
    waiting(con, "b", 8, is_target=False)
    waiting(con, "c", 200)
    (action,) = next_actions(tries(con, ME, NOW), VALUES)
    assert (action.code, action.people, action.tried) == ("answer_waiting", ("a",), 0)
    assert action.chance == pytest.approx(0.5)


def test_an_action_that_is_worth_nothing_is_not_shown():
    con = store()
    waiting(con, "a", 5)
    assert next_actions(tries(con, ME, NOW), {}) == ()


def test_people_met_without_a_quote():
    con = store()
    put(con, "steps", person_id="a", kind="meeting", declared=True, occurred_at=days_ago(20))
    put(con, "steps", person_id="b", kind="meeting", declared=True, occurred_at=days_ago(20))
    put(con, "steps", person_id="b", kind="quote_sent", declared=True, occurred_at=days_ago(10))
    (action,) = next_actions(tries(con, ME, NOW), VALUES)
    assert (action.code, action.people) == ("quote_after_meeting", ("a",))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 30), st.floats(0.01, 10))
def test_the_effect_lies_in_its_interval_and_within_what_is_possible(worked, failed, people, value):
    chance, points, low, high = expected_effect([1, 4], worked, worked + failed, people, value)
    assert 0 < chance < 1
    assert 0 <= low <= points <= high <= people * value + 1e-9


def test_own_history_outweighs_the_prior():
    few = expected_effect([1, 9], 0, 0, 1, 1.0)[0]
    many = expected_effect([1, 9], 80, 100, 1, 1.0)[0]
    assert few == pytest.approx(0.1)
    assert many == pytest.approx(0.736, abs=0.001)


def test_publishing_more_is_judged_on_own_weeks():
    con = store()
    for week in range(20):
        for k in range(1 if week % 2 else 3):
            put(con, "posts", fact_id=f"{week}{k}", kind="post", occurred_at=days_ago(7 * week + 3 + k))
    effect = publishing_effect(con, ME, NOW)
    assert effect is not None
    assert effect.weeks == 20
    assert effect.effect == 0
    assert effect.low < 0 < effect.high


def test_no_verdict_on_publishing_from_a_few_weeks():
    con = store()
    put(con, "posts", fact_id="1", kind="post", occurred_at=days_ago(3))
    assert publishing_effect(con, ME, NOW) is None


def test_every_action_states_effort_prior_and_basis():
    for code in ACTIONS:
        assert settings()[code]["basis"]
        assert settings()[code]["minutes"] > 0
