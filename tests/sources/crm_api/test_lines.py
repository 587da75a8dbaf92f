"""Singer's lines from any program: broken, hostile, from taps, from nobody known."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.sources.crm_api import read_crm_lines
from jalon.sources.recognise import recognise
from tests.sources.crm_api.conftest import AS_OF
from tests.sources.singles import ME, open_store, write


def line(stream, record, **more):
    return json.dumps({"type": "RECORD", "stream": stream, "record": record, **more})


PERSON = {"id": 21, "name": "Ana Exemplar", "email": [{"value": "ana@verdane.example", "primary": True}]}
DEAL = {
    "id": 101, "value": 9600, "currency": "EUR", "status": "won", "stage_id": 1, "add_time": "2026-01-05 10:00:00",
    "won_time": "2026-02-01 09:00:00", "person_id": {"value": 21, "name": "Ana Exemplar"}, "active_flag": True,
}  # fmt: skip
FLOW = {"object": "dealChange", "data": {"item_id": 101, "field_key": "stage_id", "new_value": "2",
                                         "log_time": "2026-01-10 10:00:00"}}  # fmt: skip


def test_what_a_tap_writes_is_read(con, read, outcomes, tmp_path):
    text = "\n".join([
        json.dumps({"type": "SCHEMA", "stream": "deals", "schema": {}, "key_properties": ["id"]}),
        line("persons", PERSON), line("stages", {"id": 2, "name": "Offre envoyée"}),
        line("deals", DEAL, time_extracted="2026-05-01T08:00:00.123456Z"), line("dealflow", FLOW),
        json.dumps({"type": "STATE", "value": {"deals": "2026-05-01"}}),
    ])  # fmt: skip
    path = write(tmp_path, "tap.jsonl", text)
    assert recognise(path) == "crm_lines"
    report = read(path)
    assert report.files[0].recognised_as == "crm_pipedrive"
    assert outcomes() == [("quote_sent", "2026-01-10", None, None), ("contract_signed", "2026-02-01", 9600.0, "EUR")]
    named = con.execute("select count(*) from deal_events where mention_id is not null").fetchall()
    assert named == [(2,)]
    assert con.execute("select stage from deal_stages").fetchall() == [("Offre envoyée",)]


def test_a_line_cut_in_the_middle_is_named_and_the_rest_is_read(con, read, tmp_path):
    text = "\n".join([line("persons", PERSON), line("deals", DEAL), '{"type": "RECORD", "stream": "deals", "rec'])
    report = read(write(tmp_path, "tap.jsonl", text))
    assert [(problem.code, problem.row) for problem in report.problems] == [("crm_line_broken", 3)]
    assert con.execute("select count(*) from deals").fetchall() == [(1,)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (line("tickets", {"id": 1}), "crm_lines_unknown"),
        (json.dumps({"type": "STATE", "value": {}}), "crm_lines_empty"),
    ],
)
def test_nothing_to_read_is_said(con, read, tmp_path, text, code):
    report = read(write(tmp_path, "tap.jsonl", text))
    assert report.refused and [problem.code for problem in report.problems] == [code]
    assert con.execute("select count(*) from imports").fetchall() == [(0,)]


def test_a_line_beyond_all_measure_is_left_out(con, read, tmp_path):
    text = "\n".join([line("deals", {"id": 1, "title": "x" * 300_000}), line("persons", PERSON), line("deals", DEAL)])
    report = read(write(tmp_path, "tap.jsonl", text))
    assert [(problem.code, problem.row) for problem in report.problems] == [("text_too_long", 1)]
    assert con.execute("select count(*) from deals").fetchall() == [(1,)]


def test_nested_beyond_all_measure_does_not_stop_it(con, read, tmp_path):
    deep = '{"type": "RECORD", "stream": "deals", "record": ' + "[" * 90_000 + "]" * 90_000 + "}"
    read(write(tmp_path, "tap.jsonl", "\n".join([line("persons", PERSON), deep, line("deals", DEAL)])))
    assert con.execute("select count(*) from deals").fetchall() == [(1,)]


def test_no_problem_quotes_a_record(read, tmp_path):
    text = "\n".join([line("deals", {**DEAL, "value": -1}), line("persons", PERSON), "Ana Exemplar secret"])
    report = read(write(tmp_path, "tap.jsonl", text))
    said = " ".join(problem.message + problem.hint for problem in report.problems)
    assert report.problems and "Ana" not in said and "secret" not in said


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from([
    "id", "Id", "properties", "associations", "value", "status", "person_id", "org_id", "add_time", "won_time",
    "stages", "emails", "participants", "stage_id", "partner_id", "write_date", "Amount", "IsWon", "CloseDate",
    "due_date", "OpportunityId", "ContactId", "data", "archived", "start", "partner_ids", "type", "done", "dealstage",
    "is_won", "party", "contact", "state", "history", "create_date", "amount", "currency.", "at", "year", "month",
    "decimal", "stage_label", "stage_kind", "stage_changed_at", "closed_on", "account", "contacts", "linkedin_url",
    "origin",
    "jalon_gone", "is_active", "is_deleted", "name", "quotation_date",
])  # fmt: skip
STREAMS = st.sampled_from([
    "hubspot:deals", "hubspot:contacts", "hubspot:stages", "hubspot:meetings", "salesforce:Opportunity",
    "salesforce:Contact", "salesforce:OpportunityContactRole", "salesforce:Event", "pipedrive:deals",
    "pipedrive:persons", "pipedrive:activities", "pipedrive:dealflow", "odoo:crm.lead", "odoo:res.partner",
    "odoo:calendar.event", "odoo:sale.order", "deals", "persons", "tryton:party.party", "tryton:party.address",
    "tryton:party.contact_mechanism", "tryton:sale.opportunity", "tryton:sale.sale", "bottlecrm:contacts",
    "bottlecrm:leads", "bottlecrm:opportunities", "bottlecrm:estimates",
])  # fmt: skip


@given(
    st.lists(st.tuples(STREAMS, st.dictionaries(FIELDS, JSON, max_size=8), JSON), max_size=8), st.binary(max_size=40)
)
def test_whatever_the_lines_hold_nothing_breaks(tmp_path_factory, rows, end):
    text = "\n".join(line(stream, record, time_extracted=at) for stream, record, at in rows)
    path = tmp_path_factory.mktemp("fuzz") / "tap.jsonl"
    path.write_bytes(text.encode("utf-8", "replace") + b"\n" + end)
    with open_store() as con:
        read_crm_lines(con, path, member_id=ME, as_of=AS_OF)
