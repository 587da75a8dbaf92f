"""From stage to stage: who entered in time, how it ended, what may be said about the wait."""

from __future__ import annotations

import pytest

from jalon.impact.delays.stages import Delay, Reached, delays, followed_from, reached
from tests.impact.paths.world import World
from tests.tables import ME, NOW, days_ago, put

DAY = 86_400_000_000


def way(person: str, *ago: float | None, lost: float | None = None) -> Reached:
    """Stages reached so many days ago: contact, conversation, meeting, quote, contract."""
    stages = [None if days is None else days_ago(days) for days in (*ago, *[None] * (5 - len(ago)))]
    return Reached(person, tuple(stages), None if lost is None else days_ago(lost))


def step(people: list[Reached], start: str, end: str) -> Delay:
    return next(delay for delay in delays(people, NOW) if (delay.start, delay.end) == (start, end))


def test_stages_from_the_store() -> None:
    world = World().person("ada").connected("ada", 90).message("ada", "out", 80).message("ada", "in", 75)
    world.meeting("ada", 60).deal("ada", "quote_sent", 50).deal("ada", "contract_signed", 30)
    world.person("bob").message("bob", "out", 70).deal("bob", "lost", 20)
    world.person("out", target=False).message("out", "out", 70)
    assert reached(world.con, ME, NOW) == (
        way("ada", 90, 75, 60, 50, 30),
        way("bob", 70, lost=20),
    )


def test_who_had_it_who_was_lost_and_who_waits() -> None:
    people = [way("a", 100, 90, 80), way("b", 100, 90, lost=50), way("c", 100, 90), way("d", 100)]
    found = step([way("first", 400, 390, 300), *people], "conversations", "meetings")
    assert (found.n, found.happened, found.lost, found.waiting) == (3, 1, 1, 1)
    assert found.curve.time.tolist() == [10, 40] and found.curve.value.tolist() == pytest.approx([1 / 3, 1 / 3])


def test_whoever_entered_before_the_next_stage_was_followed_is_left_out() -> None:
    """The first meeting known is 80 days old: a conversation of 200 days ago may have led to one that nobody noted."""
    people = [way("old", 210, 200), way("a", 90, 85, 80), way("b", 70, 60)]
    assert step(people, "conversations", "meetings").n == 1


def test_where_a_source_says_since_when_it_follows_nobody_lost_before_the_first_success_is_left_out() -> None:
    """Three were lost before the first contract: they entered while contracts were followed, and count."""
    lost = [way(f"l{k}", 400, 390, None, 380, lost=300) for k in range(3)]
    people = [*lost, way("won", 200, 190, None, 180, 150)]

    def found(followed: dict[str, int] | None) -> Delay:
        steps = delays(people, NOW, followed=followed)
        return next(delay for delay in steps if (delay.start, delay.end) == ("quotes", "contracts"))

    assert (found(None).n, found(None).lost) == (0, 0)
    whole = found({"contracts": days_ago(500)})
    assert (whole.n, whole.happened, whole.lost) == (4, 1, 3)
    assert found({"contracts": days_ago(200)}).n == 1


def test_a_stage_is_followed_since_its_sources_say_so() -> None:
    world = World()
    for signal, days in (("contracts", 300), ("meetings", 100), ("results", 200)):
        put(world.con, "coverage", signal=signal, from_at=days_ago(days), to_at=NOW)
    expected = {"meetings": days_ago(200), "quotes": days_ago(300), "contracts": days_ago(300)}
    assert followed_from(world.con, ME) == expected


def test_who_jumped_a_stage_has_passed_it_and_who_was_past_it_did_not_enter() -> None:
    met = way("met", 100, 95, 90)
    jumped, before = way("jumped", 80, 70, None, None, 40), way("before", 80, 40, 60)
    found = step([met, jumped, before], "conversations", "meetings")
    assert (found.n, found.happened) == (1, 1)
    assert found.curve.time.tolist() == [30]


def test_nothing_is_said_about_fourteen_people() -> None:
    first = way("first", 300, 290, 280)
    people = [way(f"p{k}", 100, 90, 80) for k in range(14)]
    few = step([first, *people], "conversations", "meetings")
    assert (few.n, few.within, few.median, few.typical_days) == (14, None, None, None)
    enough = step([first, *people, way("more", 100, 90)], "conversations", "meetings")
    assert enough.n == 15 and enough.within is not None and enough.median is not None
    assert enough.share == pytest.approx(14 / 15) and enough.typical_days == 10


def test_half_of_those_who_pass_is_not_half_of_all() -> None:
    """10 of 40 pass, after 1 to 10 days; the median of all is not reached."""
    first = way("first", 300, 290, 280)
    people = [first, *(way(f"p{k}", 100, 90, 89 - k) for k in range(10)), *(way(f"w{k}", 100, 90) for k in range(30))]
    found = step(people, "conversations", "meetings")
    assert found.typical_days == 5
    assert found.median is not None and found.median.days is None


def test_nobody_at_all() -> None:
    assert [delay.n for delay in delays([], NOW)] == [0] * 5


def test_what_was_recorded_later_was_not_known() -> None:
    world = World().person("ada").message("ada", "out", 80).meeting("ada", 60, recorded_at=days_ago(10))
    assert reached(world.con, ME, days_ago(20)) == (way("ada", 80),)
    assert reached(world.con, ME, days_ago(20), NOW) == (way("ada", 80, None, 60),)
