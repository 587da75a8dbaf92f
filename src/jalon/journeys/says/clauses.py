"""A message as clauses: which acts, times, polarity and persons each one names, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from jalon.journeys.says.lexicon import BREAK, TOKEN, Lexicon, matched

CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3])\s?(?:h(?:eures?|oras?|s)?(?:\s?[0-5]\d)?|[:.][0-5]\d|u(?:ur|hr)?|am|pm|a\.m|p\.m|o'clock)"
    r"(?!\d|\w)"
)
DATE = re.compile(r"\b(?:[0-3]?\d[/.-][01]?\d(?:[/.-]\d{2,4})?|(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|e))\b")
Span = tuple[int, int]
# What a phrase says is not read a second time in its words: a courtesy ("no problem", "if you like") denies nothing and
# sets no condition, "signed with another" is a refusal and no story about another person.
SPARES = {"fine": ("neg", "cond", "later"), "refuse": ("third",)}


@dataclass(slots=True)
class Clause:
    """One clause: its place in the text, how many words, and the acts found in it, by name, with their places."""

    start: int
    end: int
    asks: bool = False
    words: int = 0
    acts: dict[str, Span] = field(default_factory=dict[str, Span])

    def has(self, *names: str) -> bool:
        """Whether any of these acts is in the clause."""
        return any(name in self.acts for name in names)


def clauses(text: str, words: Lexicon) -> list[Clause]:
    """The clauses of a folded text, each with its acts."""
    found: list[Clause] = []
    start = 0
    for mark in BREAK.finditer(text):
        _add(found, text, start, mark.start(), "?" in mark.group(), words)
        start = mark.end()
    _add(found, text, start, len(text), False, words)
    return found


def _add(found: list[Clause], text: str, start: int, end: int, asks: bool, words: Lexicon) -> None:
    tokens = list(TOKEN.finditer(text, start, end))
    if not tokens:
        if asks and found and found[-1].end == start:
            found[-1].asks = True
        return
    spelled = [token.group() for token in tokens]
    cuts = [n for n in range(1, len(spelled)) if _parts(words, spelled[n])]
    for low, high in zip([0, *cuts], [*cuts, len(spelled)], strict=True):
        clause = Clause(tokens[low].start(), tokens[high - 1].end(), asks, high - low)
        _acts(clause, spelled[low:high], tokens[low:high], words)
        _times(clause, text)
        found.append(clause)


def _parts(words: Lexicon, word: str) -> bool:
    """Whether a word parts two clauses (but)."""
    return word in words.parting


def _acts(clause: Clause, spelled: list[str], tokens: list[re.Match[str]], words: Lexicon) -> None:
    spared: dict[str, int] = {}
    for n, (word, following) in enumerate(pairwise([*spelled, ""])):
        for phrase in words.starting(word, following):
            act = phrase.act
            if act in clause.acts or n < spared.get(act, 0):
                continue
            end = n + 1 if len(phrase.words) == 1 else matched(spelled, n, phrase.words)
            if end > 0:
                clause.acts[act] = (tokens[n].start(), tokens[end - 1].end())
                spared |= dict.fromkeys(SPARES.get(act, ()), end)


def _times(clause: Clause, text: str) -> None:
    for name, pattern in (("clock", CLOCK), ("date", DATE)):
        found = pattern.search(text, clause.start, clause.end)
        if found:
            clause.acts.setdefault(name, found.span())
