"""CRMs in a state that nobody would wish for: nothing counts twice and everything is said."""

from __future__ import annotations

import datetime

from jalon.linkage.link import link
from jalon.sources.crm.settle import problems_of_settling, settle
from tests.sources.singles import ME, codes, rows

LATER = datetime.datetime(2026, 5, 20, 8, tzinfo=datetime.UTC)
SIGNED = "select count(*) from deal_events where kind = 'contract_signed'"


def test_one_deal_in_two_crms_counts_once_and_is_said(con, pulled, read):
    read(pulled("hubspot"))
    read(pulled("salesforce"))
    read(pulled("pipedrive"))
    assert rows(con, SIGNED) == [(1,)]
    said = {problem.code: problem.message for problem in problems_of_settling("crm", settle(con, ME))}
    assert "crm_deal_again" in said


def test_a_deal_without_a_contact_counts_for_its_company_and_is_said(con, pulled, read):
    read(pulled("hubspot", change=lambda fake: fake.links["deals", "contacts"].pop("101")))
    assert rows(con, "select company_key, mention_id from deal_events where kind = 'contract_signed'") == [
        ("verdane industries", None)
    ]
    assert "crm_deal_alone" in [problem.code for problem in problems_of_settling("crm", settle(con, ME))]


def test_an_absurd_amount_is_said_and_kept(con, pulled, read):
    def absurd(fake):
        deals = fake.objects["deals"]
        for number in range(6):
            deals.append({**deals[0], "id": str(200 + number)})
        deals.append({**deals[0], "id": "300", "properties": {**deals[0]["properties"], "amount": "96000000"}})

    report = read(pulled("hubspot", change=absurd))
    assert "crm_amount_odd" in codes(report)
    assert rows(con, "select amount from deals where deal_id = 'hubspot:300'") == [(96_000_000.0,)]


def test_a_stage_renamed_midway_makes_no_second_outcome(con, pulled, read, outcomes):
    read(pulled("hubspot"))
    before = outcomes()
    assert ("quote_sent", "2026-04-01", None, None) in before

    def renamed(fake):
        fake.stage_names = {"s2": "Proposal sent", "s3": "Signed"}
        for deal in fake.objects["deals"]:  # each comes again, in the stage that it entered before
            deal |= {"entered": deal["updatedAt"], "updatedAt": "2026-05-10T00:00:00Z"}

    read(pulled("hubspot", LATER, renamed))
    assert rows(con, "select count(*) from deals") == [(6,)], "each deal has a second version"
    assert outcomes() == before


def test_a_person_who_changed_names_stays_one_person(con, pulled, read):
    con.execute(
        "insert into people by name select ? as member_id, 'in:ana-exemplar' as person_id, 'Ana Durand' as name, "
        "'ana durand' as name_key, true as is_contact, 1 as recorded_at, 's' as source_id, 1 as row_no",
        [ME],
    )
    read(pulled("hubspot"))

    def married(fake):
        ana = fake.objects["contacts"][0]
        ana["updatedAt"] = "2026-05-10T00:00:00Z"
        ana["properties"] |= {"lastname": "Durand", "email": "ana.durand@verdane.example"}

    read(pulled("hubspot", LATER, married))
    link(con, ME)
    named = rows(con, "select name, person_id from mentions where name like 'Ana%' order by name")
    assert named == [("Ana Durand", "in:ana-exemplar"), ("Ana Exemplar", "in:ana-exemplar")]
    assert rows(con, SIGNED) == [(1,)]
    meetings = rows(con, "select count(*) from deal_events where kind = 'meeting'")
    assert meetings == [(1,)]


def test_one_person_in_two_records_joins_one_person(con, pulled, read):
    con.execute(
        "insert into people by name select ? as member_id, 'in:ana-exemplar' as person_id, 'Ana Exemplar' as name, "
        "'ana exemplar' as name_key, 'ana@verdane.example' as email, true as is_contact, 1 as recorded_at, "
        "'s' as source_id, 1 as row_no",
        [ME],
    )

    def twice(fake):
        ana = fake.objects["contacts"][0]
        doubled = {**ana["properties"], "firstname": "A.", "hs_linkedin_url": None}
        fake.objects["contacts"].append({**ana, "id": "23", "properties": doubled})
        fake.links["deals", "contacts"]["101"] = ["21", "23"]

    report = read(pulled("hubspot", change=twice))
    link(con, ME)
    people = (
        "select distinct m.person_id from deal_people p join mentions m using (member_id, mention_id) "
        "where p.deal_id = 'hubspot:101'"
    )
    assert rows(con, people) == [("in:ana-exemplar",)]
    assert rows(con, SIGNED) == [(1,)]
    assert "crm_person_again" in codes(report)
