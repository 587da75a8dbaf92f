"""Choose what is opened: only files on the list, the larger of two copies; all others stay closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.sources.limits import archive_limits as limits
from jalon.sources.linkedin_archive.layouts import file_key, layouts_for, part_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jalon.records.problems import Problems
    from jalon.sources.zips import Entry


@dataclass(frozen=True, slots=True)
class Selection:
    """Files to open, names of files that stay closed, and the keys of all file names (they tell the kind of export)."""

    wanted: tuple[Entry, ...]
    closed: tuple[str, ...]
    keys: frozenset[str]
    articles: int


def select_entries(entries: Sequence[Entry], problems: Problems) -> Selection:
    """Sort the files of an archive by name alone; nothing is opened."""
    allowed = [entry for entry in entries if _is_table(entry.name) and layouts_for(entry.name)]
    wanted = _within_total(_without_copies(allowed, problems), problems)
    names = {entry.name for entry in wanted}
    return Selection(
        tuple(wanted),
        tuple(sorted(entry.name for entry in entries if entry.name not in names)),
        frozenset(file_key(entry.name) for entry in entries),
        sum(_is_article(entry.name) for entry in entries),
    )


def _is_table(name: str) -> bool:
    return name.casefold().endswith(".csv")


def _is_article(name: str) -> bool:
    parts = name.casefold().split("/")
    return parts[-1].endswith(".html") and "articles" in parts[:-1]


def _without_copies(entries: Sequence[Entry], problems: Problems) -> list[Entry]:
    kept: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda e: (-e.size, len(e.name), e.name)):
        key = part_key(entry.name)
        if key in kept:
            problems.add("same_file_twice", kept[key].name)
        kept.setdefault(key, entry)
    return sorted(kept.values(), key=lambda e: e.name)


def _within_total(entries: Sequence[Entry], problems: Problems) -> list[Entry]:
    kept: list[Entry] = []
    total = 0
    for entry in entries:
        total += entry.size
        if total > limits().total_bytes:
            problems.add("zip_bomb", entry.name)
            break
        kept.append(entry)
    return kept
