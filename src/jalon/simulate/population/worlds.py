"""The worlds in which the index is put to proof: the base world, and what each other one changes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jalon.errors import Misuse


@dataclass(frozen=True, slots=True)
class World:
    """A market. `luck` is the spread of territories (log odds), `activity_ability` the correlation of activity with
    ability, `drift_weeks` the half-life of abilities, `volume` a factor on all activity, `without_results` and
    `colluders` shares of members; `ability`, `activity_spread` (network included), `sectors` scale these differences
    between members.
    """

    code: str
    title: str
    luck: float = 0.25
    activity_ability: float = 0.15
    drift_weeks: float = 104.0
    volume: float = 1.0
    without_results: float = 0.0
    colluders: float = 0.0
    ability: float = 1.0
    activity_spread: float = 1.0
    sectors: float = 1.0
    kinds: bool = True


@cache
def worlds() -> dict[str, World]:
    """All worlds by code, W0 first."""
    text = files("jalon.simulate.population").joinpath("worlds.toml").read_text(encoding="utf-8")
    return {code: World(code=code, **fields) for code, fields in tomllib.loads(text).items()}


def world_called(code: str) -> World:
    """The world of this code; Misuse when there is none."""
    found = worlds()
    if code not in found:
        raise Misuse(f"There is no world {code}.", f"Choose one of {', '.join(found)}.")
    return found[code]
