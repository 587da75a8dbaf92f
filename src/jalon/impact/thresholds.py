"""The constants of judgement of delays, paths and exchange rates: `thresholds.toml`, each with its source there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "thresholds.toml"


@dataclass(frozen=True, slots=True)
class DelayRules:
    """When a share within so many days may be shown, and for whom."""

    fewest: int
    small: int
    horizon_days: int
    landmark_days: int
    window_days: int
    events_a_covariate: int


@dataclass(frozen=True, slots=True)
class PathRules:
    """Which touches belong to a path, when a contact is silent, and how the models are set."""

    window_days: int
    lookback_days: int
    post_days: int
    silent_quantile: float
    silent_least_days: int
    fewest_answers: int
    silent_unknown_days: int
    decay_part: float
    shrinkage: float


@dataclass(frozen=True, slots=True)
class Gates:
    """What may be shown at how many won deals."""

    shares: int
    removal: int
    ranks: int
    each_won: int
    each_lost: int
    most_kinds: int
    draws: int
    seed: int


@cache
def delay_rules() -> DelayRules:
    """The rules of delays."""
    return DelayRules(**_table("delays"))


@cache
def path_rules() -> PathRules:
    """The rules of paths."""
    return PathRules(**_table("paths"))


@cache
def gates() -> Gates:
    """The gates by number of won deals."""
    return Gates(**_table("gates"))


@cache
def rate_days() -> int:
    """Days for which an exchange rate stands in when the days after it have none."""
    return int(_table("rates")["oldest_days"])


@cache
def _table(name: str) -> dict[str, int]:
    import tomllib

    return tomllib.loads(FILE.read_text(encoding="utf-8"))[name]
