"""A calendar by CalDAV, read only: what changed since the last time (RFC 6578), else by the marks of its entries.

Written on the same careful connection as the CRMs: four questions are needed, and the libraries for CalDAV bring a
transport of their own, which follows redirects, and a dozen packages. Source: RFC 4791, 5397, 6578. Grade: tested
against a real server, Radicale 3.9; sign-in by OAuth on imitations alone.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit
from xml.sax.saxutils import escape

from jalon.clients.http import Http
from jalon.errors import PullFailed, PullRefused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BATCH = 100
D, C = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
SPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
KIND = "<D:resourcetype/><D:current-user-principal/>"
# What a server answers that cannot tell what changed, or no longer knows since when.
CANNOT_TELL = (400, 403, 405, 409, 410, 412, 415, 422, 500, 501, 507)


@dataclass(frozen=True, slots=True)
class Changes:
    """Entries that are new or changed, with their marks; entries that are gone; the token for the next time.

    `whole`: the entries are all that there are, so that any other is gone.
    """

    marks: dict[str, str]
    gone: frozenset[str]
    token: str
    whole: bool


class CalDAV:
    """One calendar at its address, or at that of a server or a person who has one calendar."""

    def __init__(self, user: str | None, token: str, url: str, *, pause: float = 1.0) -> None:
        """`token` is the password of `user`; without a user it is an access token of OAuth 2.0 (RFC 6750)."""
        parts = urlsplit(url)
        host = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        self._http = Http("CalDAV", host, {"Authorization": _signed(user, token), "Accept": "text/xml"}, pause=pause)
        self._host = parts.netloc
        self._given = parts.path or "/"
        self._calendar = ""

    def changes(self, token: str) -> Changes:
        """What changed since the token was given; everything when it is empty or no longer known."""
        for known in dict.fromkeys((token, "")):
            try:
                return self._synchronised(known)
            except PullRefused as error:
                if error.status not in CANNOT_TELL:
                    raise
        return self._listed()

    def texts(self, places: Sequence[str]) -> Iterator[dict[str, tuple[str, str]]]:
        """The mark and text of entries, by their places, some at a time."""
        for start in range(0, len(places), BATCH):
            wanted = "".join(f"<D:href>{escape(place)}</D:href>" for place in places[start : start + BATCH])
            asked = "<D:prop><D:getetag/><C:calendar-data/></D:prop>"
            answer = self._ask(
                "REPORT", self._place(), f"<C:calendar-multiget {SPACES}>{asked}{wanted}</C:calendar-multiget>"
            )
            yield {
                place: (_mark(one), one.findtext(f".//{C}calendar-data") or "")
                for place, one in self._entries(answer)
                if one.find(f".//{C}calendar-data") is not None
            }

    def _synchronised(self, token: str) -> Changes:
        marks, gone, whole, more = dict[str, str](), set[str](), not token, True
        while more:
            answer = self._ask(
                "REPORT",
                self._place(),
                f"<D:sync-collection {SPACES}><D:sync-token>{escape(token)}</D:sync-token>"
                "<D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>",
            )
            before, token, more = token, (answer.findtext(f"{D}sync-token") or "").strip(), False
            if not token.isprintable():
                raise PullRefused("CalDAV gives no token that can be kept.", status=501)
            for place, one in self._entries(answer):
                status = one.findtext(f"{D}status") or ""
                if place == self._place():
                    more = " 507" in status and token != before
                elif " 404" in status:
                    gone.add(place)
                else:
                    marks[place] = _mark(one)
        return Changes(marks, frozenset(gone), token, whole)

    def _listed(self) -> Changes:
        asked = "<D:getetag/><D:resourcetype/>"
        answer = self._ask("PROPFIND", self._place(), f"<D:propfind {SPACES}><D:prop>{asked}</D:prop></D:propfind>", 1)
        marks = {
            place: _mark(one)
            for place, one in self._entries(answer)
            if place != self._place() and one.find(f".//{D}resourcetype/{D}collection") is None
        }
        return Changes(marks, frozenset(), "", True)

    def _place(self) -> str:
        """Where the calendar is: the address given, else the one calendar of the person who asks."""
        if not self._calendar:
            found = self._calendars(self._given, 0) or self._of_person()
            if len(found) != 1:
                raise PullFailed(
                    f"There is not one calendar at this address, but {len(found)}.",
                    f"Give the address of one: {', '.join(found) or 'https://name.example/calendars/name/'}",
                )
            self._calendar = found[0]
        return self._calendar

    def _of_person(self) -> list[str]:
        answer = self._ask("PROPFIND", self._given, f"<D:propfind {SPACES}><D:prop>{KIND}</D:prop></D:propfind>")
        person = answer.findtext(f".//{D}current-user-principal/{D}href") or self._given
        asked = f"<D:propfind {SPACES}><D:prop><C:calendar-home-set/></D:prop></D:propfind>"
        home = self._ask("PROPFIND", self._path(person), asked).findtext(f".//{C}calendar-home-set/{D}href") or person
        return self._calendars(self._path(home), 1)

    def _calendars(self, path: str, depth: int) -> list[str]:
        asked = f"<D:propfind {SPACES}><D:prop>{KIND}</D:prop></D:propfind>"
        answer = self._ask("PROPFIND", path, asked, depth)
        return [
            place for place, one in self._entries(answer) if one.find(f".//{D}resourcetype/{C}calendar") is not None
        ]

    def _entries(self, answer: Element) -> Iterator[tuple[str, Element]]:
        for one in answer.iterfind(f"{D}response"):
            yield self._path(one.findtext(f"{D}href") or ""), one

    def _path(self, place: str) -> str:
        """A place on this host; an address of another host is not asked."""
        parts = urlsplit(place.strip())
        if parts.netloc and parts.netloc != self._host:
            raise PullFailed("CalDAV names a place on another server.", "Give the address of the calendar itself.")
        return parts.path or "/"

    def _ask(self, method: str, path: str, body: str, depth: int = 0) -> Element:
        headers = {"Content-Type": 'application/xml; charset="utf-8"', "Depth": str(depth)}
        return _parsed(self._http.xml(method, path, f'<?xml version="1.0"?>{body}'.encode(), headers))


def _signed(user: str | None, token: str) -> str:
    if not user:
        return f"Bearer {token}"
    return f"Basic {base64.b64encode(f'{user}:{token}'.encode()).decode()}"


def _mark(one: Element) -> str:
    """The mark of an entry; one that cannot stand on a line is none, so that the entry is asked for every time."""
    mark = (one.findtext(f".//{D}getetag") or "").strip()
    return mark if mark.isprintable() else ""


def _parsed(data: bytes) -> Element:
    """XML without entities or anything from elsewhere."""
    try:
        from defusedxml import ElementTree  # pyright: ignore[reportMissingModuleSource, reportMissingTypeStubs]
        from defusedxml.common import DefusedXmlException  # pyright: ignore[reportMissingTypeStubs]
    except ImportError:
        raise PullFailed(
            "Reading a calendar over the network needs defusedxml.", "Install it: pip install 'jalon[pull]'"
        ) from None
    reader: Any = ElementTree
    try:
        found: Element = reader.fromstring(data)
    except (reader.ParseError, DefusedXmlException, ValueError):
        raise PullFailed(
            "CalDAV sent something other than XML.", "Look at the address: jalon pull --url ADDRESS"
        ) from None
    return found
