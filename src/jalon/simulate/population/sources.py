"""One member of a population as the files that a real one would hold: archive, workbook, results file, strategy.

The rows are those of the Parquet layout. What a real file does not show is lost here too: the hour of an acceptance or
a result, the seconds of an invitation, invitations older than 180 days, the title of whoever is no contact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import numpy as np

from jalon.errors import Misuse
from jalon.simulate.behaviour import NO_TRAPS, Behaviour
from jalon.simulate.creator import write_workbook
from jalon.simulate.events import (
    DAY,
    AudienceDay,
    Connection,
    DealEvent,
    Invitation,
    Member,
    Message,
    Post,
    Recommendation,
    Thread,
    World,
)
from jalon.simulate.export import export
from jalon.simulate.people import Person, invent
from jalon.simulate.population.layout import BLOCK, Invented, block_seed
from jalon.simulate.population.members import invent_members
from jalon.simulate.population.rates import market
from jalon.simulate.population.spread import WEEK
from jalon.simulate.population.tables import Rows, block_tables
from jalon.simulate.results_file import write_results
from jalon.simulate.strategy_file import write_strategy
from jalon.simulate.write_archive import write_archive

SECOND = 1_000_000
LANGUAGES = {"fr": 0.7, "en": 0.3}
STEPS = ("meeting", "quote_requested", "contract_signed")
LAST_DAYS = 365


def write_sources(what: Invented, number: int, folder: Path) -> list[Path]:
    """Write archive, workbook, results file (where the member keeps one) and strategy of one member of a population.

    `what.end` is a midnight in UTC. Members are told apart within the first block: raises Misuse for a number that
    nobody there has.
    """
    if not 0 <= number < min(what.members, BLOCK):
        raise Misuse(f"There is no member {number}.", f"Give a number from 0 to {min(what.members, BLOCK) - 1}.")
    world = member_world(what, number)
    folder.mkdir(parents=True, exist_ok=True)
    last = datetime.fromtimestamp(world.end - DAY, UTC).date()
    written = [write_archive(export(world, "2026-07", day=last), folder), write_workbook(world, folder)]
    if _keeps_results(what, number):
        written.append(write_results(world, folder / "results.csv", since=world.start))
    return [*written, write_strategy(folder / "strategy.toml", last)]


def member_world(what: Invented, number: int) -> World:
    """Everything that one member lived, as events."""
    start = what.end - what.weeks * WEEK
    size = min(what.members, BLOCK)
    tables = block_tables(what.world, size, what.weeks, block_seed(what.seed, 0), start)
    own = {name: _of(rows, number) for name, rows in tables.items()}
    random = Random(f"{what.seed} {number}")
    owner = replace(invent(random, 0, LANGUAGES, target=False), company="", title="", email="")
    world = World(
        Member(owner, registered_at=start // SECOND - 400 * DAY),
        Behaviour(weeks=what.weeks, traps=NO_TRAPS),
        random,
        start // SECOND,
        what.end // SECOND,
    )
    people = {n: _person(random, n, target) for n, target in _pairs(own["people"], "person", "target")}
    world.people.extend(people.values())
    for fill in (_network, _mailbox, _given, _audience, _deals):
        fill(world, own, people)
    return world


def _keeps_results(what: Invented, number: int) -> bool:
    invented = invent_members(what.world, min(what.members, BLOCK), block_seed(what.seed, 0))
    return bool(invented.results[number])


def _of(rows: Rows, member: int) -> Rows:
    mine = rows["member"] == member
    return {name: column[mine] for name, column in rows.items()}


def _pairs(rows: Rows, *names: str) -> Iterator[tuple[int, ...]]:
    yield from zip(*(rows[name].astype(np.int64).tolist() for name in names), strict=True)


def _person(random: Random, number: int, target: int) -> Person:
    """With a title that tells whether the person is in the target; nobody shares a company or an address."""
    found = invent(random, number + 1, LANGUAGES, target=bool(target))
    while bool(target) != found.is_target or not found.title:
        found = invent(random, number + 1, LANGUAGES, target=bool(target))
    return replace(found, company=f"{found.company} {number}", email="")


def _network(world: World, own: dict[str, Rows], people: dict[int, Person]) -> None:
    """Who was invited is a contact once he accepts; of those who invite, the target and a share of the others.

    The simulator takes that share of others for its mean; here they are counted out one by one.
    """
    invited, share, outside = set[int](), market()["conversation"]["accept_incoming"], 0
    columns = ("at", "person", "inward", "accepted_at")
    for at, number, inward, accepted in sorted(_pairs(own["invitations"], *columns)):
        person, sent = people[number], at // SECOND
        when = accepted // SECOND if 0 <= accepted < world.end * SECOND else None
        if inward:  # a title is known of contacts only
            outside += not person.is_target
            taken = person.is_target or int(outside * share) > int((outside - 1) * share)
            when = min(sent + 60, world.end - 1) if taken else None
        world.invitations.append(Invitation(person, "in" if inward else "out", sent, accepted_at=when))
        invited.add(number)
        if when is not None:
            world.connections.append(Connection(person, when))
    world.connections.extend(
        Connection(person, world.start - 200 * DAY) for number, person in people.items() if number not in invited
    )


def _mailbox(world: World, own: dict[str, Rows], people: dict[int, Person]) -> None:
    threads = {number: Thread(f"thread-{number}", (people[number],)) for (number,) in _pairs(own["threads"], "person")}
    for number, _, inward, at in sorted(_pairs(own["messages"], "person", "sequence", "inward", "at")):
        if at < world.end * SECOND:
            sender = people[number] if inward else None
            world.messages.append(Message(threads[number], sender, at // SECOND, "Hello"))


def _given(world: World, own: dict[str, Rows], people: dict[int, Person]) -> None:
    for number, at in _pairs(own["posts"], "number", "at"):
        urn = f"urn:li:share:{(at // 1000 << 22) | number % (1 << 22)}"
        world.posts.append(Post("post", at // SECOND, urn, "A post"))
    for number, at in _pairs(own["recommendations"], "number", "at"):
        person = invent(world.rng, 9_000_000 + number, LANGUAGES, target=False)
        world.recommendations.append(Recommendation(person, "received", at // SECOND, "Recommended"))


def _audience(world: World, own: dict[str, Rows], people: dict[int, Person]) -> None:
    """The workbook of the last 365 days; what the audience counts at their end is what it was for all of them."""
    rows = own["audience_days"]
    days: dict[int, AudienceDay] = {}
    for day in range(world.end - LAST_DAYS * DAY, world.end, DAY):
        days[day] = AudienceDay(day, 0, 0, 0)
    columns = (rows[name].tolist() for name in ("at", "views", "engaged", "followers", "audience"))
    for at, views, engaged, followers, audience in zip(*columns, strict=True):
        world.followers = int(audience)
        if (found := days.get(int(at) // SECOND)) is not None:
            found.impressions += max(int(views), 0)
            found.engagements += max(int(engaged), 0)
            found.new_followers += max(int(followers), 0)
    world.audience.extend(days.values())


def _deals(world: World, own: dict[str, Rows], people: dict[int, Person]) -> None:
    for number, person, step, at in _pairs(own["deals"], "number", "person", "step", "at"):
        if at < world.end * SECOND:
            world.deals.append(DealEvent(f"D-{number}", people[person], STEPS[step], at // SECOND))
