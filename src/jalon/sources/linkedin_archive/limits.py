"""Limits and windows of archive reading, from limits.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """The values of limits.toml, in the units that their names say."""

    entries: int
    entry_bytes: int
    total_bytes: int
    ratio: int
    ratio_from_bytes: int
    cell_characters: int
    header_lines: int
    direct_from_bytes: int
    resyncs: int
    note_characters: int
    invitations_days: int
    searches_days: int
    search_repeat_seconds: int
    future_days: int
    lonely_days: int


@cache
def limits() -> Limits:
    """Read limits.toml once."""
    return Limits(**tomllib.loads((Path(__file__).parent / "limits.toml").read_text(encoding="utf-8")))
