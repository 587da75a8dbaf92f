"""The truth itself, against lives told by hand and counted by hand."""

from __future__ import annotations

from datetime import timedelta

from jalon.simulate.events import Connection, Gesture, Invitation, Message, Post, Recommendation, Thread
from jalon.simulate.export import export
from jalon.simulate.people import Person
from jalon.simulate.truth import truth
from tests.simulate.lives import DAY, END, HOUR, NOW, invited, life, person, talk


def facts(era: str = "2026-07", kind: str = "complete", **events: list) -> dict:
    return truth(export(life(**events), era, kind=kind))


def test_mature_invitations_are_21_to_180_days_old():
    rows = [invited(n, days)[0] for n, days in enumerate((20, 21, 100, 179.4), 1)]
    assert facts(invitations=rows)["invitations_out_mature"] == 3


def test_accepted_means_connected_not_before_the_day_of_sending():
    """The second was connected long before it was invited again; the third never answered."""
    yes, links = invited(1, 50, accepted=47)
    again, silent = Invitation(person(2), "out", NOW - 40 * DAY), invited(3, 60)[0]
    got = facts(invitations=[yes, again, silent], connections=[*links, Connection(person(2), NOW - 900 * DAY)])
    assert (got["invitations_out_mature"], got["invitations_out_accepted"]) == (3, 1)
    assert got["invitation_accept_days_median"] == 3


def test_without_the_network_an_acceptance_cannot_be_told():
    got = facts(invitations=[invited(1, 50)[0]])
    assert got["invitations_out_mature"] == 1
    assert got["invitations_out_accepted"] is None
    assert got["connections_total"] is None


def test_names_that_stand_twice_tell_no_acceptance():
    """The layout of 2022 has no addresses: two contacts called Ana Exemplar cannot be told apart."""
    first, links = invited(1, 50, accepted=40)
    twin = Connection(Person(9, "Ana1", "Exemplar", "ana-9"), NOW - 30 * DAY)
    assert facts("2022-09", invitations=[first], connections=links)["invitations_out_accepted"] == 1
    assert facts("2022-09", invitations=[first], connections=[*links, twin])["invitations_out_accepted"] == 0
    assert facts("2026-07", invitations=[first], connections=[*links, twin])["invitations_out_accepted"] == 1


def test_blank_rows_count_as_connections_only():
    link = Connection(person(1), NOW - 30 * DAY, blank_from=NOW - DAY)
    got = facts(connections=[link], invitations=[Invitation(person(1), "out", NOW - 35 * DAY)])
    assert (got["connections_total"], got["connections_blank"], got["invitations_out_accepted"]) == (1, 1, 0)


def test_started_inbound_answered():
    """I wrote first twice (one answer after a day), they wrote first once (answered after half a day)."""
    messages = [
        *talk(1, ("me", 100), ("they", 99)),
        *talk(2, ("me", 50), ("me", 40)),
        *talk(3, ("they", 30), ("me", 29.5)),
    ]
    got = facts(messages=messages)
    assert (got["threads_person"], got["messages_in"], got["messages_out"]) == (3, 2, 4)
    assert (got["threads_started"], got["threads_started_answered"]) == (2, 1)
    assert (got["inbound_threads"], got["inbound_threads_answered"]) == (1, 1)
    assert (got["first_answer_hours_median"], got["own_answer_hours_median"]) == (24.0, 12.0)


def test_the_14_days():
    """Answered on the fifteenth day: answered, not within 14 days. A thread of 13 days ago is too young."""
    messages = [*talk(1, ("me", 100), ("they", 85)), *talk(2, ("me", 13), ("they", 12)), *talk(3, ("me", 14))]
    got = facts(messages=messages)
    assert got["threads_started_answered"] == 2
    assert (got["threads_started_mature_14d"], got["threads_started_answered_14d"]) == (2, 0)


def test_deep_means_two_turns_on_each_side():
    deep = talk(1, ("me", 9), ("they", 8), ("me", 7), ("they", 6))
    long_but_flat = talk(2, ("me", 9), ("they", 8), ("they", 7), ("they", 6), ("me", 5))
    assert facts(messages=deep + long_but_flat)["threads_deep"] == 1


def test_revived_means_the_other_wrote_after_more_than_90_days_of_silence():
    revived = talk(1, ("me", 300), ("they", 200))
    exactly = talk(2, ("me", 290), ("they", 200))
    by_me = talk(3, ("they", 300), ("me", 200), ("they", 199))
    assert facts(messages=revived + exactly + by_me)["threads_revived"] == 1


