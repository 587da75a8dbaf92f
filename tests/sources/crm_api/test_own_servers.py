"""Lines of Tryton and BottleCRM: who is a company, what is a label, and whose lines they are."""

from __future__ import annotations

import json

import pytest

from jalon.sources.crm_api.systems import system_of
from tests.sources.singles import codes, write

AT = "2026-05-01T08:00:00Z"


def line(stream, record, at=AT):
    return json.dumps({"type": "RECORD", "stream": stream, "record": record, "time_extracted": at})


PARTY = line("tryton:party.party", {"id": 1, "name": "Ana Bell"})
MECHANISM = {"id": 5, "party": 1, "type": "email", "value": "ana@verdane.example"}


@pytest.fixture
def people(con, read, tmp_path):
    def reader(*lines):
        read(write(tmp_path, "crm.jsonl", "\n".join(lines) + "\n"))
        return con.execute("select name, email, company from mentions order by name").fetchall()

    return reader


def test_the_label_of_an_address_is_nobody(people):
    labelled = line("tryton:party.contact_mechanism", MECHANISM | {"name": "Work"})
    deal = line("tryton:sale.opportunity", {"id": 9, "party": 1, "state": "lead"})
    assert people(PARTY, labelled, deal) == [("Ana Bell", "ana@verdane.example", None)]


@pytest.mark.parametrize("dealing", ["sale.opportunity", "sale.sale"])
@pytest.mark.parametrize("later", [AT, "2026-05-09T08:00:00Z"])
def test_a_contact_that_a_deal_or_a_sale_names_is_a_person_at_the_party(people, dealing, later):
    firm = line("tryton:party.party", {"id": 1, "name": "Verdane"})
    contact = line("tryton:party.contact_mechanism", MECHANISM | {"name": "Ana Bell"})
    named = line(f"tryton:{dealing}", {"id": 9, "party": 1, "contact": 5, "state": "lead"}, later)
    assert ("Ana Bell", "ana@verdane.example", "Verdane") in people(firm, contact, named)


def test_a_cancelled_deal_is_not_said_to_lack_a_day(read, tmp_path):
    deal = line("tryton:sale.opportunity", {"id": 9, "party": 1, "state": "cancelled"})
    report = read(write(tmp_path, "crm.jsonl", f"{PARTY}\n{deal}\n"))
    assert "crm_end_undated" not in codes(report)


def test_streams_of_bottlecrm_without_a_prefix_are_not_taken_for_those_of_hubspot():
    found = system_of(["contacts", "leads", "opportunities", "estimates"])
    assert found is not None and found.name == "bottlecrm"
    hubspot = system_of(["contacts", "companies", "deals"])
    assert hubspot is not None and hubspot.name == "hubspot"
