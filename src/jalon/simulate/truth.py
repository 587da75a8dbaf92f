"""The facts of `jalon read`, counted from the events themselves by the written definitions, never from the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from statistics import median

from jalon.simulate.events import DAY, Connection, Invitation
from jalon.simulate.export import Export
from jalon.simulate.truth_talk import talk_facts

Facts = dict[str, int | float | None]
MATURE_FROM, MATURE_TO = 21, 180
SEARCH_GAP = 600


def truth(*exports: Export) -> Facts:
    """Facts of one archive, or of several archives of one member: the union of events, the newest network.

    A fact is None when its file stands in none of the archives.
    """
    newest = max(exports, key=lambda e: e.day)
    return {
        **_network(exports),
        **_invitations(exports, newest.day),
        **talk_facts(exports, newest.day),
        **_content(exports),
        **_recommendations(exports),
    }


def _having(exports: Sequence[Export], *names: str) -> list[Export]:
    return [e for e in exports if any(name in e.files for name in names)]


def _network(exports: Sequence[Export]) -> Facts:
    having = _having(exports, "Connections")
    if not having:
        return {"connections_total": None, "connections_blank": None}
    last = max(having, key=lambda e: e.day)
    return {"connections_total": len(last.connections), "connections_blank": len(last.blank)}


def _invitations(exports: Sequence[Export], as_of: date) -> Facts:
    having = _having(exports, "Invitations")
    rows = {id(i): i for e in having for i in e.invitations}
    today = (as_of - date(1970, 1, 1)).days
    mature = [
        i for i in rows.values()
        if i.direction == "out" and MATURE_FROM <= today - i.sent_at // DAY <= MATURE_TO
    ]  # fmt: skip
    days = [d for i in mature if (d := _days_to_accept(exports, i)) is not None]
    seen = bool(having)
    known = seen and bool(_having(exports, "Connections"))
    return {
        "invitations_out_mature": len(mature) if seen else None,
        "invitations_out_accepted": len(days) if known else None,
        "invitation_accept_days_median": median(days) if known and days else None,
        "invitations_in": sum(i.direction == "in" for i in rows.values()) if seen else None,
    }


def _days_to_accept(exports: Sequence[Export], invitation: Invitation) -> int | None:
    """Whole UTC days from sending to Connected On, or None when no archive shows the acceptance."""
    sent = invitation.sent_at // DAY
    days = [
        link.at // DAY - sent
        for export in _having(exports, "Connections")
        for link in _links_to(export, invitation)
        if link.at // DAY >= sent
    ]
    return min(days) if days else None


def _links_to(export: Export, invitation: Invitation) -> list[Connection]:
    """Rows of Connections of the invitee; without addresses only a name that is unique in both files counts."""
    shown = [c for place, c in enumerate(export.connections) if place not in export.blank]
    if export.era.invitation_urls:
        return [c for c in shown if c.person.number == invitation.person.number]
    name = _key(invitation.person.name)
    links = [c for c in shown if _key(c.person.name) == name]
    rows = Counter(_key(i.person.name) for i in export.invitations)
    return links if len(links) == 1 and rows[name] == 1 else []


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _content(exports: Sequence[Export]) -> Facts:
    shares = {id(p): p for e in _having(exports, "Shares") for p in e.posts if p.kind != "repost_instant"}
    instant = {id(p): p for e in _having(exports, "InstantReposts") for p in e.posts if p.kind == "repost_instant"}
    posts = sum(p.kind == "post" for p in shares.values())
    has_shares, has_instant = bool(_having(exports, "Shares")), bool(_having(exports, "InstantReposts"))
    return {
        "posts": posts if has_shares else None,
        "reposts": len(shares) - posts + len(instant) if has_shares or has_instant else None,
        "comments_given": _count(exports, "Comments", "comment"),
        "reactions_given": _count(exports, "Reactions", "reaction"),
        "searches": _searches(exports),
    }


def _count(exports: Sequence[Export], file: str, kind: str) -> int | None:
    having = _having(exports, file)
    return len({id(g) for e in having for g in e.gestures if g.kind == kind}) if having else None


def _searches(exports: Sequence[Export]) -> int | None:
    """Searches after merging: an equal query within 10 minutes of the one before is the same search."""
    having = _having(exports, "SearchQueries")
    rows = {id(g): g for e in having for g in e.gestures if g.kind == "search"}
    last: dict[str, int] = {}
    n = 0
    for search in sorted(rows.values(), key=lambda g: g.at):
        before = last.get(search.text)
        n += before is None or search.at - before > SEARCH_GAP
        last[search.text] = search.at
    return n if having else None


def _recommendations(exports: Sequence[Export]) -> Facts:
    facts: Facts = {}
    for direction in ("received", "given"):
        having = _having(exports, f"Recommendations_{direction.capitalize()}")
        rows = {id(r) for e in having for r in e.recommendations if r.direction == direction}
        facts[f"recommendations_{direction}"] = len(rows) if having else None
    return facts
