"""Who is who by exact keys: address, e-mail, name with company, unique name; the doubtful is listed, never joined."""

from __future__ import annotations

import itertools

import pytest
from tests.sources.singles import ME, open_store, rows
from tests.tables import put

from jalon.linkage.exact import doubtful, link
from jalon.records.identity import company_key, name_key
from jalon.sources.mention import Mention


@pytest.fixture
def con():
    with open_store() as opened:
        put(opened, "members", member_id=ME, name="Mia Member", emails="mia@member.example mm@old.example")
        yield opened


def person(con, person_id, name, company=None, email=None):
    put(
        con,
        "people",
        member_id=ME,
        person_id=person_id,
        name=name,
        name_key=name_key(name),
        company=company,
        company_key=company_key(company),
        email=email,
    )


def mention(con, row_no=1, **written):
    put(con, "mentions", **{**Mention(**written).row(ME, "file:results.csv", row_no)})


def joined(con):
    link(con, ME)
    return rows(con, "select match_state, person_id from mentions order by row_no")


def test_the_address_of_the_profile_is_the_best_key(con):
    person(con, "in:jane-doe", "Jane Doe", "Acme")
    person(con, "in:other", "Someone Else", email="j@x.example")
    mention(con, name="J. D.", company="Elsewhere", email="j@x.example", profile="jane-doe")
    assert joined(con) == [("url", "in:jane-doe")]


def test_then_the_email(con):
    person(con, "in:jane-doe", "Jane Doe", "Acme", "jane@acme.example")
    mention(con, name="Other Name", email="jane@acme.example")
    assert joined(con) == [("email", "in:jane-doe")]


def test_then_name_and_company_among_namesakes(con):
    person(con, "in:jane-1", "Jane Doe", "Acme SAS")
    person(con, "in:jane-2", "Jane Doe", "Globex")
    mention(con, name="JANE DOE", company="Acme")
    assert joined(con) == [("name_company", "in:jane-1")]


@pytest.mark.parametrize(("theirs", "ours"), [(None, "Acme"), ("Acme", None), (None, None)])
def test_then_a_unique_name_when_a_side_has_no_company(con, theirs, ours):
    person(con, "in:jane-doe", "Dr. Jane Doe", theirs)
    mention(con, name="Jane Doe", company=ours)
    assert joined(con) == [("name", "in:jane-doe")]


def test_another_company_is_doubtful(con):
    person(con, "in:jane-doe", "Jane Doe", "Acme")
    mention(con, name="Jane Doe", company="Globex", row_no=7)
    assert joined(con) == [("doubtful", None)]
    [found] = doubtful(con, ME)
    assert (found.name, found.candidates, found.row_no) == ("Jane Doe", ("in:jane-doe",), 7)


def test_two_of_a_name_are_doubtful(con):
    for slug in ("b", "a"):
        person(con, f"in:{slug}", "Jane Doe")
    mention(con, name="Jane Doe")
    assert joined(con) == [("doubtful", None)]
    assert doubtful(con, ME)[0].candidates == ("in:a", "in:b")


def test_two_of_an_email_are_doubtful(con):
    for slug in ("a", "b"):
        person(con, f"in:{slug}", f"Person {slug}", email="desk@acme.example")
    mention(con, email="desk@acme.example")
    assert joined(con) == [("doubtful", None)]


def test_another_address_than_the_one_written_is_doubtful(con):
    person(con, "in:jane-doe", "Jane Doe", "Acme")
    mention(con, name="Jane Doe", company="Acme", profile="jane-doe-2")
    assert joined(con) == [("doubtful", None)]


def test_a_person_of_old_files_without_address_is_not_a_second_one(con):
    person(con, "in:jane-doe", "Jane Doe")
    person(con, "name:jane doe", "Jane Doe")
    mention(con, name="Jane Doe")
    assert joined(con) == [("name", "in:jane-doe")]


def test_nobody_is_unknown(con):
    person(con, "deleted:t1", "Jane Doe")
    person(con, "company:acme", "Acme")
    mention(con, name="Jane Doe")
    mention(con, name="Acme", row_no=2)
    mention(con, profile="stranger", row_no=3)
    assert joined(con) == [("unknown", None)] * 3


@pytest.mark.parametrize(
    "written",
    [
        {"profile": "mia-member"},
        {"name": "Whoever", "email": "mm@old.example"},
        {"name": "Mia MEMBER", "email": "m@new.example"},
    ],
)
def test_the_member_is_nobodys_counterpart(con, written):
    own, jane = Mention(**written), Mention(name="Jane Doe")
    mention(con, **written)
    mention(con, name="Jane Doe", row_no=2)
    meeting = {"member_id": ME, "source_id": "file:a.ics", "occurred_at": 9, "state": "held", "kind": "meeting"}
    put(con, "meetings", **meeting, fact_id="1", mention_id=own.mention_id, row_no=1)
    put(con, "meetings", **meeting, fact_id="2", mention_id=jane.mention_id, row_no=1)
    put(con, "meetings", **meeting, fact_id="3", mention_id=own.mention_id, row_no=2)
    put(con, "deal_events", member_id=ME, fact_id="4", mention_id=own.mention_id, deal_id="d")
    assert joined(con) == [("unknown", None)]
    assert rows(con, "select row_no, state, mention_id from meetings order by 1") == [
        (1, "held", jane.mention_id),
        (2, "private", None),
    ]
    assert rows(con, "select mention_id from deal_events") == [(None,)]


def test_a_namesake_of_the_member_with_a_known_email_is_another_person(con):
    person(con, "in:mia-2", "Mia Member", email="mia@client.example")
    mention(con, name="Mia Member", email="mia@client.example")
    assert joined(con) == [("email", "in:mia-2")]


def test_joining_again_in_any_order_changes_nothing():
    people = [("in:a", "Jane Doe", "Acme"), ("in:b", "Jane Doe", "Globex"), ("name:joe b", "Joe B", None)]
    written = [{"name": "Jane Doe", "company": "Acme"}, {"name": "Jane Doe"}, {"name": "Joe B"}]
    found = set()
    for order in itertools.permutations(range(3)):
        with open_store() as con:
            for k in order:
                person(con, *people[k])
                mention(con, k, **written[k])
            first = joined(con)
            assert joined(con) == first
            found.add(tuple(first))
    assert found == {(("name_company", "in:a"), ("doubtful", None), ("name", "name:joe b"))}


def test_a_person_who_appears_later_is_joined_then(con):
    mention(con, name="Jane Doe")
    assert joined(con) == [("unknown", None)]
    person(con, "in:jane-doe", "Jane Doe")
    assert joined(con) == [("name", "in:jane-doe")]


def test_mentions_of_another_member_are_left_alone(con):
    person(con, "in:jane-doe", "Jane Doe")
    put(con, "mentions", **{**Mention(name="Jane Doe").row("in:somebody-else", "file", 1)})
    assert joined(con) == [("unknown", None)]
