"""What a source may weigh before it is refused unread."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, counts and ratios; explained in limits.toml."""

    file_bytes: int
    table_bytes: int
    unpacked_bytes: int
    unpacked_ratio: int
    ratio_from_bytes: int
    zip_entries: int
    sheet_cells: int
    cell_characters: int
    event_instances: int
    rule_steps: int
    prefix_bytes: int


@cache
def limits() -> Limits:
    """Read limits.toml once."""
    return Limits(**tomllib.loads((Path(__file__).parent / "limits.toml").read_text(encoding="utf-8")))
