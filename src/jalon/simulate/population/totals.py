"""What a population's weeks add up to for an edition: the same rules as for rows, applied to weeks.

Evidence of age a weighs 2^(-a/half-life) up to the horizon; people written to first wait for their maturity; a source
that was not given leaves its items out. The edition says all of it; this file only knows what each indicator counts.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from jalon.errors import Misuse
from jalon.index import Edition, Item, Totals
from jalon.simulate.population.leads import NEVER, Leads
from jalon.simulate.population.luck import Setting
from jalon.simulate.population.population import NOW, Population
from jalon.simulate.population.rates import Floats, Integers, market
from jalon.simulate.population.week import Weeks, audience_exposure, view_exposure

DAYS = 7.0
SIGNALS = frozenset({
    "messages", "invitations", "connections", "posts", "audience", "recommendations", "meetings", "results",
    "quote_requests", "contracts",
})  # fmt: skip
RESULTS = frozenset({"meetings", "results", "quote_requests", "contracts"})

Stream = tuple[Floats, Floats]


def population_totals(
    edition: Edition,
    population: Population,
    now: int = NOW,
    *,
    weeks: int | None = None,
    signals: Collection[str] = SIGNALS,
    half_life_days: float | None = None,
    parity: int | None = None,
) -> Totals:
    """Totals of every member at the end of week `now` - 1, from the last `weeks` weeks (the horizon by default).

    `parity` 0 or 1 keeps every other week only, to compare one half of the evidence with the other.
    """
    here, lived, leads = population.here, population.lived, population.leads
    kept = _Window(edition, now, weeks, half_life_days, parity)
    streams = {**_streams(here, lived), **_result_streams(here, leads)}
    stages, answered, written = _outreach(edition, kept, here, lived, leads)
    y, e = np.zeros((2, len(population), len(edition.items)))
    for row, item in enumerate(edition.items):
        if item.kind == "grd":
            continue
        if item.code == "outreach_answered":
            y[:, row], e[:, row] = answered, written
        else:
            weight = kept.weight(item, here.weeks)
            y[:, row], e[:, row] = (weight @ part for part in stream_of(streams, item))
    return Totals(y, e, stages, item_mask(edition, signals, here.members.results))


def neutral_totals(edition: Edition, population: Population, now: int = NOW) -> Totals:
    """The same totals in expectation in the neutral market: no luck, no delay, nothing immature."""
    here, truth = population.here, population.neutral
    weight = _Window(edition, now).plain(here.weeks)
    ones = np.ones((here.weeks, len(here.members)))
    streams = {
        **_streams(here, truth.weeks),
        "meetings_held": (truth.meetings, ones),
        "quotes_requested": (truth.quotes, ones),
        "contracts_signed": (truth.contracts, ones),
        "outreach_answered": (truth.weeks.answered, truth.weeks.done["first_messages"]),
    }
    y, e = np.zeros((2, len(population), len(edition.items)))
    for row, item in enumerate(edition.items):
        if item.kind != "grd":
            y[:, row], e[:, row] = (weight @ part for part in stream_of(streams, item))
    stages = np.stack([weight @ part for part in truth.stages], axis=1)
    return Totals(y, e, stages, np.ones_like(e))


def stream_of(streams: dict[str, Stream], item: Item) -> Stream:
    """Successes and opportunities (T, M) of an item; Misuse when the simulator does not live that indicator."""
    if item.code not in streams:
        raise Misuse(
            f"The simulator does not know the indicator {item.code}.", "Add it to simulate/population/totals.py."
        )
    return streams[item.code]


def item_mask(edition: Edition, signals: Collection[str], results: NDArray[np.bool_]) -> Floats:
    """1 where the sources of an item are given, (M, J); members without results lack theirs."""
    with_all = np.array([_given(item, set(signals)) for item in edition.items])
    without = np.array([_given(item, set(signals) - RESULTS) for item in edition.items])
    return np.where(results[:, None], with_all, without).astype(np.float64)


def _given(item: Item, signals: set[str]) -> bool:
    return all(signals & set(need.split("|")) for need in item.needs)


class _Window:
    """Decay weights of weeks as seen from the end of week `now` - 1."""

    def __init__(
        self,
        edition: Edition,
        now: int,
        weeks: int | None = None,
        half_life_days: float | None = None,
        parity: int | None = None,
    ) -> None:
        self.now = now
        self._parity = parity
        self._half_life = half_life_days or edition.time.half_life_days
        horizon = edition.time.horizon_days / DAYS
        self._weeks = min(horizon, float(weeks)) if weeks else horizon

    def plain(self, weeks: int) -> Floats:
        """By week (T,), no maturity."""
        age = (self.now - np.arange(weeks) - 0.5) * DAYS
        seen = (age > 0) & (age <= self._weeks * DAYS)
        if self._parity is not None:
            seen &= np.arange(weeks) % 2 == self._parity
        return np.where(seen, 0.5 ** (age / self._half_life), 0.0)

    def weight(self, item: Item, weeks: int) -> Floats:
        """By week (T,), with the item's own window and maturity."""
        age = (self.now - np.arange(weeks) - 0.5) * DAYS
        own = (age > item.maturity_days) & (age <= (item.window_days or np.inf))
        return np.where(own, self.plain(weeks), 0.0)


