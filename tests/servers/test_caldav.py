"""Radicale over CalDAV: the calendar comes whole, then what changed, and its file is a calendar like any other."""

from __future__ import annotations

import datetime

import pytest

from jalon.clients.caldav import CalDAV
from jalon.clients.calendar_file import opened, pull_calendar
from jalon.errors import PullFailed, PullRefused
from jalon.sources.calendar import read_calendar
from jalon.sources.recognise import recognise
from tests.servers import radicale
from tests.servers.tools import RADICALE
from tests.sources.singles import ME


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    serving = radicale.serve(RADICALE.interpreter, tmp_path_factory.mktemp("radicale"))
    yield serving.url
    serving.stop()


@pytest.fixture
def calendar(server, request):
    """A new calendar of Nora with three meetings."""
    found = radicale.Calendar(f"{server}/nora/{abs(hash(request.node.name))}/")
    found.make()
    for name, day in (("one", "20260105"), ("two", "20260106"), ("three", "20260107")):
        found.put(name, day)
    return found


def client(calendar, password=radicale.PASSWORD):
    return CalDAV("nora", password, calendar.url, pause=0.01)


def names(path):
    return sorted(place.rsplit("/", 1)[1] for place in opened(path).events)


def test_all_meetings_come_and_the_file_is_a_calendar(con, calendar, tmp_path):
    path = tmp_path / "mine.ics"
    assert pull_calendar(client(calendar), path) == (3, 0)
    assert names(path) == ["one.ics", "three.ics", "two.ics"]
    assert recognise(path) == "calendar"
    assert path.stat().st_mode & 0o077 == 0
    read_calendar(
        con, path, member_id=ME, as_of=int(datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC).timestamp()) * 10**6
    )
    days = con.execute(
        "select distinct strftime(make_timestamp(occurred_at), '%Y-%m-%d') from meetings order by 1"
    ).fetchall()
    assert days == [("2026-01-05",), ("2026-01-06",), ("2026-01-07",)]
    assert con.execute("select count(*) from mentions where email = 'ana@verdane.example'").fetchall() == [(1,)]


def test_the_next_time_only_what_changed_comes(calendar, tmp_path):
    path = tmp_path / "mine.ics"
    pull_calendar(client(calendar), path)
    assert pull_calendar(client(calendar), path) == (0, 0)
    calendar.put("two", "20260206", "Talk moved")
    calendar.put("four", "20260108")
    calendar.delete("three")
    assert pull_calendar(client(calendar), path) == (2, 1)
    assert names(path) == ["four.ics", "one.ics", "two.ics"]
    text = path.read_text(encoding="utf-8")
    assert "20260206T140000Z" in text and "20260106T140000Z" not in text and "three@" not in text


def test_a_token_that_the_server_forgot_begins_anew_without_reading_twice(calendar, tmp_path):
    path = tmp_path / "mine.ics"
    pull_calendar(client(calendar), path)
    file = opened(path)
    file.token = "http://radicale.org/ns/sync/" + "0" * 64
    file.write()
    calendar.delete("one")
    assert pull_calendar(client(calendar), path) == (0, 1)


def test_a_reading_that_broke_off_goes_on(calendar, tmp_path, monkeypatch):
    monkeypatch.setattr("jalon.clients.caldav.BATCH", 1)
    path, broken = tmp_path / "mine.ics", client(calendar)
    ask = broken._ask

    def breaks(method, place, body, depth=0):
        if "multiget" in body and "two.ics" in body:
            raise PullFailed("The line was cut.", "Call again.")
        return ask(method, place, body, depth)

    monkeypatch.setattr(broken, "_ask", breaks)
    with pytest.raises(PullFailed):
        pull_calendar(broken, path)
    kept = len(opened(path).events) if path.exists() else 0
    assert pull_calendar(client(calendar), path) == (3 - kept, 0)
    assert len(names(path)) == 3


def test_the_address_of_the_server_is_enough_for_a_person_with_one_calendar(server, tmp_path):
    only = radicale.Calendar(f"{server}/olaf/only/", "olaf")
    only.make()
    only.put("one", "20260105")
    path = tmp_path / "mine.ics"
    assert pull_calendar(CalDAV("olaf", radicale.PASSWORD, server, pause=0.01), path) == (1, 0)


def test_with_several_calendars_it_asks_for_one(server, calendar, tmp_path):
    radicale.Calendar(f"{server}/nora/another/").make()
    with pytest.raises(PullFailed, match="not one calendar") as caught:
        pull_calendar(CalDAV("nora", radicale.PASSWORD, server, pause=0.01), tmp_path / "mine.ics")
    assert "/nora/another/" in caught.value.hint


def test_a_wrong_password_gives_a_sentence(calendar, tmp_path):
    path = tmp_path / "mine.ics"
    with pytest.raises(PullRefused, match="CalDAV does not accept the token") as caught:
        pull_calendar(client(calendar, "a-canary-of-a-password"), path)
    assert "canary" not in str(caught.value) and not path.exists()
