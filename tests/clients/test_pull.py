"""Pulling a CRM: all of it once, then what is new, through limits, outages and refusals, and nothing half-written."""

from __future__ import annotations

import datetime
import json

import pytest

from jalon.api.pulling import pull as api_pull
from jalon.clients.lines import LineFile
from jalon.clients.pull import pull
from jalon.errors import PullFailed, PullRefused
from tests.clients.conftest import FAKES, TOKEN, client_of
from tests.clients.fakes import Answer

NOW = datetime.datetime(2026, 5, 1, 8, tzinfo=datetime.UTC)
LATER = datetime.datetime(2026, 6, 1, 8, tzinfo=datetime.UTC)
EVERY = pytest.mark.parametrize("service", FAKES, indirect=True)
HUBSPOT = pytest.mark.parametrize("service", ["hubspot"], indirect=True)


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def records(path, stream=None):
    found = [line for line in lines(path) if line["type"] == "RECORD"]
    return [one["record"] for one in found if stream is None or one["stream"].endswith(f":{stream}")]


@EVERY
def test_everything_is_read_once_through_all_pages(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    done = pull(client_of(service.system, service.url), path, NOW)
    held = sum(len(rows) for rows in getattr(service.fake, "rows", getattr(service.fake, "objects", {})).values())
    stages = service.system == "hubspot"
    assert sum(done.rows.values()) == len(records(path)) == held + stages
    assert {line["time_extracted"] for line in lines(path) if line["type"] == "RECORD"} == {"2026-05-01T08:00:00Z"}


@EVERY
def test_the_next_time_only_what_changed_is_read(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    client = client_of(service.system, service.url)
    pull(client, path, NOW)
    before = len(records(path))
    pull(client, path, LATER)
    assert len(records(path)) == before


DELETED = {"hubspot": "103", "salesforce": "006b", "pipedrive": "103", "odoo": "102"}


@EVERY
def test_a_deal_that_was_deleted_is_said_once(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    client, deal = client_of(service.system, service.url), DELETED[service.system]
    pull(client, path, NOW)
    assert not [row for row in records(path) if row.get("jalon_gone")], "what was never known is not said to be gone"
    service.fake.delete(deal)
    for now in (LATER, LATER + datetime.timedelta(days=1)):
        pull(client, path, now)
        assert [row for row in records(path) if row.get("jalon_gone")] == [{"id": deal, "jalon_gone": True}]


@pytest.mark.parametrize("service", ["hubspot", "salesforce", "pipedrive"], indirect=True)
def test_a_deal_of_the_bin_that_is_found_when_asked_for_is_there(service, tmp_path):
    path, deal = tmp_path / "crm.jsonl", DELETED[service.system]
    client = client_of(service.system, service.url)
    pull(client, path, NOW)
    listed = {"salesforce": {"Id": deal, "IsDeleted": True}, "pipedrive": {"id": 103, "status": "deleted"}}
    service.fake.bin.append(listed.get(service.system, deal))
    pull(client, path, LATER)
    assert not [row for row in records(path) if row.get("jalon_gone")]


@pytest.mark.parametrize("service", ["odoo"], indirect=True)
def test_a_deal_that_the_user_may_not_see_any_more_is_not_gone(service, tmp_path):
    path, client = tmp_path / "crm.jsonl", client_of("odoo", service.url)
    pull(client, path, NOW)
    service.fake.hide("102")
    pull(client, path, LATER)
    assert not [row for row in records(path) if row.get("jalon_gone")]


@HUBSPOT
def test_a_deal_that_was_merged_names_the_one_that_stands(service, tmp_path):
    path, client = tmp_path / "crm.jsonl", client_of("hubspot", service.url)
    pull(client, path, NOW)
    service.fake.merge("101", "102")
    service.fake.merge("102", "103")
    for now in (LATER, LATER + datetime.timedelta(days=1)):
        pull(client, path, now)
        assert [row for row in records(path) if row.get("jalon_gone")] == [
            {"id": old, "jalon_gone": True, "jalon_merged_into": "103"} for old in ("101", "102")
        ]


@HUBSPOT
def test_a_file_belongs_to_one_portal_though_all_have_one_address(service, tmp_path, monkeypatch):
    monkeypatch.setenv("JALON_HUBSPOT_TOKEN", TOKEN)
    monkeypatch.setattr("jalon.clients.hubspot.ADDRESS", service.url)
    path = tmp_path / "crm.jsonl"
    api_pull("hubspot", path, now=NOW)
    before = path.read_bytes()
    service.fake.portal = 4343
    with pytest.raises(PullFailed, match="another account"):
        api_pull("hubspot", path, now=LATER)
    assert path.read_bytes() == before and b"4242" not in before, "the portal is not named"
    service.fake.portal = 4242
    api_pull("hubspot", path, now=LATER)


@EVERY
def test_it_only_reads(service, tmp_path):
    pull(client_of(service.system, service.url), tmp_path / "crm.jsonl", NOW)
    for one in service.asked:
        assert one.method == "GET" or one.path.endswith(("/search", "/batch/read", "/jsonrpc")), one.path
        if one.path == "/jsonrpc":
            args = one.body["params"]["args"]
            assert len(args) == 3 or args[4] in ("fields_get", "search_read", "read")


@EVERY
def test_words_that_are_not_needed_are_neither_asked_for_nor_kept(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    pull(client_of(service.system, service.url), path, NOW)
    assert "private" not in path.read_text(encoding="utf-8").casefold()


@EVERY
def test_the_token_is_in_no_file_and_no_error(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    pull(client_of(service.system, service.url), path, NOW)
    assert "secret-token" not in path.read_text(encoding="utf-8")
    with pytest.raises(PullFailed) as caught:
        pull(client_of(service.system, service.url, "another-secret"), tmp_path / "no.jsonl", NOW)
    assert "another-secret" not in str(caught.value)
    assert not (tmp_path / "no.jsonl").exists()


@HUBSPOT
def test_a_wrong_or_expired_token_says_what_to_do(service, tmp_path):
    with pytest.raises(PullRefused, match="make a new one and set it again") as caught:
        pull(client_of("hubspot", service.url, "old"), tmp_path / "crm.jsonl", NOW)
    assert caught.value.status == 401


@HUBSPOT
def test_a_limit_is_waited_for(service, tmp_path):
    service.first = [Answer({}, 429, {"Retry-After": "0"}), Answer({}, 503), Answer({}, 429)]
    assert pull(client_of("hubspot", service.url), tmp_path / "crm.jsonl", NOW).rows["deals"] == 3


@HUBSPOT
def test_a_limit_without_end_is_said_and_keeps_what_was_read(service, tmp_path, monkeypatch):
    path = tmp_path / "crm.jsonl"
    read = service.fake._read

    def limited(kind, question):
        return Answer({"category": "RATE_LIMITS"}, 429) if kind == "deals" else read(kind, question)

    monkeypatch.setattr(service.fake, "_read", limited)
    with pytest.raises(PullRefused, match="ask again in an hour"):
        pull(client_of("hubspot", service.url), path, NOW)
    assert len(records(path, "contacts")) == 2
    monkeypatch.setattr(service.fake, "_read", read)
    service.asked.clear()
    pull(client_of("hubspot", service.url), path, NOW)
    assert len(records(path, "deals")) == 3
    assert len(records(path, "contacts")) == 2, "what was read is not read again"


@HUBSPOT
def test_an_outage_in_the_middle_of_a_stream_goes_on_behind_its_last_page(service, tmp_path, monkeypatch):
    path = tmp_path / "crm.jsonl"
    read = service.fake._read

    def broken(kind, question):
        if kind == "deals" and question["inputs"][0]["id"] == "103":
            return Answer(raw=b"<html>maintenance</html>")
        return read(kind, question)

    monkeypatch.setattr(service.fake, "_read", broken)
    with pytest.raises(PullFailed, match="something other than JSON"):
        pull(client_of("hubspot", service.url), path, NOW)
    assert [one["id"] for one in records(path, "deals")] == ["101", "102"]
    monkeypatch.setattr(service.fake, "_read", read)
    pull(client_of("hubspot", service.url), path, LATER)
    assert [one["id"] for one in records(path, "deals")] == ["101", "102", "103"]


@HUBSPOT
def test_what_changed_during_an_interrupted_reading_is_read_afterwards(service, tmp_path, monkeypatch):
    path = tmp_path / "crm.jsonl"
    read = service.fake._read
    monkeypatch.setattr(service.fake, "_read", lambda kind, q: Answer({}, 500) if kind == "calls" else read(kind, q))
    with pytest.raises(PullFailed):
        pull(client_of("hubspot", service.url), path, NOW)
    service.fake.objects["deals"][0] |= {"updatedAt": "2026-05-15T00:00:00Z"}
    monkeypatch.setattr(service.fake, "_read", read)
    pull(client_of("hubspot", service.url), path, LATER)
    assert [one["id"] for one in records(path, "deals")] == ["101", "102", "103", "101"]


@HUBSPOT
def test_a_half_written_page_is_cut_off_and_read_again(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    pull(client_of("hubspot", service.url), path, NOW)
    whole = path.read_bytes()
    with path.open("ab") as file:
        file.write(b'{"type": "RECORD", "stream": "hubspot:deals", "record": {"id": "999", "prop')
    service.fake.objects["deals"][2] |= {"updatedAt": "2026-05-15T00:00:00Z"}
    pull(client_of("hubspot", service.url), path, LATER)
    assert path.read_bytes().startswith(whole)
    assert [one["id"] for one in records(path, "deals")] == ["101", "102", "103", "103"]


@HUBSPOT
def test_a_stream_that_the_token_may_not_read_is_named_and_the_rest_is_read(service, tmp_path):
    service.fake.refused = {"quotes", "calls"}
    done = pull(client_of("hubspot", service.url), tmp_path / "crm.jsonl", NOW)
    assert done.refused == ["calls", "quotes"] and done.rows["deals"] == 3


@HUBSPOT
def test_without_deals_there_is_nothing_to_read(service, tmp_path):
    service.fake.refused = {"deals"}
    with pytest.raises(PullRefused, match="does not allow"):
        pull(client_of("hubspot", service.url), tmp_path / "crm.jsonl", NOW)


@HUBSPOT
def test_it_follows_no_redirect(service, tmp_path):
    service.first = [Answer({}, 302, {"Location": "http://127.0.0.1:9/steal"})]
    with pytest.raises(PullRefused, match="302"):
        pull(client_of("hubspot", service.url), tmp_path / "crm.jsonl", NOW)
    assert len(service.asked) == 1


@pytest.mark.parametrize("service", ["pipedrive"], indirect=True)
def test_a_cursor_that_the_service_forgot_begins_anew(service):
    client = client_of("pipedrive", service.url)
    service.fake.dead = {"forgotten"}
    pages = list(client.pages("deals", None, "forgotten"))
    assert [row["id"] for page in pages for row in page.rows] == [101, 102, 103]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://crm.example", "not encrypted"),
        ("https://ana:secret@crm.example", "is none"),
        ("ftp://crm.example", "not encrypted"),
        ("crm.example", "is none"),
        ("https://[", "is none"),
    ],
)
def test_an_address_must_be_encrypted_and_hold_no_password(url, says):
    with pytest.raises(PullFailed, match=says):
        client_of("salesforce", url)


def test_nobody_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(PullFailed, match="cannot be reached"):
        pull(client_of("hubspot", "http://127.0.0.1:9"), tmp_path / "crm.jsonl", NOW)


@HUBSPOT
def test_the_file_of_another_system_is_left_alone(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    pull(client_of("hubspot", service.url), path, NOW)
    with pytest.raises(PullFailed, match="pulled from hubspot"):
        LineFile(path, "odoo")


@pytest.mark.parametrize("content", ["name,amount\nA,1\n", '{"type": "STATE", "value": 3}\n', "\0\0"])
def test_a_file_of_something_else_is_left_alone(tmp_path, content):
    path = tmp_path / "mine.csv"
    path.write_text(content)
    with pytest.raises(PullFailed):
        LineFile(path, "hubspot")
    assert path.read_text() == content


@HUBSPOT
def test_a_line_damaged_in_the_middle_is_said_and_nothing_is_lost(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    pull(client_of("hubspot", service.url), path, NOW)
    damaged = path.read_bytes().replace(b'"record": {"id": "101"', b'"record": {"id": "101', 1)
    path.write_bytes(damaged)
    with pytest.raises(PullFailed, match="is damaged"):
        pull(client_of("hubspot", service.url), path, LATER)
    assert path.read_bytes().startswith(damaged), "nothing that was written is lost"


@HUBSPOT
def test_only_the_owner_may_read_the_file(service, tmp_path):
    path = tmp_path / "crm.jsonl"
    pull(client_of("hubspot", service.url), path, NOW)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("service", ["odoo"], indirect=True)
@pytest.mark.parametrize("other", [{"user": "bob"}, {"database": "second"}])
def test_a_file_belongs_to_one_account(service, tmp_path, monkeypatch, other):
    monkeypatch.setenv("JALON_ODOO_TOKEN", TOKEN)
    path, account = tmp_path / "crm.jsonl", {"url": service.url, "database": "shop", "user": "ana"}
    api_pull("odoo", path, **account, now=NOW)
    before = path.read_bytes()
    with pytest.raises(PullFailed, match="another account"):
        api_pull("odoo", path, **account | other, now=LATER)
    assert path.read_bytes() == before
    api_pull("odoo", path, **account, now=LATER)
    assert b'"ana"' not in before, "the account is not named"


@EVERY
def test_deals_that_all_vanish_at_once_are_not_said_to_be_gone(service, tmp_path, monkeypatch):
    path, client = tmp_path / "crm.jsonl", client_of(service.system, service.url)
    pull(client, path, NOW)
    monkeypatch.setattr(type(client), "gone", lambda self, ids: dict.fromkeys(ids, ""))
    with pytest.raises(PullFailed, match="has none of the"):
        pull(client, path, LATER)
    assert not [row for row in records(path) if row.get("jalon_gone")]
