"""What else lies in a mailbox: groups, advertising, spam, drafts, a contact of the owner's own name."""

from __future__ import annotations

from dataclasses import replace

from jalon.simulate.chance import delay, moment, poisson
from jalon.simulate.events import DAY, Message, Thread, World
from jalon.simulate.network import connect, new_person
from jalon.simulate.people import Person, invent_company, words
from jalon.simulate.talk import converse, say, thread_with

SPIN = '<p class="spinmail-quill-editor__spin-break">Découvrez notre solution</p>'
ADVERTS = (
    (SPIN, "Une invitation pour vous"),
    ("Hello %FIRSTNAME%, one seat is left for %COMPANYNAME%.", ""),
    ("Téléchargez le livre blanc, 12 pages pour gagner du temps.", "Livre blanc offert"),
)


def noise_week(world: World, week_start: int) -> None:
    """This week's share of what must not be counted."""
    rng = world.rng
    at = moment(rng, week_start, world.behaviour.odd_hours)
    if world.trap("groups") and rng.random() < 0.12:
        _group(world, at)
    for _ in range(poisson(rng, 0.5) if world.trap("sponsored") else 0):
        _advert(world, moment(rng, week_start, 1.0))
    if world.trap("spam") and rng.random() < 0.15:
        _spam(world, at)
    if world.trap("drafts") and rng.random() < 0.15:
        _draft(world, at)


def _group(world: World, at: int) -> None:
    rng = world.rng
    people = tuple(replace(new_person(world, rng.random() < 0.5), former_slug="") for _ in range(rng.choice((2, 3, 5))))
    thread = Thread("", people, "Atelier régional, suite" if rng.random() < 0.6 else "")
    for speaker in (*people, None, *people[:1]):
        at += delay(rng, 2.0)
        say(world, thread, speaker, at, "answers")


def _advert(world: World, at: int) -> None:
    rng = world.rng
    name = invent_company(rng, rng.choice(("fr", "en")))
    company = Person(-len(world.messages) - 1, name, "", "", kind="company")
    thread = Thread("", (company,), name if rng.random() < 0.5 else "")
    text, subject = rng.choice(ADVERTS)
    _add(world, Message(thread, company, at, text, "sponsored", subject))
    if rng.random() < 0.2:
        _add(world, Message(thread, company, at + 9 * DAY, text + " Dernier rappel.", "sponsored", subject))


def _spam(world: World, at: int) -> None:
    rng = world.rng
    person = replace(new_person(world, False), former_slug="")
    thread = thread_with(world, person)
    _add(world, Message(thread, person, at, "Gagnez 300 % en une semaine", "spam", folder="SPAM"))
    if rng.random() < 0.3:
        _add(world, Message(thread, person, at + DAY, "Toujours là ?", "spam", folder="SPAM"))


def _draft(world: World, at: int) -> None:
    """A message that never left: in a conversation, or as a conversation of its own."""
    rng = world.rng
    known = [m.thread for m in world.messages[-50:] if len(m.thread.people) == 1 and m.mark == "kept"]
    thread = rng.choice(known) if known and rng.random() < 0.6 else Thread("", (new_person(world, True),))
    text = rng.choice(words(thread.people[0].language)["follow_ups"])
    _add(world, Message(thread, None, at, f"{text} (brouillon)", "draft"))


def owner_homonym(world: World) -> None:
    """A contact who bears the owner's own name writes, and is answered."""
    owner, rng = world.member.person, world.rng
    twin = replace(new_person(world, False), first=owner.first, last=owner.last, former_slug="")
    world.people[-1] = twin
    at = world.start + rng.randrange(max(DAY, (world.end - world.start) // 2))
    connect(world, twin, at - DAY)
    thread = thread_with(world, twin)
    say(world, thread, twin, at, "answers")
    converse(world, thread, None, at, delay(rng, 5.0), twin)


def _add(world: World, message: Message) -> None:
    if message.at <= world.end:
        world.messages.append(message)
