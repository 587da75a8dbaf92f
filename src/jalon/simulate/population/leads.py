"""From conversation to contract: every conversation is one row, with the week of each step that it reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.simulate.population.luck import Setting, chances, predictor
from jalon.simulate.population.nature import Nature
from jalon.simulate.population.rates import Floats, Integers, chance, logistic, market
from jalon.simulate.population.week import Weeks

NEVER = 1_000_000
ORIGINS = ("outreach", "inbound", "revived")


@dataclass(frozen=True, slots=True)
class Leads:
    """One row a conversation: `member`, `origin` (place in ORIGINS), `start` week, and the week of `answer`,
    `meeting`, `quote`, `contract`; NEVER when it was not reached.
    """

    member: Integers
    origin: Integers
    start: Integers
    answer: Integers
    meeting: Integers
    quote: Integers
    contract: Integers


def draw_leads(here: Setting, lived: Weeks, dice: Nature) -> Leads:
    """All conversations: answers to outreach, inbound conversations that went on, contacts who came back."""
    parts = [np.nonzero(count) for count in (lived.answered, lived.kept, lived.revived)]
    counts = [lived.answered, lived.kept, lived.revived]
    many = [count[place].astype(np.int64) for count, place in zip(counts, parts, strict=True)]
    start, member = (
        np.concatenate([np.repeat(p[axis], n) for p, n in zip(parts, many, strict=True)]) for axis in (0, 1)
    )
    origin = np.repeat(np.arange(len(parts)), [n.sum() for n in many])
    random = chance(here.seed, "leads")
    answer = start + np.where(origin == 0, _delay(random, "answer", len(start)), 0)
    meeting = _next(here, random, "meet", answer, member, _warmth(origin), market()["conversation"]["show_up"])
    quote = _next(here, random, "quote", meeting, member)
    contract = _next(here, random, "contract", quote, member)
    return Leads(member, origin, start, answer, meeting, quote, contract)


def expected_results(here: Setting, lived: Weeks) -> tuple[Floats, Floats, Floats, Floats]:
    """Means (T, M) in the neutral market, by the week of the conversation: meetings, quotes and contracts in all, and
    the stages of those written to first, (5, T, M).
    """
    warm = market()["conversation"]
    quote, contract = (chances(here, step, neutral=True) for step in ("quote", "contract"))
    held, inbound, revived = (
        warm["show_up"] * chances(here, "meet", neutral=True, more=more)
        for more in (0.0, warm["inbound_warmth"], warm["revived_warmth"])
    )
    meetings = lived.answered * held + lived.kept * inbound + lived.revived * revived
    met, n = lived.answered * held, lived.done["first_messages"]
    signed = met * quote * contract
    stages = np.stack([
        n - lived.answered, lived.answered - met, met * (1 - quote), met * quote - signed, signed,
    ])  # fmt: skip
    return meetings, meetings * quote, meetings * quote * contract, stages


def _warmth(origin: Integers) -> Floats:
    table = market()["conversation"]
    return np.array([0.0, table["inbound_warmth"], table["revived_warmth"]])[origin]


def _delay(random: np.random.Generator, step: str, many: int) -> Integers:
    table = market()["delays"][step]
    return table["after"] + random.geometric(1.0 - table["more"], many) - 1


def _next(
    here: Setting,
    random: np.random.Generator,
    rate: str,
    before: Integers,
    member: Integers,
    warmth: Floats | float = 0.0,
    show_up: float = 1.0,
) -> Integers:
    """The week of the next step of each row; one step later at least, NEVER if it is not taken."""
    eta = predictor(here, rate, neutral=False)[np.minimum(before, here.weeks - 1), member]
    taken = (random.random(len(before)) < show_up * logistic(eta + warmth)) & (before < NEVER)
    return np.where(taken, before + _delay(random, rate, len(before)), NEVER)
