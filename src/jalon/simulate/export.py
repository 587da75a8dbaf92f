"""What an archive asked for on a given day shows of a life: windows, closed accounts, what the era leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from jalon.simulate.dates import day_of
from jalon.simulate.eras import Era, eras
from jalon.simulate.events import DAY, Connection, Gesture, Invitation, Message, Post, Recommendation, World

INVITATION_WINDOW = 180 * DAY
SEARCH_WINDOW = 729 * DAY
COMPLETE_ONLY = frozenset({"Shares", "Comments", "Reactions", "Votes", "InstantReposts", "SearchQueries"})


@dataclass(frozen=True, slots=True)
class Export:
    """The facts that stand in one archive. `files` names the tables that it holds (those without rows are left out)."""

    world: World
    era: Era
    kind: str
    day: date
    at: int
    connections: tuple[Connection, ...]
    blank: frozenset[int]  # places in `connections` whose row is blank
    invitations: tuple[Invitation, ...]
    messages: tuple[Message, ...]
    posts: tuple[Post, ...]
    gestures: tuple[Gesture, ...]
    recommendations: tuple[Recommendation, ...]
    files: frozenset[str]

    def rng(self, purpose: str) -> Random:
        """Seeded chance for one purpose, so that files do not depend on each other."""
        return Random(f"{self.world.member.person.slug} {self.era.name} {self.kind} {self.day} {purpose}")

    def trap(self, name: str) -> bool:
        """Whether this life holds a trap."""
        return self.world.trap(name)

    def gestures_of(self, kind: str) -> list[Gesture]:
        """Gestures of one kind, newest first."""
        return sorted((g for g in self.gestures if g.kind == kind), key=lambda g: -g.at)


def export(
    world: World, era: str, *, kind: str = "complete", day: date | None = None, leave_out: frozenset[str] = frozenset()
) -> Export:
    """The archive of `kind` (complete, basic) as the member would get it at noon of `day` (default: the last one).

    `leave_out` names tables that the member did not tick or did not share: Connections, Invitations...
    """
    layout = eras()[era]
    day = day or day_of(world.end // DAY)
    at = (day - date(1970, 1, 1)).days * DAY + DAY // 2
    links = sorted((c for c in world.connections if _stands(c, at)), key=lambda c: (-(c.at // DAY), c.person.number))
    blank = frozenset(i for i, c in enumerate(links) if c.blank_from is not None and c.blank_from <= at)
    twins = _shared_names(world) if layout.messages_2018 else frozenset[str]()
    made = Export(
        world,
        layout,
        kind,
        day,
        at,
        connections=tuple(links),
        blank=blank,
        invitations=tuple(i for i in world.invitations if _in_window(i, at)),
        messages=tuple(m for m in world.messages if m.at <= at and _in_era(m, layout, twins)),
        posts=tuple(p for p in world.posts if p.at <= at and (layout.modern or p.kind != "repost_instant")),
        gestures=tuple(g for g in world.gestures if _shown(g, at)),
        recommendations=tuple(r for r in world.recommendations if r.at <= at),
        files=frozenset(),
    )
    return replace(made, files=_files(made) - leave_out)


def _files(made: Export) -> frozenset[str]:
    """The tables that have rows and belong to the era and to the kind of archive."""
    instant = [p for p in made.posts if p.kind == "repost_instant"]
    rows = {
        "Connections": len(made.connections),
        "Invitations": len(made.invitations),
        "messages": len(made.messages),
        "Shares": len(made.posts) - len(instant),
        "InstantReposts": len(instant),
        "Comments": len(made.gestures_of("comment")),
        "Reactions": len(made.gestures_of("reaction")),
        "SearchQueries": len(made.gestures_of("search")),
        "Recommendations_Received": sum(r.direction == "received" for r in made.recommendations),
        "Recommendations_Given": sum(r.direction == "given" for r in made.recommendations),
    }
    shut = frozenset(made.era.missing) | (COMPLETE_ONLY if made.kind == "basic" else frozenset[str]())
    return frozenset(name for name, n in rows.items() if n) - shut


def _stands(link: Connection, at: int) -> bool:
    return link.at <= at and (link.removed_at is None or link.removed_at > at)


def _in_window(invitation: Invitation, at: int) -> bool:
    """Last change of state within 180 days: pending ones expire, accepted ones stay 180 days more."""
    if invitation.sent_at > at:
        return False
    accepted = invitation.accepted_at is not None and invitation.accepted_at <= at
    changed = invitation.accepted_at if accepted and invitation.accepted_at is not None else invitation.sent_at
    return changed >= at - INVITATION_WINDOW


def _shown(gesture: Gesture, at: int) -> bool:
    return gesture.at <= at and (gesture.kind != "search" or gesture.at >= at - SEARCH_WINDOW)


def _shared_names(world: World) -> frozenset[str]:
    count = Counter(p.name.casefold() for p in world.people)
    return frozenset(name for name, n in count.items() if n > 1)


def _in_era(message: Message, era: Era, twins: frozenset[str]) -> bool:
    if message.mark == "draft":
        return era.shows_drafts
    people = message.thread.people
    if era.recipient_urls:
        return True
    # Without the recipients' addresses a name with a comma cannot be told from two names.
    decided = all(", " not in p.name for p in people)
    if not era.messages_2018:
        return decided
    # 2018 knows names only: no groups, no closed accounts, no homonyms, and only marked advertising.
    marked = message.mark != "sponsored" or "spinmail" in message.text or "%" in message.text
    one = len(people) == 1 and people[0].kind != "deleted" and people[0].name.casefold() not in twins
    return decided and marked and one
