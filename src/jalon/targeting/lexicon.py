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
    """Entries by the word that opens them; what a word fits, and what a pair opens, is worked out once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_pattern: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_pattern.setdefault(entry.words[0], []).append(entry)
        self._patterns = {pattern for entry in entries for pattern in entry.words}
        self._endings = [pattern for pattern in self._patterns if pattern.startswith(STAR)]
        self._kinds: dict[str, frozenset[str]] = {}
        self._opened: dict[tuple[str, str], tuple[Entry, ...]] = {}

    def scan(self, words: Sequence[str]) -> list[Entry]:
        """Returns the entries found in a part of a title, in order, none overlapping another."""
        found: list[Entry] = []
        free = 0
        for place, word in enumerate(words):
            following = words[place + 1] if place + 1 < len(words) else ""
            opened = self._opened.get((word, following))
            if opened is None:
                opened = self._opened[word, following] = self._openings(word, following)
            if opened and place >= free:
                for entry in opened:
                    if len(entry.words) < 3 or self._fits_rest(entry.words, words, place):
                        found.append(entry)
                        free = place + len(entry.words)
                        break
        return found

    def _fits_rest(self, patterns: tuple[str, ...], words: Sequence[str], place: int) -> bool:
        """Whether the words after the pair fit too; the pair itself does."""
        if place + len(patterns) > len(words):
            return False
        return all(patterns[n] in self._fitting(words[place + n]) for n in range(2, len(patterns)))

    def _fitting(self, word: str) -> frozenset[str]:
        """Returns the patterns of the lexicon that a word fits."""
        known = self._kinds.get(word)
        if known is None:
            starts = {word, *(word[:n] + STAR for n in range(1, len(word) + 1))} & self._patterns
            known = self._kinds[word] = frozenset(starts.union(p for p in self._endings if fits(p, word)))
        return known

    def _openings(self, word: str, following: str) -> tuple[Entry, ...]:
        """Returns the entries that may stand at a pair of words, the largest first."""
        then = self._fitting(following)
        entries = [entry for pattern in self._fitting(word) for entry in self._by_pattern.get(pattern, ())]
        entries = [entry for entry in entries if len(entry.words) == 1 or (following and entry.words[1] in then)]
        return tuple(sorted(entries, key=lambda entry: (-entry.size[0], -entry.size[1], entry.mark)))


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
