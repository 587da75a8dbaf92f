"""What counts as a meeting in a calendar, from rules.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Windows, thresholds and marks; explained in rules.toml."""

    years_back: int
    most_people: int
    owner_least_events: int
    owner_least_share: float
    conferencing: tuple[str, ...]
    conference_properties: frozenset[str]
    not_people: tuple[str, ...]


@cache
def settings() -> Settings:
    """Read rules.toml once."""
    raw = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))
    raw["conferencing"] = tuple(raw["conferencing"])
    raw["not_people"] = tuple(raw["not_people"])
    raw["conference_properties"] = frozenset(raw["conference_properties"])
    return Settings(**raw)
