"""What happens in an invented member's life, one class an act; instants are whole seconds since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from jalon.simulate.behaviour import Behaviour
from jalon.simulate.people import Person

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86_400, 604_800


@dataclass(frozen=True, slots=True)
class Member:
    """The owner of the archive."""

    person: Person
    headline: str = ""
    summary: str = ""
    industry: str = ""
    place: str = ""
    email: str = ""
    positions: tuple[tuple[str, str, str, str, str], ...] = ()  # company, title, description, from, to
    skills: tuple[str, ...] = ()
    registered_at: int = 0


@dataclass(eq=False, slots=True)
class Invitation:
    """direction is out (sent by the owner) or in; accepted_at stays None while nobody accepted."""

    person: Person
    direction: str
    sent_at: int
    note: str = ""
    accepted_at: int | None = None


@dataclass(eq=False, slots=True)
class Connection:
    """A link of the network; blank_from and removed_at say when it hides or goes."""

    person: Person
    at: int
    blank_from: int | None = None
    removed_at: int | None = None


@dataclass(eq=False, slots=True)
class Thread:
    """A conversation; people are the others who take part."""

    key: str
    people: tuple[Person, ...]
    title: str = ""
    last_at: int = 0


@dataclass(eq=False, slots=True)
class Message:
    """sender None is the owner. mark: kept, draft, note, sponsored or spam."""

    thread: Thread
    sender: Person | None
    at: int
    text: str
    mark: str = "kept"
    subject: str = ""
    folder: str = "INBOX"
    invitation: Invitation | None = None


@dataclass(eq=False, slots=True)
class Post:
    """kind: post, repost_with_thought, repost_bare or repost_instant; edits are (instant, new text)."""

    kind: str
    at: int
    urn: str
    text: str = ""
    shared_url: str = ""
    media_url: str = ""
    edits: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])


@dataclass(eq=False, slots=True)
class Gesture:
    """Something small that the owner gave: comment, reaction, search. A dateless one has no date in the file."""

    kind: str
    at: int
    link: str = ""
    text: str = ""
    dateless: bool = False


@dataclass(eq=False, slots=True)
class Recommendation:
    """direction is received or given."""

    person: Person
    direction: str
    at: int
    text: str


@dataclass(eq=False, slots=True)
class Meeting:
    """state: held, cancelled, declined or planned; kind: meeting or call."""

    person: Person
    at: int
    minutes: int
    kind: str = "meeting"
    state: str = "held"


@dataclass(eq=False, slots=True)
class DealEvent:
    """kind: meeting, quote_requested, quote_sent, contract_signed or lost."""

    deal: str
    person: Person
    kind: str
    at: int
    amount: float | None = None


@dataclass(eq=False, slots=True)
class AudienceDay:
    """One day of the creator workbook."""

    day: int
    impressions: int
    engagements: int
    new_followers: int


@dataclass(eq=False, slots=True)
class World:
    """A member, its behaviour and everything that happened until `end`."""

    member: Member
    behaviour: Behaviour
    rng: Random
    start: int
    end: int
    people: list[Person] = field(default_factory=list[Person])
    invitations: list[Invitation] = field(default_factory=list[Invitation])
    connections: list[Connection] = field(default_factory=list[Connection])
    messages: list[Message] = field(default_factory=list[Message])
    posts: list[Post] = field(default_factory=list[Post])
    gestures: list[Gesture] = field(default_factory=list[Gesture])
    recommendations: list[Recommendation] = field(default_factory=list[Recommendation])
    meetings: list[Meeting] = field(default_factory=list[Meeting])
    deals: list[DealEvent] = field(default_factory=list[DealEvent])
    audience: list[AudienceDay] = field(default_factory=list[AudienceDay])
    followers: int = 0
    names: set[str] = field(default_factory=set[str])  # names already given, case-folded
    spoken: set[int] = field(default_factory=set[int])  # numbers of the people whom the owner wrote to first
    talks: dict[int, Thread] = field(default_factory=dict[int, Thread])  # person number -> their conversation

    def trap(self, name: str) -> bool:
        """Whether this life holds a trap."""
        return name in self.behaviour.traps