def test_a_note_is_no_message_while_its_invitation_is_in_the_archive():
    """The note of a recent invitation is left out, so that the other one opened the conversation."""
    fresh, links = invited(1, 30, accepted=20)
    old = Invitation(person(2), "out", NOW - 500 * DAY, "Hello", accepted_at=NOW - 490 * DAY)
    notes = [
        Message(Thread("a", (person(1),)), None, NOW - 20 * DAY, "Hello", "note", invitation=fresh),
        Message(Thread("b", (person(2),)), None, NOW - 490 * DAY, "Hello", "note", invitation=old),
    ]
    answer = Message(notes[0].thread, person(1), NOW - 19 * DAY, "Thanks")
    got = facts(invitations=[fresh, old], connections=links, messages=[*notes, answer])
    assert got["invitation_notes_excluded"] == 1
    assert (got["inbound_threads"], got["threads_started"]) == (1, 1)


def test_who_takes_part_decides_the_kind_of_thread():
    closed = Person(1, "LinkedIn Member", "", "", kind="deleted")
    company = Person(-1, "Lumengate Logistics", "", "", kind="company")
    rows = [
        Message(Thread("deleted", (closed,)), closed, NOW - DAY, "Bonjour"),
        Message(Thread("group", (person(2), person(3))), person(2), NOW - DAY, "Bonjour"),
        Message(Thread("advert", (company,)), company, NOW - DAY, "%FIRSTNAME%", "sponsored"),
        Message(Thread("spam", (person(4),)), person(4), NOW - DAY, "Gagnez", "spam", folder="SPAM"),
        Message(Thread("draft", (person(5),)), None, NOW - DAY, "Presque", "draft"),
    ]
    got = facts(messages=rows)
    assert (got["threads_person"], got["threads_group"], got["threads_sponsored"]) == (1, 1, 1)
    assert (got["messages_in"], got["messages_out"]) == (1, 0)


def test_posts_and_reposts():
    """An edited post counts once; instant reposts exist since 2025 only."""
    posts = [
        Post("post", NOW - DAY, "urn:li:share:1", "Texte", edits=[(NOW - HOUR, "Texte revu")]),
        Post("repost_with_thought", NOW - DAY, "urn:li:share:2", "Oui", "https://www.linkedin.com/feed/update/x"),
        Post("repost_bare", NOW - DAY, "urn:li:share:3"),
        Post("repost_instant", NOW - DAY, "urn:li:share:4"),
    ]
    assert facts(posts=posts)["posts"] == 1
    assert facts(posts=posts)["reposts"] == 3
    assert facts("2024-03", posts=posts)["reposts"] == 2


def test_equal_searches_within_ten_minutes_are_one():
    """0 s, 600 s, 1,200 s chain to one search; 1,801 s is the next; another query between changes nothing."""
    marks = [("usine", 0), ("achats", 60), ("usine", 600), ("usine", 1200), ("usine", 1801)]
    rows = [Gesture("search", NOW - DAY + s, text=text) for text, s in marks]
    assert facts(gestures=rows)["searches"] == 3


def test_basic_archive_cannot_tell_what_was_published():
    rows = {"posts": [Post("post", NOW - DAY, "urn:li:share:1", "Texte")], "gestures": [Gesture("comment", NOW - DAY)]}
    got = facts(kind="basic", **rows)
    assert [got[k] for k in ("posts", "reposts", "comments_given", "reactions_given", "searches")] == [None] * 5


def test_recommendations_count_all_rows():
    rows = [Recommendation(person(1), d, NOW - 900 * DAY, "Bien") for d in ("received", "given", "given")]
    got = facts(recommendations=rows)
    assert (got["recommendations_received"], got["recommendations_given"]) == (1, 2)


def test_two_archives_give_the_union_of_events_and_the_newest_network():
    """A contact removed between the exports: the acceptance stays known, the network has shrunk."""
    early = END - timedelta(days=60)
    sent, links = invited(1, 150, accepted=120)
    links[0].removed_at = NOW - 30 * DAY
    world = life(invitations=[sent], connections=[*links, Connection(person(2), NOW - 500 * DAY)])
    both = [export(world, "2026-07", day=early), export(world, "2026-07")]
    assert truth(both[1])["invitations_out_accepted"] == 0
    assert truth(*both)["invitations_out_accepted"] == 1
    assert truth(*both)["connections_total"] == 1
    assert truth(*both) == truth(*reversed(both))
