"""Conversations: who writes first, who answers after how long, how far it goes, who comes back after months."""

from __future__ import annotations

from dataclasses import replace

from jalon.simulate.chance import delay, moment, poisson
from jalon.simulate.events import DAY, Invitation, Message, Thread, World
from jalon.simulate.network import new_person
from jalon.simulate.people import Person, words


def outreach_week(world: World, week_start: int, sent: list[Invitation]) -> None:
    """First messages of the owner: to people who have just accepted, and to older contacts."""
    b, rng = world.behaviour, world.rng
    for invitation in sent:
        at = invitation.accepted_at
        if at is not None and rng.random() < b.write_after_acceptance:
            reach_out(world, invitation.person, at + delay(rng, 30.0))
    for _ in range(poisson(rng, b.first_messages)):
        link = rng.choice(world.connections)
        at = moment(rng, week_start, b.odd_hours)
        if link.at < at:
            reach_out(world, link.person, at)


def reach_out(world: World, person: Person, at: int) -> None:
    """The owner writes first; the other may answer, the owner may insist once."""
    if person.number in world.spoken:
        return
    world.spoken.add(person.number)
    thread, rng, b = thread_with(world, person), world.rng, world.behaviour
    say(world, thread, None, at, "openers")
    chance = b.answers * (1.15 if person.is_target else 0.9)
    if b.answers_late is not None and at >= world.end - b.late_weeks * 7 * DAY:
        chance *= b.answers_late / b.answers
    if rng.random() < chance:
        converse(world, thread, person, at, delay(rng, b.answer_hours))
    elif rng.random() < 0.3:
        later = at + rng.randrange(5 * DAY, 12 * DAY)
        say(world, thread, None, later, "follow_ups")
        if rng.random() < chance * 0.3:
            converse(world, thread, person, later, delay(rng, b.answer_hours))


def inbound_week(world: World, week_start: int) -> None:
    """Others write first; the owner answers most of them, later than would be good."""
    b, rng = world.behaviour, world.rng
    for _ in range(poisson(rng, b.inbound)):
        at = moment(rng, week_start, b.odd_hours)
        person = _contact(world, at) or _maybe_deleted(world, new_person(world, rng.random() < b.inbound_target))
        thread = thread_with(world, person)
        say(
            world,
            thread,
            _face(world, person, at),
            at,
            "answers",
            subject="Demande de contact" if person.name and rng.random() < 0.1 else "",
        )
        if rng.random() < b.own_answers:
            converse(world, thread, None, at, delay(rng, b.own_answer_hours), person)


def _contact(world: World, at: int) -> Person | None:
    """A contact who never wrote so far, as often as contacts rather than strangers write first."""
    b, rng = world.behaviour, world.rng
    if not world.connections or rng.random() >= b.inbound_contacts:
        return None
    link = rng.choice(world.connections)
    if link.at >= at or link.person.number in world.spoken:
        return None
    world.spoken.add(link.person.number)
    return link.person


def converse(
    world: World, thread: Thread, speaker: Person | None, at: int, wait: int, other: Person | None = None
) -> None:
    """Turns alternate until somebody stops; `speaker` takes the first of them after `wait` seconds."""
    b, rng = world.behaviour, world.rng
    person = speaker or other
    while True:
        at += wait
        at = _turn(world, thread, speaker, at)
        if rng.random() > b.depth:
            return
        speaker = person if speaker is None else None
        wait = delay(rng, b.own_answer_hours if speaker is None else b.answer_hours)


def _turn(world: World, thread: Thread, speaker: Person | None, at: int) -> int:
    """One to three messages of one side; returns the instant of the last."""
    rng = world.rng
    say(world, thread, _face(world, speaker, at), at, "answers" if speaker else "follow_ups")
    while rng.random() < 0.2:
        if not (world.trap("same_second") and rng.random() < 0.2):
            at += rng.randrange(5, 40 * 60)
        say(world, thread, _face(world, speaker, at), at, "follow_ups")
    return at


def _face(world: World, speaker: Person | None, at: int) -> Person | None:
    """The address under which somebody writes: the former one early in the life of the archive."""
    if speaker is None or not speaker.former_slug or at > (world.start + world.end) // 2:
        return speaker
    return replace(speaker, slug=speaker.former_slug)


def revival_week(world: World, week_start: int) -> None:
    """Sleeping conversations: the other writes again, or the owner tries."""
    b, rng = world.behaviour, world.rng
    older = len(world.messages) * 2 // 3
    for _ in range(poisson(rng, b.revivals) if older else 0):
        picks = [world.messages[rng.randrange(older)] for _ in range(6)]
        at = moment(rng, week_start, b.odd_hours)
        asleep = (m.thread for m in picks if m.mark == "kept" and len(m.thread.people) == 1)
        thread = next((t for t in asleep if at - t.last_at > 60 * DAY), None)
        if thread is not None:
            _revive(world, thread, at)


def _revive(world: World, thread: Thread, at: int) -> None:
    person, rng = thread.people[0], world.rng
    if rng.random() < 0.7:
        say(world, thread, _face(world, person, at), at, "revivals")
        if rng.random() < world.behaviour.own_answers:
            converse(world, thread, None, at, delay(rng, world.behaviour.own_answer_hours), person)
    else:
        say(world, thread, None, at, "openers")
        if rng.random() < world.behaviour.answers:
            converse(world, thread, person, at, delay(rng, world.behaviour.answer_hours))


def thread_with(world: World, person: Person) -> Thread:
    """The conversation with somebody; one in ten people has a second one."""
    known = world.talks.get(person.number)
    if known is None or world.rng.random() < 0.1:
        known = Thread("", (person,))
        world.talks[person.number] = known
    return known


def say(world: World, thread: Thread, sender: Person | None, at: int, words_of: str, subject: str = "") -> None:
    """Add one message; what lies after the end of the story is not said."""
    if at > world.end:
        return
    language = thread.people[0].language if thread.people else "fr"
    name = thread.people[0].first if thread.people else ""
    text = world.rng.choice(words(language)[words_of]).format(name=name)
    thread.last_at = max(thread.last_at, at)
    world.messages.append(Message(thread, sender, at, _shape(world, text), "kept", subject))


def _shape(world: World, text: str) -> str:
    rng = world.rng
    if world.trap("empty_texts") and rng.random() < 0.03:
        return ""
    if world.trap("html") and rng.random() < 0.05:
        return f'<p class="spin">{text}</p><br><a href="https://example.org/a,b">lien</a>'
    if rng.random() < 0.2:
        return f"{text}\n\nMerci,\nà bientôt"
    return f'{text} "{rng.randrange(10_000)}"' if rng.random() < 0.1 else f"{text} ({rng.randrange(10_000)})"


def _maybe_deleted(world: World, person: Person) -> Person:
    """With the trap, some of those who wrote have closed their account since: no name, no address."""
    if not world.trap("deleted_members") or world.rng.random() > 0.05:
        return person
    first = "LinkedIn Member" if world.rng.random() < 0.8 else ""
    return Person(person.number, first, "", "", person.language, kind="deleted")


def archive_some(world: World) -> None:
    """A tenth of the conversations moved to the archive folder."""
    moved = {id(m.thread) for m in world.messages if world.rng.random() < 0.02}
    for message in world.messages:
        if id(message.thread) in moved and message.folder == "INBOX":
            message.folder = "ARCHIVE"
