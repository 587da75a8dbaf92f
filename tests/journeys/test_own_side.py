"""The member's own side: answers in hours, who waits, quotes promised, quotes gone silent."""

from __future__ import annotations

import pytest
from tests.impact.paths.world import World
from tests.tables import ME, NOW, days_ago, put

from jalon.journeys.own_side import answers, broken_promises, silent_quotes
from jalon.journeys.spoken import reply_tones
from jalon.journeys.steps import build_steps

PROMISE = "I'll send you our offer by the end of the week."
SENT = "Please find attached our commercial proposal."


def said(world: World, who: str, direction: str, ago: float, text: str) -> World:
    """A message whose text was kept."""
    world.message(who, direction, ago)
    row = world.con.execute("select max(fact_id) from messages where occurred_at = ?", [days_ago(ago)]).fetchone()
    put(world.con, "message_texts", fact_id=row[0] if row else "", text=text)
    return world


def test_an_answer_is_measured_from_the_last_message_of_the_other() -> None:
    world = World().person("ada").message("ada", "in", 10).message("ada", "in", 9).message("ada", "out", 8)
    world.message("ada", "in", 7).message("ada", "out", 7 - 2 / 24)
    found = answers(world.con, ME, NOW)
    assert (found.answered, found.waiting) == (2, ())
    assert found.hours and [round(hours, 6) for hours in found.hours] == [7.5, 13, 18.5]


def test_who_wrote_last_waits_after_a_day_the_newest_first() -> None:
    world = World().person("ada").message("ada", "in", 5).person("bob").message("bob", "in", 3)
    world.person("eve").message("eve", "in", 0.5).person("dan").message("dan", "in", 400)
    found = answers(world.con, ME, NOW)
    assert [(one.person_id, one.since) for one in found.waiting] == [("bob", days_ago(3)), ("ada", days_ago(5))]
    assert found.hours is None


def test_as_of_a_past_day_a_later_answer_is_unknown() -> None:
    world = World().person("ada").message("ada", "in", 10).message("ada", "out", 2)
    assert [one.person_id for one in answers(world.con, ME, days_ago(5)).waiting] == ["ada"]
    assert answers(world.con, ME, NOW).waiting == ()


def quoted() -> World:
    return World().person("ada").deal("ada", "quote_sent", 40, "d", amount=900.0, currency="EUR")


def silent(world: World) -> list[str | None]:
    build_steps(world.con)
    return [one.deal_id for one in silent_quotes(world.con, ME, NOW)]


def test_a_quote_without_any_sign_is_silent() -> None:
    world = quoted()
    assert silent(world) == ["d"]
    (one,) = silent_quotes(world.con, ME, NOW)
    assert (one.person_id, one.amount, one.currency, one.since) == ("ada", 900.0, "EUR", days_ago(40))


@pytest.mark.parametrize("kind", ["contract_signed", "lost"])
def test_a_deal_that_ended_is_not_silent(kind: str) -> None:
    assert silent(quoted().deal("ada", kind, 10, "d")) == []


def test_a_word_or_a_meeting_is_a_sign_and_one_s_own_message_is_none() -> None:
    assert silent(quoted().message("ada", "in", 10)) == []
    assert silent(quoted().meeting("ada", 10)) == []
    assert silent(quoted().message("ada", "out", 10)) == ["d"]


def test_a_fresh_quote_and_one_of_years_ago_are_left_alone() -> None:
    assert silent(World().person("ada").deal("ada", "quote_sent", 5, "d")) == []
    assert silent(World().person("ada").deal("ada", "quote_sent", 500, "d")) == []


def test_a_quote_promised_and_not_sent() -> None:
    world = said(World().person("ada"), "ada", "out", 30, PROMISE)
    build_steps(world.con)
    assert [(one.person_id, one.since) for one in broken_promises(world.con, ME, NOW)] == [("ada", days_ago(30))]


def test_a_promise_is_kept_by_a_message_or_by_a_row() -> None:
    world = said(said(World().person("ada"), "ada", "out", 30, PROMISE), "ada", "out", 27, SENT)
    build_steps(world.con)
    assert broken_promises(world.con, ME, NOW) == []
    other = said(World().person("bob"), "bob", "out", 30, PROMISE).deal("bob", "quote_sent", 25, "d")
    build_steps(other.con)
    assert broken_promises(other.con, ME, NOW) == []


def test_a_promise_of_the_other_or_a_fresh_one_is_not_told() -> None:
    world = said(said(World().person("ada"), "ada", "in", 30, PROMISE), "ada", "out", 3, PROMISE)
    build_steps(world.con)
    assert broken_promises(world.con, ME, NOW) == []


def test_first_answers_are_told_by_tone() -> None:
    world = World()
    for who, answer in (
        ("ada", "Sounds interesting, tell me more."),
        ("bob", "Thanks for your message, but we're not interested at the moment."),
        ("eve", "Please stop messaging me."),
        ("dan", "Automatic reply: I'll respond when I return from leave on Monday."),
    ):
        said(said(world.person(who), who, "out", 30, "Hello"), who, "in", 20, answer)
    said(said(world.person("zoe"), "zoe", "in", 30, "Hello"), "zoe", "in", 20, "Sounds interesting, tell me more.")
    said(said(world.person("old"), "old", "out", 500, "Hello"), "old", "in", 490, "Sounds interesting, tell me more.")
    tones = reply_tones(world.con, ME, days_ago(365), NOW)
    assert tones == {"positive": 1, "polite": 1, "negative": 1, "auto_reply": 1}
