"""Patterns of words -> marks: finds, from left to right, the longest pattern that stands at each word of a title."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

STAR = "*"


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern of one or more words ("direct* general*") and what it stands for."""

    words: tuple[str, ...]
    mark: str
    strong: bool

    @property
    def size(self) -> tuple[int, int]:
        """Words, then letters: the larger of two patterns at the same place is the one that counts."""
        return len(self.words), sum(len(word) - word.count(STAR) for word in self.words)


def fits(pattern: str, word: str) -> bool:
    """Whether a word is the pattern, begins ("direct*") or ends ("*leider") so; "*" fits every word."""
    if pattern.endswith(STAR):
        return word.startswith(pattern[:-1])
    if pattern.startswith(STAR):
        return word.endswith(pattern[1:])
    return word == pattern


class Lexicon:
    """Entries by the word that opens them; the entries that a word can open are worked out once for each word."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_pattern: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_pattern.setdefault(entry.words[0], []).append(entry)
        self._endings = [pattern for pattern in self._by_pattern if pattern.startswith(STAR)]
        self._opened: dict[str, tuple[Entry, ...]] = {}

    def scan(self, words: Sequence[str]) -> list[Entry]:
        """Returns the entries found in a part of a title, in order, none overlapping another."""
        found: list[Entry] = []
        place = 0
        while place < len(words):
            entry = self._at(words, place)
            if entry is not None:
                found.append(entry)
            place += len(entry.words) if entry else 1
        return found

    def _at(self, words: Sequence[str], place: int) -> Entry | None:
        opened = self._opened.get(words[place])
        if opened is None:
            opened = self._opened[words[place]] = self._openings(words[place])
        for entry in opened:
            if len(entry.words) == 1 or self._follows(entry, words, place):
                return entry
        return None

    def _follows(self, entry: Entry, words: Sequence[str], place: int) -> bool:
        rest = words[place + 1 : place + len(entry.words)]
        return len(rest) + 1 == len(entry.words) and all(map(fits, entry.words[1:], rest))

    def _openings(self, word: str) -> tuple[Entry, ...]:
        starts = [word, *(word[:n] + STAR for n in range(1, len(word) + 1))]
        patterns = starts + [pattern for pattern in self._endings if fits(pattern, word)]
        entries = [entry for pattern in patterns for entry in self._by_pattern.get(pattern, ())]
        return tuple(sorted(entries, key=lambda entry: entry.size, reverse=True))


@cache
def table(name: str) -> Mapping[str, Any]:
    """Returns one of the data files of this package (functions.toml, seniority.toml...)."""
    return tomllib.loads(files("jalon.targeting").joinpath(name).read_text(encoding="utf-8"))


def _entries(rows: Mapping[str, Any], key: str, strong: bool) -> list[Entry]:
    return [Entry(tuple(text.split()), code, strong) for code, row in rows.items() for text in row[key]]


@cache
def functions() -> Lexicon:
    """Returns the words of the business functions; `strong` as in functions.toml."""
    rows = table("functions.toml")["functions"]
    return Lexicon(_entries(rows, "strong", True) + _entries(rows, "weak", False))


@cache
def seniorities() -> Lexicon:
    """Returns the words of the ranks; `strong` means deciding, as in seniority.toml."""
    rows = table("seniority.toml")["seniorities"]
    return Lexicon(_entries(rows, "words", False) + _entries(rows, "deciding", True))
