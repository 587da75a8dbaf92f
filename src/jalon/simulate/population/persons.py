"""Whom the members meet: one number a person and member, and who of them is in the target group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalon.simulate.population.luck import Setting, chances
from jalon.simulate.population.nature import Dice
from jalon.simulate.population.rates import Floats, Integers, chance
from jalon.simulate.population.spread import Spread, spread
from jalon.simulate.population.week import Weeks

Bools = NDArray[np.bool_]
# Where the numbers of each kind of person begin; those invited and those written to first are the same people.
INBOUND, INVITING, REVIVED = 1_000_000, 2_000_000, 3_000_000


@dataclass(frozen=True, slots=True)
class Persons:
    """Rows (P,): `member`, `person` (a number of that member's), `target`."""

    member: Integers
    person: Integers
    target: Bools


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who wrote or invited whom: `sent` invitations (with `aimed`: whether each went to the target), `written` first
    messages, `inbound` conversations, `inviting` (`inviting_aimed` likewise), `revived`.
    """

    sent: Spread
    aimed: Bools
    written: Spread
    inbound: Spread
    inviting: Spread
    inviting_aimed: Bools
    revived: Spread


def contacts(here: Setting, lived: Weeks) -> Contacts:
    """All contacts of the weeks lived."""
    sent = spread(lived.done["invitations"])
    inviting = spread(lived.inviting + lived.inviting_outside)
    return Contacts(
        sent=sent,
        aimed=sent.nth < targets(here, lived)[sent.week, sent.member],
        written=spread(lived.done["first_messages"]),
        inbound=spread(lived.inbound),
        inviting=inviting,
        inviting_aimed=inviting.nth < lived.inviting[inviting.week, inviting.member],
        revived=spread(lived.revived),
    )


def targets(here: Setting, lived: Weeks) -> Floats:
    """Invitations (T, M) that went to the target: the same draw as in the weeks lived."""
    aim = chances(here, "targeting", neutral=False)
    return Dice(here.seed).share("targets", lived.done["invitations"], aim)


def persons(here: Setting, met: Contacts) -> Persons:
    """One row a person: those invited, those only written to, and those who came by themselves."""
    aim = chances(here, "targeting", neutral=False)
    invited = np.bincount(met.sent.member, minlength=len(here.members))
    only = met.written.number >= invited[met.written.member]
    member, number, week = (a[only] for a in (met.written.member, met.written.number, met.written.week))
    drawn = chance(here.seed, "targets written to").random(len(member)) < aim[week, member]
    parts = [
        (met.sent.member, met.sent.number, met.aimed),
        (member, number, drawn),
        _came(met.inbound, INBOUND, np.ones(len(met.inbound), dtype=np.bool_)),
        _came(met.inviting, INVITING, met.inviting_aimed),
        # Their first word of old is no conversation opened by the target: what counts is that they come back.
        _came(met.revived, REVIVED, np.zeros(len(met.revived), dtype=np.bool_)),
    ]
    return Persons(
        member=np.concatenate([who for who, _, _ in parts]),
        person=np.concatenate([number for _, number, _ in parts]),
        target=np.concatenate([target for _, _, target in parts]),
    )


def _came(who: Spread, base: int, target: Bools) -> tuple[Integers, Integers, Bools]:
    return who.member, base + who.number, target
