"""A life told by hand: an owner, a few people, and events that one can count on one's fingers."""

from __future__ import annotations

from datetime import date
from random import Random

from jalon.simulate.behaviour import NO_TRAPS, Behaviour
from jalon.simulate.events import DAY, HOUR, Connection, Invitation, Member, Message, Thread, World
from jalon.simulate.people import Person
from jalon.simulate.world import day_start

END = date(2026, 7, 15)
NOW = day_start(END) + DAY // 2
OWNER = Person(0, "Alix", "Dormandal", "alix-dormandal", "fr")


def person(number: int, **details: str) -> Person:
    """Somebody with a name and an address of their own."""
    given = {"first": f"Ana{number}", "last": "Exemplar", "slug": f"ana-{number}"} | details
    return Person(number, **given)  # type: ignore[arg-type]


def life(**events: list) -> World:
    """A life of two years up to 15 July 2026 with exactly these events and no trap."""
    member = Member(OWNER, email="alix@atelier.example", registered_at=NOW - 2000 * DAY)
    world = World(member, Behaviour(traps=NO_TRAPS), Random(1), NOW - 730 * DAY, NOW)
    for name, values in events.items():
        setattr(world, name, values)
    return world


def talk(number: int, *lines: tuple[str, float]) -> list[Message]:
    """A conversation with person `number`: ("me" or "they", days before the end), in the order of time."""
    other = person(number)
    thread = Thread(f"t{number}", (other,))
    return [
        Message(thread, None if who == "me" else other, NOW - int(days * DAY), f"line {n}")
        for n, (who, days) in enumerate(lines)
    ]


def invited(number: int, days: float, accepted: float | None = None) -> tuple[Invitation, list[Connection]]:
    """An invitation sent `days` before the end, accepted `accepted` days before it; and the link, if any."""
    other = person(number)
    at = None if accepted is None else NOW - int(accepted * DAY)
    links = [] if at is None else [Connection(other, at)]
    return Invitation(other, "out", NOW - int(days * DAY), accepted_at=at), links


__all__ = ["DAY", "END", "HOUR", "NOW", "OWNER", "invited", "life", "person", "talk"]
