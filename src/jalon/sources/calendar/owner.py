"""Whose calendar it is: known addresses, the calendar's own name, the member's name, else the one address in it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.identity import name_key
from jalon.sources.calendar.event import Attendee, Event
from jalon.sources.calendar.settings import settings
from jalon.sources.mention import mail_address, plain_name

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of a calendar: addresses, normalised names, profile slug."""

    emails: frozenset[str]
    names: frozenset[str]
    slug: str | None

    def is_self(self, attendee: Attendee) -> bool:
        """True when an attendee is the owner."""
        return attendee.email in self.emails or name_key(plain_name(attendee.name)) in self.names

    @property
    def is_known(self) -> bool:
        """True when an answer of the owner can be told from the others'."""
        return bool(self.emails or self.names)


def owner_of(con: duckdb.DuckDBPyConnection, member_id: str, title: str | None, events: Iterable[Event]) -> Owner:
    """What is known of the owner from the records, the calendar's title and its events."""
    rows = con.execute("select name, emails from members where member_id = ?", [member_id]).fetchall()
    names = {name_key(name) for name, _ in rows}
    emails = {mail for _, text in rows for mail in (text or "").split()}
    if title and (own := mail_address(title)):
        emails.add(own)
    slug = member_id.removeprefix("in:") if member_id.startswith("in:") else None
    known = Owner(frozenset(emails), frozenset(names - {""}), slug)
    return Owner(known.emails | _addresses(known, list(events)), known.names, slug)


def _addresses(known: Owner, events: list[Event]) -> frozenset[str]:
    """Addresses under which the owner stands in the events; the most frequent one when nothing else tells."""
    invited = [event.attendees for event in events if event.attendees]
    own = {a.email for attendees in invited for a in attendees if a.email and known.is_self(a)}
    if own or known.emails:
        return frozenset(own)
    seen = Counter(email for attendees in invited for email in {a.email for a in attendees if a.email})
    ranked = seen.most_common(2)
    least = max(settings().owner_least_events, settings().owner_least_share * len(invited))
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return frozenset()
    return frozenset({ranked[0][0]})
