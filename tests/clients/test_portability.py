"""Pulling the member's own snapshot from LinkedIn: every page once, through limits, outages and refusals."""

from __future__ import annotations

import datetime
import json

import pytest

from jalon import api
from jalon.api.pulling import pull
from jalon.clients.portability import Portability
from jalon.clients.snapshot import WALK, Wanted, pull_snapshot
from jalon.errors import PullFailed, PullRefused
from tests.clients.fakes import Answer, serve
from tests.clients.portability_fake import PortabilityFake

NOW = datetime.datetime(2026, 7, 20, 8, tzinfo=datetime.UTC)
WANTED = Wanted(("CONNECTIONS", "INVITATIONS", "INBOX", "MEMBER_SHARE_INFO"), ("MEMBER_SHARE_INFO",))


@pytest.fixture
def service():
    fake = PortabilityFake()
    with serve(fake) as running:
        running.fake = fake
        yield running


def ask(service, path, wanted=WANTED, token="secret-token", now=NOW):  # noqa: S107
    return pull_snapshot(Portability(token, service.url, pause=0.01), path, wanted, now)


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def steps(path):
    return [(line["domain"], line["start"], line["status"]) for line in lines(path)]


def test_every_page_of_every_domain_is_read_to_its_end(service, tmp_path):
    path = tmp_path / "me.pages.jsonl"
    done = ask(service, path)
    assert done.rows == {"CONNECTIONS": 3, "INVITATIONS": 1, "INBOX": 1, "MEMBER_SHARE_INFO": 1}
    assert steps(path)[:4] == [("CONNECTIONS", n, 200) for n in range(3)] + [("CONNECTIONS", 3, 404)]


def test_its_file_is_a_source_of_the_day_of_the_pull(service, tmp_path):
    path = tmp_path / "me.pages.jsonl"
    ask(service, path)
    report = api.read_report(api.read(path))
    assert (report["archive"]["kind"], report["as_of"]) == ("pulled", "2026-07-20")
    assert (report["facts"]["connections_total"], report["facts"]["posts"]) == (3, 1)


def test_an_outage_is_gone_on_from_behind_the_last_whole_page(service, tmp_path, monkeypatch):
    path = tmp_path / "me.pages.jsonl"
    answer = type(service.fake).__call__

    def broken(self, asked):
        if asked.query.get("start") == "2":
            return Answer(raw=b"<html>maintenance</html>")
        return answer(self, asked)

    monkeypatch.setattr(type(service.fake), "__call__", broken)
    with pytest.raises(PullFailed, match="something other than JSON"):
        ask(service, path)
    monkeypatch.setattr(type(service.fake), "__call__", answer)
    with path.open("ab") as file:
        file.write(b'{"type": "PAGE", "seal": "0')
    service.asked.clear()
    ask(service, path)
    assert [one.query["start"] for one in service.asked if one.query.get("domain") == "CONNECTIONS"] == ["2", "3"]
    assert api.read_report(api.read(path))["archive"]["kind"] == "pulled", "the chain of seals goes on unbroken"


def test_a_limit_is_waited_for(service, tmp_path):
    service.first = [Answer({}, 429, {"Retry-After": "0"}), Answer({}, 503), Answer({}, 429)]
    assert ask(service, tmp_path / "a.pages.jsonl").rows["CONNECTIONS"] == 3


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer({"status": 401, "code": "REVOKED_ACCESS_TOKEN"}, 401), "about 60 days"),
        (Answer({"status": 403, "code": "ACCESS_DENIED"}, 403), "EEA and Switzerland"),
        (Answer({"status": 426, "code": "NONEXISTENT_VERSION"}, 426), "newer Jalon"),
        (Answer({}, 302, {"Location": "http://127.0.0.1:9/steal"}), "302"),
    ],
)
def test_a_refusal_says_what_to_do(service, tmp_path, answer, says):
    service.first = [answer]
    with pytest.raises(PullRefused) as caught:
        ask(service, tmp_path / "a.pages.jsonl")
    assert says in str(caught.value)
    assert len(service.asked) == 1


def test_the_token_is_in_no_file_and_no_error(service, tmp_path):
    path = tmp_path / "a.pages.jsonl"
    ask(service, path)
    assert "secret-token" not in path.read_text(encoding="utf-8")
    with pytest.raises(PullFailed) as caught:
        ask(service, tmp_path / "b.pages.jsonl", token="another-secret")  # noqa: S106
    assert "another-secret" not in str(caught.value)
    assert path.stat().st_mode & 0o077 == 0


def test_collecting_is_begun_once_and_said(service, tmp_path):
    service.fake.collecting = False
    with pytest.raises(PullFailed, match="begins to collect"):
        ask(service, tmp_path / "a.pages.jsonl")
    assert [(one.method, one.path) for one in service.asked] == [
        ("GET", "/memberAuthorizations"),
        ("POST", "/memberAuthorizations"),
    ]
    assert ask(service, tmp_path / "a.pages.jsonl").rows["CONNECTIONS"] == 3
    assert [one.method for one in service.asked].count("POST") == 1


