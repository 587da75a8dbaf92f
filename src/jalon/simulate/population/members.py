"""Who the members are: kind, sector, activity, network, licence. All but the kind are drawn alike for everybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jalon.simulate.population.rates import Floats, Integers, chance, dimensions, logistic, market
from jalon.simulate.population.worlds import World

KINDS = ("ordinary", "gamer", "quiet", "influencer")
Kind = dict[str, Any]
CHANNELS = ("invitations", "first_messages", "posts", "comments", "searches")


@dataclass(frozen=True, slots=True)
class Members:
    """Per member (M,): `kind` (place in KINDS), `sector`, `woman`, `licence`, `network` (connections), `colludes`,
    `results` (a results file and a calendar are given), `general` (common factor of the abilities), `log_activity`.
    `activity` by channel, actions a week; `start` (D, M) abilities of the first week, `shift` (D, M) what the kind
    adds; `targeting` and `pod` what gamers do.
    """

    kind: Integers
    sector: Integers
    woman: NDArray[np.bool_]
    licence: NDArray[np.bool_]
    colludes: NDArray[np.bool_]
    results: NDArray[np.bool_]
    network: Floats
    log_activity: Floats
    activity: dict[str, Floats]
    start: Floats
    shift: Floats
    targeting: Floats
    pod: Floats

    def __len__(self) -> int:
        return len(self.kind)


def invent_members(world: World, size: int, seed: int) -> Members:
    """`size` members of `world`."""
    random, table = chance(seed, "members"), market()
    kind = _kinds(world, random, size)
    general = random.standard_normal(size)
    start = _abilities(random, general)
    log_activity = (
        world.activity_spread
        * table["activity"]["spread"]
        * _correlated(random, start.mean(axis=0) / start.mean(axis=0).std(), world.activity_ability)
    )
    network = _network(random, world, kind, log_activity)
    licence = random.random(size) < _licence(kind, log_activity)
    return Members(
        kind=kind,
        sector=random.integers(0, table["luck"]["sectors"], size),
        woman=random.random(size) < 0.45,
        licence=licence,
        colludes=random.random(size) < world.colluders,
        results=random.random(size) >= world.without_results,
        network=network,
        log_activity=log_activity,
        activity={name: _channel(random, world, kind, log_activity, name) for name in CHANNELS},
        start=start,
        shift=world.ability * _by_kind(kind, _shifts, len(start)),
        targeting=_by_kind(kind, _named("targeting", 0.0), 1)[0],
        pod=_by_kind(kind, _named("pod", 0.0), 1)[0],
    )


def _kinds(world: World, random: np.random.Generator, size: int) -> Integers:
    shares = [market()["kinds"][name]["share"] for name in KINDS]
    drawn = random.choice(len(KINDS), size=size, p=shares)
    return drawn if world.kinds else np.zeros(size, dtype=np.int64)


def _abilities(random: np.random.Generator, general: Floats) -> Floats:
    load = np.array(market()["abilities"]["loading"])[:, None]
    return load * general + np.sqrt(1.0 - load**2) * random.standard_normal((len(load), len(general)))


def _correlated(random: np.random.Generator, with_what: Floats, correlation: float) -> Floats:
    return correlation * with_what + np.sqrt(1.0 - correlation**2) * random.standard_normal(len(with_what))


def _network(random: np.random.Generator, world: World, kind: Integers, log_activity: Floats) -> Floats:
    table = market()["network"]
    own = world.activity_spread * table["spread"] * random.standard_normal(len(kind))
    larger = _by_kind(kind, _named("network", 1.0), 1)[0]
    size = table["median"] * larger * np.exp(own + table["with_activity"] * log_activity)
    return np.minimum(size, table["largest"])


def _licence(kind: Integers, log_activity: Floats) -> Floats:
    table = market()["licence"]
    return logistic(table["base"] + table["activity"] * log_activity + table["gamer"] * (kind == KINDS.index("gamer")))


def _channel(random: np.random.Generator, world: World, kind: Integers, log_activity: Floats, name: str) -> Floats:
    table = market()["activity"]
    own = world.activity_spread * table["channel_spread"] * random.standard_normal(len(kind))
    low, high = _by_kind(kind, _range(name), 2)
    factor = low + (high - low) * random.random(len(kind))
    return world.volume * table[name] * factor * np.exp(log_activity + own)


def _named(name: str, usual: float) -> Callable[[Kind], Sequence[float]]:
    return lambda kind: [kind.get(name, usual)]


def _range(name: str) -> Callable[[Kind], Sequence[float]]:
    return lambda kind: kind.get(name, [1.0, 1.0])


def _shifts(kind: Kind) -> list[float]:
    return [kind.get("shift", {}).get(name, 0.0) for name in dimensions()]


def _by_kind(kind: Integers, of: Callable[[Kind], Sequence[float]], rows: int) -> Floats:
    """A figure (or several) of every member's kind, (rows, M)."""
    table = np.array([of(market()["kinds"][name]) for name in KINDS], dtype=np.float64)
    return table.T.reshape(rows, -1)[:, kind]
