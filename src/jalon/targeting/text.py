"""A title as written -> the parts in which it speaks of the post, as plain lower-case words.

"Co-fondatrice & CTO chez Zéphyr | Speaker" -> [[cofondatrice, cto], [speaker]]. All titles of a call are folded
as one text, because a pass over one long text costs far less than a pass over each of ten thousand short ones.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

LONGEST = 200  # signs of a title that are read; LinkedIn allows 100 in a position, 220 in a headline

Pairs = tuple[tuple[str, str], ...]

LETTERS: Pairs = (("œ", "oe"), ("æ", "ae"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ß", "ss"))
INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f]+"
)
SOFT = re.compile("[\u2010-\u2015\u2212'\u2018\u2019\u02bc`\u00b4\"\u00ab\u00bb\u201c-\u201f,]")
BOTH_FORMS = re.compile(
    r"(?<=[a-z])(?: ?\(|[/\u00b7\u2022.-])(?:trice|rice|euse|ere|ne|e|a|as|o|se|le)\b\)?(?:[.\u00b7-]?s\b)?"
)
INITIALS = re.compile(r"\b[a-z](?:\.[a-z])+\b\.?")
HELPER = re.compile(
    r" (?:assist|asist|secret)[a-z]* "
    r"(?:to|of|de|du|des|d|del|van|aupres)(?: (?:the|la|l|de|het|le|du))?\b(?= ?[a-z])"
)
HARD = re.compile(r"(?:[^\x00-\x7f]|[|;()\[\]{}<>*~])+")
MARK = "\x01"
AFTER_MARK = re.compile(MARK + "[^|\n]*")
SIGNS = re.compile(r"[^a-z0-9|\x01\n ]+")


@cache
def _phrases() -> Mapping[str, Any]:
    return tomllib.loads(files("jalon.targeting").joinpath("phrases.toml").read_text(encoding="utf-8"))


@cache
def _empty() -> frozenset[str]:
    return frozenset(_phrases()["empty"])


@cache
def _short_forms() -> Pairs:
    forms = _phrases()["short_forms"].items()
    return (
        *((f" {form} ", f" {word} ") for word, written in forms for form in written),
        (" e-", " e"),
        (" co-", " co"),
    )


@cache
def _asides() -> Pairs:
    """Returns what opens an aside, and the mark put in its place."""
    words = [f" {word} " for kind in ("company", "past", "hoped") for word in _phrases()[kind]]
    return tuple((word, f" {MARK} ") for word in ("@", " ex-", *words))


class Reading(NamedTuple):
    """The parts of one title; `aside` when all that it says is of the past, hoped for, or a company."""

    parts: tuple[tuple[str, ...], ...]
    aside: bool


def read_titles(titles: Sequence[str]) -> list[Reading]:
    """Returns what each title says of the post, in the order given."""
    if not titles:
        return []
    folded = _folded(" \n ".join(" ".join(title[:LONGEST].split()) for title in titles))
    whole = folded.split("\n")
    kept = AFTER_MARK.sub("", folded).split("\n")
    return [_reading(now, everything) for now, everything in zip(kept, whole, strict=True)]


def _folded(text: str) -> str:
    text = _replaced(text.casefold(), LETTERS)
    text = INVISIBLE.sub("", unicodedata.normalize("NFKD", text).lower())
    text = BOTH_FORMS.sub("", INITIALS.sub(lambda found: found[0].replace(".", ""), text))
    text = HARD.sub(" | ", SOFT.sub(" ", text))
    text = _replaced(_replaced(f" {text} ", _short_forms()), _asides())
    return SIGNS.sub(" ", HELPER.sub(" assistantof ", text))


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _reading(now: str, everything: str) -> Reading:
    parts = _parts(now)
    return Reading(parts, False) if parts else Reading(_parts(everything.replace(MARK, " ")), True)


def _parts(line: str) -> tuple[tuple[str, ...], ...]:
    empty = _empty()
    split = [tuple([word for word in part.split() if word not in empty]) for part in line.split("|")]
    return tuple([part for part in split if part])


def plain(text: str) -> str:
    """Returns a text in lower case without accents, words parted by one space; "|" stays."""
    folded = INVISIBLE.sub("", unicodedata.normalize("NFKD", _replaced(text.casefold(), LETTERS)).lower())
    return " ".join(re.sub(r"[^\w|]+", " ", folded).split())
