"""The network grows: the old contacts, invitations sent and received, acceptances, losses."""

from __future__ import annotations

from dataclasses import replace

from jalon.simulate.chance import delay, moment, poisson
from jalon.simulate.events import DAY, WEEK, Connection, Invitation, Message, Thread, World
from jalon.simulate.people import Person, ascii_slug, decorate, invent, surname, words


def new_person(world: World, target: bool) -> Person:
    """Somebody whom the owner had not met yet; the traps decide how the name and address look."""
    rng = world.rng
    person = invent(rng, len(world.people) + 1, world.behaviour.languages, target)
    while person.name.casefold() in world.names:
        person = replace(person, last=f"{person.last}-{surname(rng, person.language)}")
    world.names.add(person.name.casefold())
    person = _dress(world, person)
    world.people.append(person)
    return person


def _dress(world: World, person: Person) -> Person:
    rng = world.rng
    if world.trap("comma_names") and rng.random() < 0.04:
        return replace(person, last=f"{person.last}, PhD")
    if world.trap("decorated_names") and rng.random() < 0.05:
        return replace(person, last=decorate(rng, person.last))
    if world.trap("odd_slugs") and rng.random() < 0.08:
        return replace(person, slug=f"{person.first.lower()}-é{person.number:x}")
    if world.trap("renamed_slugs") and rng.random() < 0.04:
        return replace(person, former_slug=f"{ascii_slug(person.last)}{person.number:x}")
    if world.trap("homonyms") and world.people and rng.random() < 0.03:
        twin = rng.choice(world.people)
        return replace(person, first=twin.first, last=twin.last)
    return person


def old_network(world: World) -> None:
    """Contacts of the years before the first week, newest the likeliest."""
    span = max(world.start - world.member.registered_at, WEEK)
    for _ in range(world.behaviour.network):
        person = new_person(world, world.rng.random() < 0.25)
        connect(world, person, world.start - int(span * world.rng.random() ** 1.5) - 1)


def connect(world: World, person: Person, at: int) -> None:
    """A new link; with the traps some hide or go later."""
    link, rng = Connection(person, at), world.rng
    if world.trap("blank_connections") and rng.random() < 0.03:
        link.blank_from = at + rng.randrange(400 * DAY)
    elif world.trap("removed_connections") and rng.random() < 0.03:
        link.removed_at = at + rng.randrange(300 * DAY)
    world.connections.append(link)


def invite_week(world: World, week_start: int) -> list[Invitation]:
    """Send this week's invitations; returns them."""
    b, rng = world.behaviour, world.rng
    sent = [
        _invite(world, new_person(world, rng.random() < b.targeting), moment(rng, week_start, b.odd_hours))
        for _ in range(poisson(rng, b.invitations))
    ]
    if world.trap("invited_again") and world.connections and rng.random() < 0.1:
        link = rng.choice(world.connections)
        known = {i.person for i in world.invitations}
        if link.person not in known and link.at < week_start - DAY:
            world.invitations.append(Invitation(link.person, "out", moment(rng, week_start, b.odd_hours)))
    return sent


def _invite(world: World, person: Person, at: int) -> Invitation:
    b, rng = world.behaviour, world.rng
    note = rng.choice(words(person.language)["notes"]) if rng.random() < b.notes else ""
    invitation = Invitation(person, "out", at, note)
    if rng.random() < b.acceptance * (1.0 if person.is_target else 1.15):
        invitation.accepted_at = at + _days_to_accept(world)
        accept(world, invitation)
    world.invitations.append(invitation)
    return invitation


def _days_to_accept(world: World) -> int:
    if world.trap("old_invitations") and world.rng.random() < 0.05:
        return world.rng.randrange(100 * DAY, 300 * DAY)
    return delay(world.rng, 14.0, 1.8)


def incoming_week(world: World, week_start: int) -> None:
    """Invitations that others send this week; most are accepted."""
    b, rng = world.behaviour, world.rng
    for _ in range(poisson(rng, b.incoming_invitations)):
        person = new_person(world, rng.random() < b.inbound_target)
        at = moment(rng, week_start, b.odd_hours)
        note = rng.choice(words(person.language)["notes"]) if rng.random() < b.notes else ""
        invitation = Invitation(person, "in", at, note)
        if rng.random() < 0.9:
            invitation.accepted_at = at + delay(rng, 20.0)
            accept(world, invitation)
        world.invitations.append(invitation)


def accept(world: World, invitation: Invitation) -> None:
    """The link, and the note of the invitation as first message of a new conversation."""
    at = invitation.accepted_at
    if at is None or at > world.end:
        return
    connect(world, invitation.person, at)
    if invitation.note and world.trap("invitation_notes"):
        sender = None if invitation.direction == "out" else invitation.person
        thread = world.talks.setdefault(invitation.person.number, Thread("", (invitation.person,)))
        world.messages.append(Message(thread, sender, at, invitation.note, mark="note", invitation=invitation))
