"""Words and turns of phrase by language and by what they do; `word*` is a beginning, `..` stands for up to three words.

A class is found in a clause when one of its phrases is. The phrases are in `lexicon/<language>.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jalon.journeys.says.normalise import folded

FOLDER = Path(__file__).parent / "lexicon"
TOKEN = re.compile(r"[^\W_]+|[👍👌✅]")
BREAK = re.compile(r"[.!?…;]+(?=\s|$)|\n+|[.!?…]{2,}|\?")
GAP = ".."
WIDEST = 3
# This class is found before the others at the same word, because it spares some of them.
FIRST = "fine"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase and the class it belongs to."""

    act: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language by their first word, whole words and beginnings apart."""

    whole: dict[str, list[Phrase]]
    begun: dict[str, list[Phrase]]
    shortest: int
    longest: int
    starters: dict[str, list[Phrase]]

    def starting(self, word: str) -> list[Phrase]:
        """The phrases that may begin with this word."""
        found = self.starters.get(word)
        if found is None:
            found = list(self.whole.get(word, ()))
            for size in range(self.shortest, min(len(word), self.longest) + 1):
                found += self.begun.get(word[:size], ())
            if len(self.starters) < 50_000:
                self.starters[word] = found
        return found


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        listed: dict[str, list[str]] = tomllib.load(file)
    whole: dict[str, list[Phrase]] = {}
    begun: dict[str, list[Phrase]] = {}
    for act, phrases in sorted(listed.items(), key=lambda item: item[0] != FIRST):
        for written in phrases:
            phrase = Phrase(act, _words(written))
            first = phrase.words[0]
            table, key = (begun, first[:-1]) if first.endswith("*") else (whole, first)
            table.setdefault(key, []).append(phrase)
    sizes = [len(key) for key in begun] or [1]
    return Lexicon(whole, begun, min(sizes), max(sizes), {})


def matched(words: list[str], at: int, phrase: tuple[str, ...]) -> int:
    """Where a phrase that begins at word `at` ends (exclusive), or -1."""
    place = at + 1
    for n, pattern in enumerate(phrase[1:], 1):
        if pattern == GAP:
            continue
        reach = WIDEST if phrase[n - 1] == GAP else 0
        stop = min(place + reach + 1, len(words))
        found = next((i for i in range(place, stop) if _same(words[i], pattern)), -1)
        if found < 0:
            return -1
        place = found + 1
    return place


def _same(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern


def _words(written: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\.\.|[^\W_]+\*?|[👍👌✅]", folded(written)))