def _streams(here: Setting, lived: Weeks) -> dict[str, Stream]:
    ones = np.ones_like(lived.inbound)
    posted = lived.done["posts"]
    weeks_posted = (posted > 0).astype(np.float64) if float(posted.flat[0]).is_integer() else 1.0 - np.exp(-posted)
    taken = market()["conversation"]["accept_incoming"] * lived.inviting_outside
    return {
        "inbound_target_conversations": (lived.kept, ones),
        "incoming_target_invitations": (lived.inviting, ones),
        "recommendations_received": (lived.recommended, ones),
        "followers_gained": (lived.following, audience_exposure(here)),
        "target_acceptances_per_invitation": (lived.accepted, lived.done["invitations"]),
        "target_share_of_new_connections": (lived.accepted, lived.accepted + taken),
        "engagement_per_1000_views": (lived.engaged, view_exposure(here, lived.views)),
        "target_contacts_after_post": (lived.followed, weeks_posted),
        "reactivations": (lived.revived, ones),
        "deep_threads": (lived.deep, ones),
    }


def _result_streams(here: Setting, leads: Leads) -> dict[str, Stream]:
    shape = (here.weeks, len(here.members))
    ones = np.ones(shape)
    return {
        "meetings_held": (by_week(leads.member, leads.meeting, shape), ones),
        "quotes_requested": (by_week(leads.member, leads.quote, shape), ones),
        "contracts_signed": (by_week(leads.member, leads.contract, shape), ones),
    }


def by_week(member: Integers, week: Integers, shape: tuple[int, int], weight: Floats | None = None) -> Floats:
    """Rows counted by week and member (T, M); rows of other weeks are left out."""
    seen = (week >= 0) & (week < shape[0])
    flat = week[seen] * shape[1] + member[seen]
    return count_by(flat, shape[0] * shape[1], None if weight is None else weight[seen]).reshape(shape)


def count_by(place: Integers, size: int, weight: Floats | None = None) -> Floats:
    """Rows, or their weights, summed by place (size,)."""
    return np.bincount(place, weight, size).astype(np.float64)


def _outreach(
    edition: Edition, kept: _Window, here: Setting, lived: Weeks, leads: Leads
) -> tuple[Floats, Floats, Floats]:
    """Decayed counterparts by stage (M, R), those who answered (M,), and all who count (M,)."""
    maturity = max((i.maturity_days for i in edition.items if i.kind == "grd"), default=0)
    weight = kept.plain(here.weeks)
    ripe = (kept.now - np.arange(here.weeks) - 0.5) * DAYS > maturity
    ours = (leads.origin == 0) & (leads.answer < kept.now)
    ours[ours] = ripe[leads.start[ours]]
    steps = [leads.answer, leads.meeting, leads.quote, leads.contract]
    stage = sum((step[ours] < kept.now).astype(np.int64) for step in steps)
    member, worth = leads.member[ours], weight[leads.start[ours]]
    size, top = len(here.members), len(edition.stages.scores)
    stages = count_by(member * top + stage, size * top, worth).reshape(size, top)
    answered = stages.sum(axis=1)
    silent = (weight * ripe) @ lived.done["first_messages"] - count_by(member, size, worth)
    stages[:, 0] += np.maximum(silent, 0.0)
    return stages, answered, answered + np.maximum(silent, 0.0)


__all__ = ["NEVER", "RESULTS", "SIGNALS", "by_week", "item_mask", "neutral_totals", "population_totals"]
