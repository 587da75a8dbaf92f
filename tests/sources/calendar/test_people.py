"""Who is met: links in the description, names in the title, and nothing else of either is kept."""

from __future__ import annotations

import pytest
from tests.sources.calendar.ics import JANE, event, invited
from tests.sources.singles import ME, everything, rows
from tests.tables import put


def test_a_profile_link_goes_to_the_one_other_person(con, read):
    read(
        event("20261005T090000Z", JANE, "DESCRIPTION:See https://fr.linkedin.com/in/Jane-D%C3%B6e?x=1 \\nand bring tea")
    )
    assert rows(con, "select name, profile_key from mentions") == [("Jane Doe", "jane-döe")]


def test_with_two_people_a_link_belongs_to_nobody(con, read):
    read(event("20261005T090000Z", JANE, invited("j@x.example", "Joe"), "DESCRIPTION:linkedin.com/in/jane"))
    assert rows(con, "select count(*), count(profile_key) from mentions") == [(2, 0)]


def test_links_alone_are_people_but_for_the_own_one(con, read):
    read(event("20261005T090000Z", "DESCRIPTION:https://linkedin.com/in/jane-doe https://linkedin.com/in/mia-member"))
    assert rows(con, "select profile_key from mentions") == [("jane-doe",)]


@pytest.mark.parametrize("title", ["Call with Jane Doe", "RDV jane doe (Acme)", "Jane Doe <> Mia Member"])
def test_a_known_name_in_a_title_is_found(con, read, title):
    put(con, "people", member_id=ME, person_id="in:jane-doe", name="Jane Doe", name_key="jane doe")
    put(con, "people", member_id=ME, person_id=ME, name="Mia Member", name_key="mia member")
    read(event("20261005T090000Z", summary=title))
    assert rows(con, "select name, email, match_state from mentions") == [("Jane Doe", None, "title")]


def test_the_longest_name_in_a_title_wins(con, read):
    for slug, name in (("a", "Jean Pierre Martin"), ("b", "Pierre Martin")):
        put(con, "people", member_id=ME, person_id=f"in:{slug}", name=name, name_key=name.lower())
    read(event("20261005T090000Z", summary="Jean Pierre Martin"))
    assert rows(con, "select name from mentions") == [("Jean Pierre Martin",)]


def test_neither_title_nor_description_nor_place_is_stored(con, read):
    canaries = ("canarytitle", "canarytext", "canaryplace", "canaryalarm")
    read(
        event(
            "20261005T090000Z",
            JANE,
            "BEGIN:VALARM",
            "ATTENDEE:mailto:canaryalarm@example.org",
            "DESCRIPTION:canaryalarm",
            "END:VALARM",
            summary="canarytitle Somebody Unknown",
            description="canarytext https://linkedin.com/in/jane-doe",
            location="canaryplace",
        ),
        event("20261006T090000Z", uid=None, summary="canarytitle"),
    )
    held = repr(everything(con))
    assert "jane doe" in held and not any(canary in held for canary in canaries)
