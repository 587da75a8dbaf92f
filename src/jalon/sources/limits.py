"""What a source may weigh before it is refused unread, and how far back the files of an archive see."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a single file: sizes in bytes, counts and ratios; explained in limits.toml under [file]."""

    file_bytes: int
    table_bytes: int
    total_bytes: int
    ratio: int
    ratio_from_bytes: int
    entries: int
    sheet_cells: int
    cell_characters: int
    event_instances: int
    rule_steps: int
    prefix_bytes: int
    lone_thread_bytes: int


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Of an archive, whose text packs better and is larger; explained in limits.toml under [archive]."""

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
    """Limits of a single file: a workbook, a calendar, results, an SSI page."""
    return Limits(**_table("file"))


@cache
def archive_limits() -> ArchiveLimits:
    """Limits and windows of an archive."""
    return ArchiveLimits(**_table("archive"))


def _table(name: str) -> dict[str, int]:
    return tomllib.loads((Path(__file__).parent / "limits.toml").read_text(encoding="utf-8"))[name]