def test_what_is_not_collected_yet_is_asked_for_again_and_nothing_else(service, tmp_path):
    path = tmp_path / "a.pages.jsonl"
    service.fake.late = {"INBOX"}
    assert ask(service, path).empty == ["INBOX"]
    service.fake.late = set()
    service.asked.clear()
    done = ask(service, path)
    assert (done.rows, done.empty) == ({"INBOX": 1}, [])
    assert {one.query.get("domain") for one in service.asked if one.query["q"] == "criteria"} == {"INBOX"}
    assert api.read_report(api.read(path))["facts"]["messages_out"] is not None


def test_what_comes_only_in_the_walk_is_found_there_and_nothing_else_is_written(service, tmp_path):
    path = tmp_path / "a.pages.jsonl"
    service.fake.only_in_walk = {"MEMBER_SHARE_INFO"}
    done = ask(service, path)
    assert done.rows["MEMBER_SHARE_INFO"] == 1 and done.empty == []
    assert WALK in {line["domain"] for line in lines(path)}
    assert "CANARY" not in path.read_text(encoding="utf-8")
    report = api.read_report(api.read(path))
    assert (report["facts"]["posts"], report["facts"]["connections_total"]) == (1, 3)
    assert not [
        one for one in report["problems"] if one["code"] in ("portability_page_missing", "portability_domain_empty")
    ]


def test_a_whole_snapshot_is_not_added_to(service, tmp_path):
    path = tmp_path / "a.pages.jsonl"
    ask(service, path)
    before = path.read_bytes()
    with pytest.raises(PullFailed, match="holds a whole snapshot"):
        ask(service, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", ["name,amount\nA,1\n", '{"elements": []}\n', "\0\0", '{"type": "PAGE", "seal": "x"}\n']
)
def test_a_file_of_something_else_is_left_alone(service, tmp_path, content):
    path = tmp_path / "mine.csv"
    path.write_text(content)
    with pytest.raises(PullFailed):
        ask(service, path)
    assert path.read_text() == content


def test_an_altered_file_is_not_gone_on_with(service, tmp_path):
    path = tmp_path / "a.pages.jsonl"
    service.fake.late = {"INBOX"}
    ask(service, path)
    altered = path.read_bytes().replace(b"Bo", b"Zo", 1)
    path.write_bytes(altered)
    with pytest.raises(PullFailed, match="is damaged"):
        ask(service, path)
    assert path.read_bytes() == altered


def test_pages_without_end_are_stopped(service, tmp_path, monkeypatch):
    monkeypatch.setattr("jalon.clients.snapshot.MOST_PAGES", 2)
    with pytest.raises(PullFailed, match="without end"):
        ask(service, tmp_path / "a.pages.jsonl")


def test_the_command_asks_for_every_domain_that_is_read_and_for_no_other(service, tmp_path, monkeypatch):
    monkeypatch.setenv("JALON_PORTABILITY_TOKEN", "secret-token")
    done = pull("portability", tmp_path / "a.pages.jsonl", url=service.url, now=NOW)
    asked = {one.query["domain"] for one in service.asked if "domain" in one.query}
    assert {"CONNECTIONS", "INBOX", "RECOMMENDATIONS", "ALL_LIKES"} <= asked and "JOB_APPLICATIONS" not in asked
    assert "ALL_LIKES" in done.empty


def test_a_snapshot_is_of_one_time(service, tmp_path):
    path = tmp_path / "a.pages.jsonl"
    service.fake.late = {"INBOX"}
    ask(service, path)
    before = path.read_bytes()
    with pytest.raises(PullFailed, match="begun on 2026-07-20"):
        ask(service, path, now=NOW + datetime.timedelta(days=30))
    assert path.read_bytes() == before
    ask(service, path, now=NOW + datetime.timedelta(days=1))
    assert api.read_report(api.read(path))["as_of"] == "2026-07-20", "nothing later is known of all domains"


def test_a_file_belongs_to_one_member(service, tmp_path):
    path = tmp_path / "a.pages.jsonl"
    service.fake.late = {"INBOX"}
    ask(service, path)
    before = path.read_bytes()
    assert b"Nora" not in before, "only a hash tells the account"
    service.fake.late, service.fake.member = set(), "urn:li:person:Ugo"
    with pytest.raises(PullFailed, match="another account"):
        ask(service, path)
    assert path.read_bytes() == before
    service.fake.member = None
    assert ask(service, path).rows == {"INBOX": 1}, "an interface that names nobody is trusted"


def test_a_token_with_a_letter_that_none_has_is_refused_in_words(service):
    with pytest.raises(PullFailed, match="a letter that no token has") as caught:
        Portability("secret\u20actoken", service.url)
    assert "secret" not in str(caught.value)
