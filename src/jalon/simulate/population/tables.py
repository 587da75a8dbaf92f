"""A population's weeks as arrays of rows, one dictionary a table: numbers only, the names are made in SQL."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from jalon.simulate.population.leads import NEVER, Leads, draw_leads
from jalon.simulate.population.luck import Setting, setting
from jalon.simulate.population.members import invent_members
from jalon.simulate.population.nature import Dice
from jalon.simulate.population.persons import INBOUND, INVITING, REVIVED, Contacts, contacts, persons
from jalon.simulate.population.rates import Integers, chance
from jalon.simulate.population.spread import HOUR, Spread, instants, spread
from jalon.simulate.population.talks import DAY, Messages, lead_persons, messages
from jalon.simulate.population.week import Weeks, live_weeks
from jalon.simulate.population.worlds import World

Rows = dict[str, NDArray[np.generic]]
DAYS = 7
STEPS = ("meeting", "quote", "contract")


def block_tables(world: World, size: int, weeks: int, seed: int, start: int) -> dict[str, Rows]:
    """The rows of `size` members over `weeks` weeks from `start` (µs); one block is one market with its own luck."""
    here = setting(world, invent_members(world, size, seed), weeks, seed)
    lived = live_weeks(here, Dice(seed))
    leads, met = draw_leads(here, lived, Dice(seed)), contacts(here, lived)
    return {
        "members": _members(here),
        "people": _people(here, met),
        "threads": _threads(met),
        "messages": _columns(messages(here, lived, leads, met, start)),
        "invitations": _invitations(here, lived, met, start),
        "posts": _posts(here, lived, start),
        "recommendations": _recommendations(here, lived, start),
        "audience_days": _audience(here, lived, start),
        "deals": _deals(here, lived, leads, met, start),
    }


def _members(here: Setting) -> Rows:
    many, who = len(here.members), here.members
    random = chance(here.seed, "cohorts")
    drawn = {name: random.integers(0, 4, many) for name in ("size", "country", "role")}
    return {"member": np.arange(many), "results": who.results.astype(np.int64), "sector": who.sector, **drawn}


def _people(here: Setting, met: Contacts) -> Rows:
    found = persons(here, met)
    company = chance(here.seed, "companies").integers(0, 5000, len(found.member))
    return {
        "member": found.member,
        "person": found.person,
        "target": found.target.astype(np.int64),
        "company": company,
    }


def _threads(met: Contacts) -> Rows:
    parts = [(met.written, 0), (met.inbound, INBOUND), (met.revived, REVIVED)]
    return {
        "member": np.concatenate([who.member for who, _ in parts]),
        "person": np.concatenate([base + who.number for who, base in parts]),
    }


def _invitations(here: Setting, lived: Weeks, met: Contacts, start: int) -> Rows:
    """Sent and received; accepted are the first of those aimed and the first of the others."""
    out, came = met.sent, met.inviting
    at = instants(start, out.week, here.seed, "invitations")
    of = (out.week, out.member)
    taken = np.where(
        met.aimed, out.nth < lived.accepted[of], _place_of_others(out, met.aimed) < lived.accepted_outside[of]
    )
    wait = (chance(here.seed, "acceptances").random(len(out)) * 6 * DAY).astype(np.int64) + HOUR
    return {
        "member": np.concatenate([out.member, came.member]),
        "person": np.concatenate([out.number, INVITING + came.number]),
        "inward": np.concatenate([np.zeros(len(out), np.int64), np.ones(len(came), np.int64)]),
        "at": np.concatenate([at, instants(start, came.week, here.seed, "inviting")]),
        "accepted_at": np.concatenate([np.where(taken, at + wait, -1), np.full(len(came), -1)]),
    }


def _place_of_others(who: Spread, aimed: NDArray[np.bool_]) -> Integers:
    """Place of each event among the not aimed of its week and member: the aimed come first."""
    first = who.nth == 0
    group = np.cumsum(first) - 1
    return who.nth - np.bincount(group, aimed, int(first.sum()))[group].astype(np.int64)


def _posts(here: Setting, lived: Weeks, start: int) -> Rows:
    who = spread(lived.done["posts"])
    return {"member": who.member, "number": who.number, "at": instants(start, who.week, here.seed, "posts")}


def _recommendations(here: Setting, lived: Weeks, start: int) -> Rows:
    who = spread(lived.recommended)
    return {"member": who.member, "number": who.number, "at": instants(start, who.week, here.seed, "recommended")}


def _audience(here: Setting, lived: Weeks, start: int) -> Rows:
    """Seven rows of followers a week, and one of views in a week that had any; -1 where the sheet is another."""
    week, member, day = (a.ravel() for a in np.indices((here.weeks, len(here.members), DAYS)))
    gained = (lived.following[week, member] + DAYS - 1 - day) // DAYS
    seen_week, seen_member = np.nonzero(lived.views)
    seen = (seen_week, seen_member)
    none, rows = np.full(len(week), -1.0), len(seen_week)
    return {
        "member": np.concatenate([member, seen_member]),
        "at": start + (np.concatenate([week, seen_week]) * DAYS + np.concatenate([day, np.full(rows, 2)])) * DAY,
        "views": np.concatenate([none, lived.views[seen]]),
        "engaged": np.concatenate([none, lived.engaged[seen]]),
        "followers": np.concatenate([gained, np.full(rows, -1.0)]),
        "audience": np.round(here.members.network[np.concatenate([member, seen_member])]),
    }


def _deals(here: Setting, lived: Weeks, leads: Leads, met: Contacts, start: int) -> Rows:
    """Steps of those who give results: 0 a meeting, 1 a quote, 2 a contract."""
    whom, number = lead_persons(lived, leads, met), np.arange(len(leads.member))
    parts = list[Rows]()
    for step, name in enumerate(STEPS):
        week = getattr(leads, name)
        kept = (week < NEVER) & here.members.results[leads.member]
        parts.append({
            "member": leads.member[kept], "person": whom[kept], "number": number[kept],
            "step": np.full(int(kept.sum()), step), "at": instants(start, week[kept], here.seed, f"step {name}"),
        })  # fmt: skip
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _columns(rows: Messages) -> Rows:
    return {field.name: getattr(rows, field.name) for field in fields(rows)}
