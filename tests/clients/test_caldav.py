"""CalDAV where a server cannot tell what changed, or sends what it should not."""

from __future__ import annotations

import pytest

from jalon.clients.caldav import CalDAV
from jalon.clients.calendar_file import CalendarFile, opened, pull_calendar
from jalon.errors import PullFailed, PullRefused
from tests.clients.fakes import Answer, serve

HOME = "/nora/work/"


def event(name: str, day: str = "20260105") -> str:
    return (
        f"BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:{name}\r\n"
        f"DTSTART;TZID=Europe/Paris:{day}T140000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


class OldServer:
    """Knows entries and their marks, and nothing of synchronisation."""

    def __init__(self) -> None:
        self.entries = {"one": ("1", event("one")), "two": ("1", event("two"))}
        self.asked: list[str] = []
        self.answers: dict[str, str] = {}

    def xml(self, method, path, body, headers):
        text = body.decode()
        kind = next(word for word in ("sync-collection", "multiget", "getetag", "propfind") if word in text)
        self.asked.append(kind)
        if kind in self.answers:
            return self.answers[kind].encode()
        if kind == "sync-collection":
            raise PullRefused("It cannot.", "", status=501)
        if kind == "propfind":
            return multistatus(response(HOME, "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"))
        rows = []
        for name, (mark, data) in self.entries.items():
            if kind == "getetag" or f"{name}.ics" in text:
                content = f"<C:calendar-data>{data}</C:calendar-data>" if kind == "multiget" else ""
                rows.append(response(f"{HOME}{name}.ics", f"<D:getetag>{mark}</D:getetag>{content}"))
        return multistatus(*rows)


def response(place: str, properties: str) -> str:
    return f"<D:response><D:href>{place}</D:href><D:propstat><D:prop>{properties}</D:prop></D:propstat></D:response>"


def multistatus(*rows: str) -> bytes:
    spaces = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
    return f"<D:multistatus {spaces}>{''.join(rows)}</D:multistatus>".encode()


@pytest.fixture
def server():
    return OldServer()


@pytest.fixture
def client(server):
    found = CalDAV("nora", "secret", f"https://calendar.example{HOME}")
    found._http = server
    return found


def test_a_server_that_cannot_tell_what_changed_is_read_by_marks(server, client, tmp_path):
    path = tmp_path / "mine.ics"
    assert pull_calendar(client, path) == (2, 0)
    server.entries["two"] = ("2", event("two", "20260206"))
    del server.entries["one"]
    assert pull_calendar(client, path) == (1, 1)
    assert list(opened(path).events) == [f"{HOME}two.ics"]


def test_a_zone_stands_once_and_an_entry_without_a_meeting_is_not_asked_again(server, client, tmp_path):
    path = tmp_path / "mine.ics"
    server.entries["task"] = ("1", "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:task\r\nEND:VTODO\r\nEND:VCALENDAR\r\n")
    assert pull_calendar(client, path) == (3, 0)
    assert path.read_text(encoding="utf-8").count("BEGIN:VTIMEZONE") == 1
    assert "UID:task" not in path.read_text(encoding="utf-8")
    assert pull_calendar(client, path) == (0, 0)


@pytest.mark.parametrize(
    "answer",
    [
        "<html>maintenance",
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
)
def test_what_is_no_plain_xml_is_refused_and_the_file_stays(server, client, tmp_path, answer):
    path = tmp_path / "mine.ics"
    pull_calendar(client, path)
    before = path.read_bytes()
    server.answers["getetag"] = answer
    with pytest.raises(PullFailed, match="other than XML"):
        pull_calendar(client, path)
    assert path.read_bytes() == before


def test_a_place_on_another_server_is_not_asked(server, client, tmp_path):
    row = response("https://elsewhere.example/steal.ics", "<D:getetag>1</D:getetag>")
    server.answers["getetag"] = multistatus(row).decode()
    with pytest.raises(PullFailed, match="another server"):
        pull_calendar(client, tmp_path / "mine.ics")


def test_a_calendar_of_another_program_is_left_alone(client, tmp_path):
    path = tmp_path / "mine.ics"
    path.write_bytes(event("mine").encode())
    with pytest.raises(PullFailed, match="holds something else"):
        pull_calendar(client, path)
    assert path.read_bytes() == event("mine").encode()


def test_it_only_reads(server, client, tmp_path):
    pull_calendar(client, tmp_path / "mine.ics")
    assert set(server.asked) <= {"propfind", "sync-collection", "getetag", "multiget"}


@pytest.mark.parametrize("inside", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_what_only_looks_like_the_end_of_a_line_ends_no_entry(tmp_path, inside):
    text = event("one").replace(
        "DTSTART", f"DESCRIPTION:a{inside}END:VEVENT\r\nATTENDEE:mailto:ana@verdane.example\r\nDTSTART"
    )
    file = CalendarFile(tmp_path / "mine.ics")
    file.take(f"{HOME}one.ics", "1", text)
    file.write()
    (kept,) = opened(file.path).events[f"{HOME}one.ics"]
    assert "ATTENDEE:mailto:ana@verdane.example" in kept and f"a{inside}END:VEVENT" in kept


def test_a_mark_with_line_breaks_around_it_is_read_back_whole(server, client, tmp_path):
    path = tmp_path / "mine.ics"
    server.entries = {"one": ("\n  1\n", event("one")), "two": ("1\n2", event("two"))}
    pull_calendar(client, path)
    assert opened(path).marks == {f"{HOME}one.ics": "1", f"{HOME}two.ics": ""}
    assert pull_calendar(client, path) == (1, 0), "the entry without a mark that can be kept is asked for again"


@pytest.mark.parametrize(("given", "kept"), [("\n  token 7\n", "token 7"), ("token\n7", "")])
def test_a_token_is_kept_on_one_line_or_not_at_all(server, client, given, kept):
    server.answers["sync-collection"] = (
        multistatus().decode().replace("</D:multistatus>", f"<D:sync-token>{given}</D:sync-token></D:multistatus>")
    )
    assert client.changes("").token == kept


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    path = tmp_path / "mine.ics"
    path.mkdir()
    with pytest.raises(PullFailed, match="cannot be written"):
        CalendarFile(path).write()
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_user_the_token_is_an_access_token(server, tmp_path):
    def signed(asked):
        if asked.headers.get("authorization") != "Bearer an-access-token":
            return Answer(status=401, raw=b"")
        return Answer(status=207, raw=server.xml(asked.method, asked.path, asked.body.encode(), asked.headers))

    server.answers["sync-collection"] = multistatus().decode()
    with serve(signed) as service:
        assert CalDAV(None, "an-access-token", service.url + HOME, pause=0.01).changes("").whole
        for refused in (CalDAV("nora", "an-access-token", service.url + HOME), CalDAV(None, "old", service.url + HOME)):
            with pytest.raises(PullRefused, match="401"):
                refused.changes("")


def test_a_file_belongs_to_one_account(client, tmp_path):
    path = tmp_path / "mine.ics"
    pull_calendar(client, path)
    pull_calendar(client, path, account="a" * 64)
    before = path.read_bytes()
    with pytest.raises(PullFailed, match="another account"):
        pull_calendar(client, path, account="b" * 64)
    assert path.read_bytes() == before
    assert pull_calendar(client, path, account="a" * 64) == (0, 0)
