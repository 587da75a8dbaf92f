"""An invented life, week by week, from one seed: activity, then what others decide, then real life."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

from jalon.simulate.behaviour import Behaviour
from jalon.simulate.business import audience, business
from jalon.simulate.content import content_week
from jalon.simulate.events import DAY, WEEK, Gesture, Member, World
from jalon.simulate.network import incoming_week, invite_week, old_network
from jalon.simulate.noise import noise_week, owner_homonym
from jalon.simulate.people import Person, ascii_slug, surname, words
from jalon.simulate.talk import archive_some, inbound_week, outreach_week, revival_week


def live(behaviour: Behaviour, *, seed: int, end: date, member: Member | None = None) -> World:
    """Everything that happens to a member in `behaviour.weeks` weeks up to noon of the day `end` (UTC)."""
    rng = Random(f"jalon {seed}")
    noon = day_start(end) + DAY // 2
    start = noon - behaviour.weeks * WEEK
    world = World(member or invent_member(rng, start), behaviour, rng, start, noon)
    old_network(world)
    for week in range(behaviour.weeks):
        _week(world, start + week * WEEK)
    if world.trap("owner_homonym"):
        owner_homonym(world)
    archive_some(world)
    world.gestures.append(Gesture("search", noon, text="dernière recherche"))
    business(world)
    audience(world)
    _name_threads(world)
    return world


def _week(world: World, week_start: int) -> None:
    sent = invite_week(world, week_start)
    incoming_week(world, week_start)
    outreach_week(world, week_start, sent)
    inbound_week(world, week_start)
    revival_week(world, week_start)
    noise_week(world, week_start)
    content_week(world, week_start)


def _name_threads(world: World) -> None:
    for number, thread in enumerate({id(m.thread): m.thread for m in world.messages}.values()):
        thread.key = f"{world.member.person.slug}/{number}"


def day_start(day: date) -> int:
    """Midnight UTC of a day, in seconds."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def invent_member(rng: Random, start: int) -> Member:
    """An owner whose account is six years older than the story."""
    first, last = rng.choice(words("fr")["first"]), surname(rng, "fr")
    slug = f"{ascii_slug(first)}-{ascii_slug(last)}-owner"
    person = Person(0, first, last, slug, "fr", "Atelier Jalonné", "Consultante")
    return Member(
        person,
        headline="Consultante en performance industrielle, 12 ans d'atelier",
        summary='Je compte ce que personne ne compte.\n"Mesurer", puis agir.',
        industry="Business Consulting and Services",
        place="Lyon, Auvergne-Rhône-Alpes, France",
        email="owner@atelier.example",
        positions=(
            ("Atelier Jalonné", "Consultante", "Audit, mesure, formation", "Lyon", "Mar 2019"),
            ("Velmora Industrie", "Responsable de production", "", "Grenoble", "Sep 2012"),
        ),
        skills=("Lean", "Négociation", "Audit"),
        registered_at=start - 6 * 365 * DAY,
    )
