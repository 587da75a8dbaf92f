"""Which occupation of ESCO a title comes nearest to, by the trigram index over ESCO's labels in four languages."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jalon.errors import Misuse
from jalon.targeting import trigrams
from jalon.targeting.nearest import nearest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LANGUAGES = ("fr", "en", "es", "nl")
LONGEST = 200  # signs of a title that are looked at
SAME_START = 3  # letters that the two forms of one word share: accrocheur, accrocheuse
SLASH = re.compile(r"(.+?)\s*/\s*(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Match:
    """One label of ESCO with its ISCO-08 code (1 to 4 digits) and its cosine with the title, 0 to 1."""

    label: str
    isco: str
    score: float


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language, their ISCO-08 codes, and the index over them; a label stands once a code."""

    labels: tuple[str, ...]
    codes: tuple[str, ...]
    index: trigrams.TrigramIndex


def one_form(title: str) -> str:
    """Returns the title with one of two gendered forms left: "Acheteur / Acheteuse d'art" -> "Acheteur d'art"."""
    parts = SLASH.fullmatch(title[:LONGEST])
    if parts is None:
        return title[:LONGEST]
    before, after = parts[1].split(), parts[2].split()
    for n in range(min(len(before), len(after)), 0, -1):
        pairs = zip(before[-n:], after[:n], strict=True)
        if all(_start(one) == _start(other) for one, other in pairs):
            return " ".join(before + after[n:])
    return title[:LONGEST]


def _start(word: str) -> str:
    return trigrams.folded(word)[:SAME_START]


def _packed(name: str) -> bytes:
    return gzip.decompress(files("jalon.targeting").joinpath(name).read_bytes())


@cache
def _lines() -> tuple[list[str], ...]:
    """Returns the packed concepts: ISCO-08 code, then the labels of each language."""
    return tuple(line.split("\t") for line in _packed("esco.tsv.gz").decode().splitlines())


@cache
def load(language: str) -> Labels:
    """Returns the labels of a language (fr, en, es, nl), indexed at the first call; raises Misuse for others."""
    if language not in LANGUAGES:
        raise Misuse(f"No ESCO labels in language {language!r}.", f"Choose one of {', '.join(LANGUAGES)}.")
    column = LANGUAGES.index(language) + 1
    pairs = list(dict.fromkeys((label, line[0]) for line in _lines() for label in line[column].split("|") if label))
    labels = tuple(label for label, _ in pairs)
    return Labels(labels, tuple(code for _, code in pairs), trigrams.build(labels))


@cache
def _language_table() -> NDArray[np.uint8]:
    import numpy as np

    return np.frombuffer(_packed("languages.bin.gz"), np.uint8).reshape(len(LANGUAGES), trigrams.CODES)


def guess_languages(titles: Sequence[str]) -> list[str]:
    """Returns for each title the language in whose ESCO labels its trigrams are most probable."""
    import numpy as np

    found = trigrams.grams(title[:LONGEST] for title in titles)
    table = _language_table()
    surprise = [np.bincount(found.owners, row[found.codes], minlength=found.texts) for row in table]
    return [LANGUAGES[i] for i in np.argmin(surprise, axis=0)]


def search(title: str, language: str | None = None, k: int = 10) -> list[Match]:
    """Returns the k labels nearest to a title, best first; the language is guessed when it is not given."""
    corpus = load(language or guess_languages([title])[0])
    scores = trigrams.cosines(corpus.index, trigrams.query(corpus.index, [one_form(title)]), 0)
    found: list[int] = trigrams.best(scores, k).tolist()
    return [Match(corpus.labels[i], corpus.codes[i], float(scores[i])) for i in found if scores[i] > 0]


def neighbours(
    titles: Sequence[str], language: str | None, k: int, budget: int, reach: float
) -> list[list[tuple[str, float]]]:
    """Returns for each title the ISCO-08 codes and cosines of up to k near labels, best first.

    `budget` and `reach` bound the search as in `nearest`; an unknown title gives an empty list.
    """
    spoken = [language] * len(titles) if language else guess_languages(titles)
    found: list[list[tuple[str, float]]] = [[] for _ in titles]
    for one in sorted(set(spoken)):
        rows = [row for row, guessed in enumerate(spoken) if guessed == one]
        corpus = load(one)
        asked = trigrams.query(corpus.index, [one_form(titles[row]) for row in rows])
        near = nearest(corpus.index, asked, budget, reach, k)
        for row, (labels, scores) in zip(rows, near, strict=True):
            close = zip(labels.tolist(), scores.tolist(), strict=True)
            found[row] = [(corpus.codes[i], score) for i, score in close]
    return found


def vote(near: Sequence[tuple[str, float]], digits: int, power: float) -> str | None:
    """Returns the ISCO-08 prefix of so many digits with most votes, a label's vote being cosine ** power."""
    return most((code[:digits], score**power) for code, score in near)


def most(votes: Iterable[tuple[str, float]]) -> str | None:
    """Returns the candidate with most votes, the first named among equals; None without a vote."""
    sums: dict[str, float] = {}
    for candidate, votes_given in votes:
        sums[candidate] = sums.get(candidate, 0.0) + votes_given
    return max(sums, key=sums.__getitem__) if sums else None
