"""Paths from the store: which touch belongs to which deal, who is silent, what was known on the day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.impact.paths.read import coded, half_life
from tests.impact.paths.world import World, kinds
from tests.tables import NOW, days_ago, put


def test_the_way_to_a_contract() -> None:
    world = World().person("ada").invited("ada", "out", 90).connected("ada", 88)
    world.message("ada", "out", 80).message("ada", "out", 79).message("ada", "in", 75).meeting("ada", 60)
    world.deal("ada", "quote_sent", 50).deal("ada", "contract_signed", 30)
    (path,) = world.paths().paths
    assert (path.key, path.outcome, path.closed_at) == ("deal:deal of ada", "won", days_ago(30))
    assert [touch.kind for touch in path.touches] == [
        "invitation_sent", "connected", "message_sent", "message_received", "meeting",
    ]  # fmt: skip
    assert all(touch.source_id and touch.row_no and touch.fact_id for touch in path.touches)


def test_a_touch_after_the_outcome_never_counts() -> None:
    world = World().person("ada").message("ada", "out", 80).deal("ada", "contract_signed", 30)
    world.message("ada", "in", 29).meeting("ada", 10)
    assert kinds(world.paths(), "deal:deal of ada") == ["message_sent"]


def test_a_touch_counts_for_one_deal_only() -> None:
    """Between two contracts of one account, what came after the first belongs to the second."""
    world = World().person("ada", "acme").message("ada", "out", 300).deal("ada", "contract_signed", 200, "one")
    world.message("ada", "in", 100).deal("ada", "contract_signed", 30, "two")
    found = world.paths()
    assert (kinds(found, "deal:one"), kinds(found, "deal:two")) == (["message_sent"], ["message_received"])


def test_lost_deals_keep_their_path() -> None:
    world = World().person("ada").message("ada", "out", 80).deal("ada", "lost", 30)
    assert [path.outcome for path in world.paths().paths] == ["lost"]


def test_a_deal_lost_and_then_won_is_won() -> None:
    world = World().person("ada").message("ada", "out", 80).deal("ada", "lost", 60).deal("ada", "contract_signed", 30)
    assert [(path.outcome, path.closed_at) for path in world.paths().paths] == [("won", days_ago(30))]


def test_a_deal_takes_in_all_people_of_its_company_and_a_person_only_his_own() -> None:
    world = World().person("ada", "acme").person("bob", "acme").message("ada", "out", 80).message("bob", "in", 70)
    world.deal("ada", "contract_signed", 30)
    assert kinds(world.paths(), "deal:deal of ada") == ["message_sent", "message_received"]
    assert kinds(world.paths(unit="person"), "deal:deal of ada ada") == ["message_sent"]


def test_a_deal_without_company_takes_its_person() -> None:
    world = World().person("ada", "acme").message("ada", "out", 80)
    world.deal("ada", "contract_signed", 30, company_key="acme holding")
    assert kinds(world.paths(), "deal:deal of ada") == ["message_sent"]


def test_a_deal_without_any_touch_is_counted_apart() -> None:
    world = World().person("ada").deal("ada", "contract_signed", 30).deal(None, "contract_signed", 20, "by phone")
    found = world.paths()
    assert found.untouched() == 2 and found.of("won") == ()


def test_silent_is_who_gave_no_sign_for_longer_than_answers_take() -> None:
    """25 answers after 40 days each: 40 days of silence; the deal only shows that outcomes are followed."""
    world = World().person("x").deal("x", "lost", 400)
    for k in range(25):
        world.person(f"p{k}").message(f"p{k}", "out", 141).message(f"p{k}", "in", 101)
    world.person("late").message("late", "out", 39)
    found = world.paths()
    assert found.silent_days == pytest.approx(40)
    outcomes = {path.key: path.outcome for path in found.paths}
    assert outcomes["contact:p0"] == "silent" and outcomes["contact:late"] == "open"


def test_with_few_answers_silence_is_ninety_days() -> None:
    assert World().person("ada").message("ada", "out", 5).paths().silent_days == 90


def test_nobody_is_silent_before_outcomes_were_followed_or_outside_the_target() -> None:
    world = World().person("old").message("old", "out", 500).person("out", target=False).message("out", "in", 150)
    world.person("ada").message("ada", "out", 400).deal("ada", "lost", 300)
    assert [path.key for path in world.paths().paths] == ["deal:deal of ada"]


def test_a_post_counts_for_who_writes_first_within_a_week() -> None:
    world = World().post(100).post(97).comment(96).person("ada").message("ada", "in", 95).message("ada", "in", 94)
    world.post(60).person("bob").message("bob", "in", 50)
    world.deal("ada", "contract_signed", 30).deal("bob", "contract_signed", 30)
    found = world.paths()
    assert kinds(found, "deal:deal of ada") == ["post", "comment", "message_received"]
    assert kinds(found, "deal:deal of bob") == ["message_received"]


def test_met_twice_on_one_day_is_met_once_and_the_results_file_wins() -> None:
    world = World().person("ada").meeting("ada", 60.3).deal("ada", "call", 60.1).deal("ada", "contract_signed", 30)
    assert kinds(world.paths(), "deal:deal of ada") == ["call"]


@pytest.mark.parametrize("state", ["cancelled", "declined", "unanswered", "missed"])
def test_only_meetings_that_were_held(state: str) -> None:
    world = World().person("ada").message("ada", "in", 70).meeting("ada", 60, state=state)
    assert kinds(world.deal("ada", "contract_signed", 30).paths(), "deal:deal of ada") == ["message_received"]


def test_drafts_and_groups_are_no_touch() -> None:
    world = World().person("ada").message("ada", "out", 80, excluded_as="draft").message("ada", "in", 70)
    put(world.con, "threads", thread_id="g", kind="group", person_id=None)
    put(world.con, "messages", thread_id="g", direction="in", sequence=1, occurred_at=days_ago(75))
    found = world.deal("ada", "contract_signed", 30).paths()
    assert kinds(found, "deal:deal of ada") == ["message_received"]


def test_codes_with_ages_and_milestones() -> None:
    """The answer is the first exchange; the meeting stands before the offer."""
    world = World().person("ada").message("ada", "out", 80).message("ada", "in", 75).meeting("ada", 60)
    world.message("ada", "out", 40).deal("ada", "quote_sent", 50).deal("ada", "contract_signed", 30)
    found = world.paths().of("won", "lost", "silent")
    paths = coded(found)
    assert paths.kinds == ("message_sent", "message_received", "meeting")
    assert paths.touch.tolist() == [0, 1, 2, 0] and paths.age is not None
    assert paths.age.tolist() == pytest.approx([50, 45, 30, 10])
    assert paths.lead is not None and paths.deal is not None
    assert (paths.lead.tolist(), paths.deal.tolist(), paths.won.tolist()) == ([1], [2], [1.0])
    assert half_life(found) == pytest.approx(12.5)


def test_what_was_recorded_later_was_not_known() -> None:
    """Signed 30 days ago, entered 10 days ago: 20 days ago it was not known yet, reconstructed it is."""
    world = World().person("ada").message("ada", "out", 80)
    world.deal("ada", "contract_signed", 30, recorded_at=days_ago(10))
    assert world.paths(as_of=days_ago(20)).paths == ()
    assert [path.outcome for path in world.paths(as_of=days_ago(20), known=NOW).paths] == ["won"]
    assert [path.outcome for path in world.paths().paths] == ["won"]


WHO = st.sampled_from(["ada", "bob", "cy"])
AGO = st.integers(1, 700)
FACT = st.one_of(
    st.tuples(st.just("message"), WHO, st.sampled_from(["in", "out"]), AGO),
    st.tuples(st.just("invited"), WHO, st.sampled_from(["in", "out"]), AGO),
    st.tuples(st.just("meeting"), WHO, AGO),
    st.tuples(st.just("connected"), WHO, AGO),
    st.tuples(st.just("deal"), WHO, st.sampled_from(["quote_sent", "contract_signed", "lost"]), AGO),
    st.tuples(st.just("post"), AGO),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(FACT, max_size=25), st.lists(FACT, min_size=1, max_size=12), st.integers(0, 400))
def test_adding_what_was_recorded_later_never_changes_a_past_day(before, later, back) -> None:
    """Whatever happened whenever: recorded after the day, it was not known on it."""
    world = World().person("ada", "acme").person("bob", "acme").person("cy")
    _tell(world, before, days_ago)
    day = days_ago(back)
    known = world.paths(as_of=day)
    _tell(world, later, lambda _: day + 1)
    assert world.paths(as_of=day) == known


def _tell(world: World, facts: list[tuple], recorded: Callable[[int], int]) -> None:
    for name, *rest in facts:
        getattr(world, name)(*rest, recorded_at=recorded(rest[-1]))
