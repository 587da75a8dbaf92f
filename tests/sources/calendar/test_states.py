"""What an event becomes: held, unanswered, cancelled, declined, tentative, a whole day, private, or no row at all."""

from __future__ import annotations

import pytest
from tests.sources.calendar.ics import JANE, ME_MAIL, OWN, event, invited
from tests.sources.singles import codes, rows

ORGANISER = "ORGANIZER;CN=Jane Doe:mailto:jane@client.example"


def states(con):
    return rows(con, "select m.state, p.name from meetings m left join mentions p using (mention_id) order by 1, 2")


def test_a_meeting_with_somebody_is_held(con, read):
    report = read(event("20261005T090000Z", JANE, OWN, dtend="20261005T094500Z", summary="Secret plan"))
    assert states(con) == [("held", "Jane Doe")]
    assert rows(con, "select kind, minutes, row_no from meetings") == [("meeting", 45, 1)]
    assert rows(con, "select name, email, name_key, match_state from mentions") == [
        ("Jane Doe", "jane@client.example", "jane doe", "unknown")
    ]
    assert not report.problems and report.files[0].kept == 1


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        (("STATUS:CANCELLED", JANE), "cancelled"),
        (("STATUS:TENTATIVE", JANE), "tentative"),
        ((JANE, invited(ME_MAIL, answer="DECLINED")), "declined"),
        ((JANE, invited(ME_MAIL, answer="TENTATIVE")), "tentative"),
        ((invited("jane@client.example", "Jane Doe", "DECLINED"), OWN), "declined"),
        ((invited("jane@client.example", "Jane Doe", "NEEDS-ACTION"), OWN), "unanswered"),
        ((invited("jane@client.example", "Jane Doe", "NEEDS-ACTION"), ORGANISER), "held"),
        (("ATTENDEE;CN=Jane Doe:mailto:jane@client.example", OWN), "held"),
    ],
)
def test_answers_and_status_decide(con, read, lines, state):
    read(event("20261005T090000Z", *lines))
    assert states(con) == [(state, "Jane Doe")]


@pytest.mark.parametrize(
    "one",
    [
        event(";VALUE=DATE:20261005", JANE),
        event("20261005T090000Z", JANE, dtend="20261006T090000Z"),
        event("20261005T000000Z", JANE, "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
    ],
)
def test_a_whole_day_is_no_meeting_and_names_nobody(con, read, one):
    read(one)
    assert states(con) == [("all_day", None)] and rows(con, "from mentions") == []


def test_an_event_with_nobody_else_is_private(con, read):
    read(event("20261005T090000Z", OWN), event("20261006T090000Z", uid="2", summary="Dentist, Dr Drill"))
    assert states(con) == [("private", None), ("private", None)]
    assert rows(con, "from mentions") == []


def test_free_time_rooms_crowds_and_the_future_give_no_row(con, read):
    crowd = [invited(f"p{k}@example.org") for k in range(21)]
    report = read(
        event("20261005T090000Z", JANE, transp="TRANSPARENT"),
        event("20261006T090000Z", *crowd, uid="2"),
        event("20261225T090000Z", JANE, uid="3"),
        event("20200101T090000Z", JANE, uid="4"),
        event("20261007T090000Z", invited("room@client.example", "Room 1", CUTYPE="RESOURCE"), uid="5"),
    )
    assert states(con) == [("private", None)]
    assert report.files[0].excluded == {"free_time": 1, "crowd": 1, "planned": 1, "outside_window": 1}


def test_each_other_person_of_a_meeting_has_a_row(con, read):
    read(event("20261005T090000Z", JANE, invited("joe@client.example", "Joe Bloggs"), OWN))
    assert states(con) == [("held", "Jane Doe"), ("held", "Joe Bloggs")]


def test_the_organiser_is_one_person_with_the_invited_of_the_same_address(con, read):
    read(event("20261005T090000Z", "ORGANIZER;CN=Jane Doe:mailto:JANE@client.example", JANE, OWN))
    assert states(con) == [("held", "Jane Doe")]


@pytest.mark.parametrize(
    "lines",
    [
        ("LOCATION:https://us02web.zoom.us/j/123",),
        ("DESCRIPTION:Join: https://meet.google.com/abc-defg",),
        ("X-GOOGLE-CONFERENCE:https://example.org/x",),
        ("DESCRIPTION:https://teams.microsoft.com/l/meetup",),
    ],
)
def test_a_conferencing_link_makes_a_call(con, read, lines):
    read(event("20261005T090000Z", JANE, *lines))
    assert rows(con, "select kind from meetings") == [("call",)]


def test_the_owner_is_known_from_the_records(con, read):
    con.execute(
        "insert into members (member_id, name, emails) values ('in:mia-member', 'Mia Member', 'mm@old.example')"
    )
    read(
        event("20261005T090000Z", JANE, invited("mm@old.example", answer="DECLINED")),
        event("20261006T090000Z", JANE, invited("other@home.example", "MEMBER, Mia", "DECLINED"), uid="2"),
        head=(),
    )
    assert states(con) == [("declined", "Jane Doe"), ("declined", "Jane Doe")]


def test_the_owner_is_the_one_address_that_stands_everywhere(con, read):
    others = [invited(f"p{k}@example.org", f"Person {chr(65 + k)}") for k in range(3)]
    report = read(*[event(f"2026100{k + 1}T090000Z", others[k], OWN, uid=str(k)) for k in range(3)], head=())
    assert [name for _, name in states(con)] == ["Person A", "Person B", "Person C"]
    assert codes(report) == []


def test_an_unknown_owner_is_said(con, read):
    report = read(event("20261005T090000Z", JANE, OWN), head=())
    assert codes(report) == ["calendar_owner_unknown"]


def test_an_outlook_name_with_a_comma_is_turned(con, read):
    read(event("20261005T090000Z", invited("j@client.example", "Doe, Jane")))
    assert states(con) == [("held", "Jane Doe")]
