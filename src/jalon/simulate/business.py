"""Real life: meetings and calls after conversations, then quotes and contracts; and the audience of the posts."""

from __future__ import annotations

from jalon.simulate.chance import delay, poisson
from jalon.simulate.events import DAY, HOUR, AudienceDay, DealEvent, Meeting, World
from jalon.simulate.people import Person


def business(world: World) -> None:
    """Meetings, quotes and contracts that follow from two-way conversations."""
    first_answers: dict[int, int] = {}
    people: dict[int, Person] = {}
    spoken: set[int] = set()
    for message in sorted(world.messages, key=lambda m: m.at):
        person = message.thread.people[0]
        if message.mark != "kept" or len(message.thread.people) != 1 or person.kind != "member":
            continue
        side = 1 if message.sender is None else 2
        if (side == 1 and person.number + 10**9 in spoken) or (side == 2 and person.number in spoken):
            first_answers.setdefault(person.number, message.at)
            people[person.number] = person
        spoken.add(person.number + (0 if side == 1 else 10**9))
    for number, at in sorted(first_answers.items(), key=lambda item: (item[1], item[0])):
        chance = world.behaviour.meetings * (1.0 if people[number].is_target else 0.25)
        if world.rng.random() < chance:
            _meet(world, people[number], at)


def _meet(world: World, person: Person, at: int) -> None:
    rng, b = world.rng, world.behaviour
    day = (at + rng.randrange(3 * DAY, 16 * DAY)) // DAY * DAY
    while (day // DAY + 3) % 7 > 4:
        day += DAY
    start = day + rng.choice((7, 8, 9, 12, 13, 14, 15)) * HOUR + rng.choice((0, 30)) * 60
    kind, minutes = ("call", 30) if rng.random() < 0.4 else ("meeting", rng.choice((45, 60, 90)))
    state = "held" if rng.random() < b.meeting_held else rng.choice(("cancelled", "declined"))
    state = "planned" if state == "held" and start > world.end else state
    if start < world.end + 30 * DAY:
        world.meetings.append(Meeting(person, start, minutes, kind, state))
    if state == "held" and rng.random() < b.quotes:
        _deal(world, person, start)


def _deal(world: World, person: Person, met_at: int) -> None:
    """A quote is asked for, sent, and signed or lost; each step only when the story is not over."""
    rng, b = world.rng, world.behaviour
    deal = f"D-{len({d.deal for d in world.deals}) + 1:03d}"
    asked = met_at + rng.randrange(HOUR, 3 * DAY)
    sent = asked + delay(rng, b.quote_days * 24, 0.5)
    end = sent + delay(rng, b.contract_days * 24, 0.5)
    amount = round(b.contract_value * rng.lognormvariate(0.0, 0.5), -2)
    won = rng.random() < b.contracts
    steps = [("quote_requested", asked, None), ("quote_sent", sent, amount)]
    steps.append(("contract_signed", end, amount) if won else ("lost", end, None))
    world.deals += [DealEvent(deal, person, kind, at, money) for kind, at, money in steps if at <= world.end]


def audience(world: World) -> None:
    """Every day of the last 365: views after posts, engagement that falls with the audience, new followers.

    Engagement per view falls by a log-log slope of 0.25 with the audience (public figures: 0.23 to 0.28).
    """
    rng, b = world.rng, world.behaviour
    followers = float(b.followers)
    posts = [p.at // DAY for p in world.posts if p.kind == "post"]
    last = world.end // DAY
    for day in range(last - 364, last + 1):
        fresh = sum(0.5 ** (day - p) for p in posts if 0 <= day - p < 10)
        views = 1.5 * followers**0.8 * (fresh + 0.08) * rng.lognormvariate(0.0, 0.35)
        rate = b.engagement * (followers / 1000.0) ** -0.25
        engaged = poisson(rng, min(views * rate, 500.0)) - (1 if rng.random() < 0.01 else 0)
        gained = poisson(rng, 0.3 + fresh * 0.6) - (1 if rng.random() < 0.05 else 0)
        followers += gained
        world.audience.append(AudienceDay(day * DAY, int(views), engaged, gained))
    world.followers = int(followers)
