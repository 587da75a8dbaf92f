"""What each indicator counts, and that no act of the member alone can raise it."""

from __future__ import annotations

import pytest
from tests.tables import ME, NOW, days_ago, put, store

from jalon.indicators import evidence
from jalon.journeys.build import build_conversations

RULES = evidence.Rules(half_life_days=90, horizon_days=365, company_cap=2)


def events(con, code):
    evidence.collect(con)
    return evidence.count(con, ME, RULES, [evidence.at(NOW)])[0].get(code, evidence.NOTHING).raw_events


def talk(con, turns, person="a", is_target=True, start=60):
    """A conversation of messages, one a day: `turns` is a string such as 'out in out in'."""
    words = turns.split()
    put(con, "targets", person_id=person, is_target=is_target)
    for k, direction in enumerate(words):
        put(
            con,
            "messages",
            fact_id=f"{person}{k}",
            thread_id=f"t{person}",
            direction=direction,
            sequence=k + 1,
            occurred_at=days_ago(start - k),
            row_no=k + 1,
        )
    put(con, "threads", thread_id=f"t{person}", kind="person", person_id=person)
    build_conversations(con)


@pytest.mark.parametrize(
    ("turns", "counts"),
    [
        ("in", 0),
        ("in out", 0),
        ("in out out out", 0),
        ("in out in", 1),
        ("out in out in", 0),
    ],
)
def test_an_inbound_conversation_counts_when_the_other_writes_again(turns, counts):
    con = store()
    talk(con, turns)
    assert events(con, "inbound_target_conversations") == counts


@pytest.mark.parametrize(
    ("turns", "counts"),
    [
        ("out in out", 0),
        ("out in out in", 1),
        ("in out in out", 0),
        ("in out in out in", 1),
        ("out out out out", 0),
    ],
)
def test_a_deep_thread_is_completed_by_the_other_side_only(turns, counts):
    con = store()
    talk(con, turns)
    assert events(con, "deep_threads") == counts


def test_people_outside_the_target_do_not_count_as_inbound():
    con = store()
    talk(con, "in out in", is_target=False)
    assert events(con, "inbound_target_conversations") == 0


def test_a_post_counts_only_through_target_people_who_come_within_seven_days():
    con = store()
    put(con, "posts", fact_id="p", kind="post", occurred_at=days_ago(64))
    talk(con, "in out in", person="near", start=60)
    talk(con, "in out in", person="far", start=50)
    assert events(con, "target_contacts_after_post") == 1


@pytest.mark.parametrize("kind", ["repost_with_thought", "repost_bare", "repost_instant", "media"])
def test_only_posts_of_ones_own_count_and_cost(kind):
    con = store()
    put(con, "posts", fact_id="p", kind=kind, occurred_at=days_ago(64))
    talk(con, "in out in", person="near", start=60)
    assert events(con, "target_contacts_after_post") == 0
    assert exposure(con, "target_contacts_after_post") == 0


def exposure(con, code):
    evidence.collect(con)
    return evidence.count(con, ME, RULES, [evidence.at(NOW)])[0].get(code, evidence.NOTHING).raw_exposure


@pytest.mark.parametrize(
    ("posts", "weeks"),
    [((64,), 1), ((64, 64), 1), ((64, 61), 10 / 7), ((64, 60.5, 50), 17.5 / 7), ((3,), 3 / 7), ((70, 63, 56), 3)],
)
def test_the_time_after_posts_is_the_exposure_each_moment_once(posts, weeks):
    """Seven days after each post, up to today: who publishes every day waits all the time, not seven times over."""
    con = store()
    for k, ago in enumerate(posts):
        put(con, "posts", fact_id=f"p{k}", kind="post", occurred_at=days_ago(ago))
    assert exposure(con, "target_contacts_after_post") == pytest.approx(weeks)


def connected(con, person, way, is_target):
    put(con, "targets", person_id=person, is_target=is_target)
    put(con, "invitations", fact_id=person, person_id=person, direction=way, match_state="url",
        occurred_at=days_ago(40), recorded_at=NOW, accepted_at=days_ago(30))  # fmt: skip


def test_whose_act_made_a_connection_decides_whether_it_counts():
    """The target who accepted is a success, the others whom the member accepted are misses, the rest is nothing."""
    con = store()
    for person, way, is_target in (("a", "out", True), ("b", "in", True), ("c", "out", False), ("d", "in", False)):
        connected(con, person, way, is_target)
    assert events(con, "target_share_of_new_connections") == 1
    assert exposure(con, "target_share_of_new_connections") == 2


def test_negative_engagement_of_a_day_is_no_event():
    con = store()
    for value in (-28.0, 3.0):
        put(
            con,
            "audience_days",
            occurred_at=days_ago(10),
            impressions=100.0,
            engagements=value,
            audience=1000.0,
        )
    assert events(con, "engagement_per_1000_views") == 3


def test_a_meeting_counts_with_the_target_or_when_the_results_file_lists_it():
    con = store()
    put(con, "targets", person_id="t", is_target=True)
    put(con, "targets", person_id="o", is_target=False)
    for person, declared in (("t", False), ("o", False), ("o2", True), ("x", False)):
        put(con, "steps", person_id=person, kind="meeting", declared=declared, followed=True, occurred_at=days_ago(9))
    assert events(con, "meetings_held") == 2
