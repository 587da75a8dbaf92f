"""Words and turns of phrase by language and by what they do; `word*` is a beginning, `..` stands for up to three words.

A class is found in a clause when one of its phrases is. The phrases are in
`lexicon/<language>.toml`; those that stop or weaken an act in `lexicon/<language>_guards.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jalon.journeys.says.normalise import folded

FOLDER = Path(__file__).parent / "lexicon"
TOKEN = re.compile(r"[^\W_]+|[👍👌✅🤝]")
BREAK = re.compile(r"[.!?…;]+(?=\s|$)|\n+|[.!?…]{2,}|\?")
GAP = ".."
REMEMBERED = 50_000
WIDEST = 3
# These classes are found before the others at the same word, because they spare some of them.
FIRST = ("fine", "refuse")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase and the class it belongs to."""

    act: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starters:
    """The phrases that begin with one word: those to try anyway, and all those to try before a certain second word."""

    alone: list[Phrase]
    beside: dict[str, list[Phrase]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language by their first word, whole words and beginnings apart."""

    whole: dict[str, list[Phrase]]
    begun: dict[str, list[Phrase]]
    shortest: int
    longest: int
    parting: frozenset[str]
    starters: dict[str, Starters]

    def starting(self, word: str, following: str) -> list[Phrase]:
        """The phrases that may begin with these two words, `following` being empty at the end."""
        found = self.starters.get(word)
        if found is None:
            found = _by_second(self._of(word))
            if len(self.starters) < REMEMBERED:
                self.starters[word] = found
        return found.beside.get(following, found.alone)

    def _of(self, word: str) -> list[Phrase]:
        found = list(self.whole.get(word, ()))
        for size in range(self.shortest, min(len(word), self.longest) + 1):
            found += self.begun.get(word[:size], ())
        return found


def _by_second(phrases: list[Phrase]) -> Starters:
    """Phrases parted by whether their second word is known: only that word need be looked at."""
    alone: list[Phrase] = []
    beside: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        second = phrase.words[1] if len(phrase.words) > 1 else GAP
        if second == GAP or second.endswith("*"):
            alone.append(phrase)
        else:
            beside.setdefault(second, []).append(phrase)
    return Starters(_ordered(alone), {second: _ordered(alone + found) for second, found in beside.items()})


def _ordered(phrases: list[Phrase]) -> list[Phrase]:
    return sorted(phrases, key=lambda phrase: phrase.act not in FIRST)


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language."""
    listed: dict[str, list[str]] = {}
    for name in (language, f"{language}_guards"):
        listed |= tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    whole: dict[str, list[Phrase]] = {}
    begun: dict[str, list[Phrase]] = {}
    for act, phrases in listed.items():
        for written in phrases:
            phrase = Phrase(act, _words(written))
            first = phrase.words[0]
            table, key = (begun, first[:-1]) if first.endswith("*") else (whole, first)
            table.setdefault(key, []).append(phrase)
    parting = frozenset(word for word in listed["but"] if " " not in word)
    sizes = [len(key) for key in begun] or [1]
    return Lexicon(whole, begun, min(sizes), max(sizes), parting, {})


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
    return tuple(re.findall(r"\.\.|[^\W_]+\*?|[👍👌✅🤝]", folded(written)))
