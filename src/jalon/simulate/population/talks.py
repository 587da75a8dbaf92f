"""Conversations as messages: who wrote when, in which thread; only what the weeks lived say, no text."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from jalon.simulate.population.leads import Leads
from jalon.simulate.population.luck import Setting
from jalon.simulate.population.persons import INBOUND, REVIVED, Contacts
from jalon.simulate.population.rates import Floats, Integers, chance
from jalon.simulate.population.spread import HOUR, WEEK, Spread, instants
from jalon.simulate.population.week import Weeks

DAY = 24 * HOUR
SILENCE = 120 * DAY


@dataclass(frozen=True, slots=True)
class Messages:
    """Rows (R,): `member`, `person` (the thread is his), `sequence`, `inward` (1: written by the other), `at` (µs)."""

    member: Integers
    person: Integers
    sequence: Integers
    inward: Integers
    at: Integers


def messages(here: Setting, lived: Weeks, leads: Leads, met: Contacts, start: int) -> Messages:
    """Every message, also those after the last week: who writes leaves them out."""
    parts = [
        *_outreach(here, lived, leads, met, start),
        *_inbound(here, lived, met, start),
        *_revived(here, met, start),
    ]
    return Messages(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Messages)))


def lead_persons(lived: Weeks, leads: Leads, met: Contacts) -> Integers:
    """The person of each conversation that may become business (L,)."""
    found = np.empty(len(leads.member), dtype=np.int64)
    for origin, base, who, count in (
        (0, 0, met.written, lived.answered),
        (1, INBOUND, met.inbound, lived.kept),
        (2, REVIVED, met.revived, lived.revived),
    ):
        found[leads.origin == origin] = base + who.number[_first(who, count)]
    return found


def _first(who: Spread, count: Floats) -> Integers:
    """Places of the first `count` (T, M) events of each week and member."""
    return np.nonzero(who.nth < count[who.week, who.member])[0]


def _outreach(here: Setting, lived: Weeks, leads: Leads, met: Contacts, start: int) -> list[Messages]:
    """First messages, answers, and the two turns more of a deep conversation."""
    who = met.written
    at = instants(start, who.week, here.seed, "first messages")
    place = _first(who, lived.answered)
    wait = (leads.answer - leads.start)[leads.origin == 0] * WEEK
    answer = at[place] + wait + _hours(here, "answers", len(place))
    deep = who.nth[place] < lived.deep[who.week[place], who.member[place]]
    return [
        _rows(who, np.arange(len(who)), 0, 1, False, at),
        _rows(who, place, 0, 2, True, answer),
        _rows(who, place[deep], 0, 3, False, answer[deep] + DAY),
        _rows(who, place[deep], 0, 4, True, answer[deep] + 2 * DAY),
    ]


def _inbound(here: Setting, lived: Weeks, met: Contacts, start: int) -> list[Messages]:
    """Others write first, the member answers; those kept come back. Deep ones beyond the answered go on."""
    who = met.inbound
    at = instants(start, who.week, here.seed, "inbound")
    place = _first(who, lived.kept)
    deep = who.nth[place] < np.maximum(lived.deep - lived.answered, 0.0)[who.week[place], who.member[place]]
    return [
        _rows(who, np.arange(len(who)), INBOUND, 1, True, at),
        _rows(who, np.arange(len(who)), INBOUND, 2, False, at + HOUR),
        _rows(who, place, INBOUND, 3, True, at[place] + 2 * HOUR),
        _rows(who, place[deep], INBOUND, 4, False, at[place][deep] + 3 * HOUR),
        _rows(who, place[deep], INBOUND, 5, True, at[place][deep] + 4 * HOUR),
    ]


def _revived(here: Setting, met: Contacts, start: int) -> list[Messages]:
    """They wrote once, the member answered, and after a silence they come back."""
    who = met.revived
    at, every = instants(start, who.week, here.seed, "revived"), np.arange(len(who))
    return [
        _rows(who, every, REVIVED, 1, True, at - SILENCE - HOUR),
        _rows(who, every, REVIVED, 2, False, at - SILENCE),
        _rows(who, every, REVIVED, 3, True, at),
    ]


def _rows(who: Spread, place: Integers, base: int, sequence: int, inward: bool, at: Integers) -> Messages:
    many = len(place)
    return Messages(
        who.member[place], base + who.number[place], np.full(many, sequence), np.full(many, int(inward)), at
    )


def _hours(here: Setting, part: str, many: int) -> Integers:
    """A delay of one to 48 hours."""
    return (HOUR + chance(here.seed, part).random(many) * 47 * HOUR).astype(np.int64)
