"""Free words, English or French, -> codes: "directeurs d'usine" means production and director.

Nothing is guessed: what is not understood is handed back, so that it can be asked again.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from jalon.strategy.declared import Objective, indicators
from jalon.targeting import titles
from jalon.targeting.lexicon import fits, functions, table
from jalon.targeting.text import plain, read_titles

PIECES = re.compile(r"[,;\n/•|]+")
JOINED = re.compile(r"\s+(?:et|and|ou|or|&)\s+", re.IGNORECASE)
ISO_DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
EUROPEAN_DAY = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
SPOKEN_DAY = re.compile(r"\b(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?(?:of\s+)?([^\W\d_]+)\.?(?:\s+(\d{1,2}),)?\s+(\d{4})\b")
NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)\s*(%)?")
PLURAL = re.compile(r"\b([A-Z]{2,4})s\b")  # CFOs
PER_CENT = 100.0


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom somebody wants to reach, from free words; `unknown` the words that were not understood."""

    functions: tuple[str, ...] = ()
    seniorities: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files("jalon.strategy").joinpath("answer_words.toml").read_text(encoding="utf-8"))


@cache
def _names(kind: str) -> dict[str, str]:
    """Returns code, English and French name, all plain, -> code."""
    rows = table("functions.toml" if kind == "functions" else "seniority.toml")[kind]
    return {plain(name.replace("_", " ")): code for code, row in rows.items() for name in (code, row["en"], row["fr"])}


def pieces(text: str) -> list[str]:
    """Returns the parts of an answer that commas, semicolons, slashes or lines part."""
    return [" ".join(piece.split()) for piece in PIECES.split(text) if piece.strip()]


def read_reach(text: str) -> Reach:
    """Returns functions, and the ranks when every part of the answer names one ("plant managers, CFOs")."""
    found = [_piece(piece) for piece in _split(text)]
    said = [one for one in found if one is not None]
    unknown = tuple(piece for piece, one in zip(_split(text), found, strict=True) if one is None)
    functions = [function for function, _ in said if function]
    ranks = [rank for _, rank in said]
    every = tuple(dict.fromkeys(rank for rank in ranks if rank)) if ranks and all(ranks) else ()
    return Reach(tuple(dict.fromkeys(functions)), every, unknown)


def read_ranks(text: str) -> Reach:
    """Returns the ranks of an answer: codes, names, words, "at least director", "decision makers"."""
    ranks: list[str] = []
    unknown: list[str] = []
    for piece in _split(text):
        found = _ranks_of(piece)
        if found is None:
            unknown.append(piece)
        ranks += found or ()
    kept = tuple(code for code in titles.seniorities() if code in ranks)
    return Reach((), kept, tuple(unknown))


def _split(text: str) -> list[str]:
    """Parts an answer; "and" parts only what means something on both sides and is not one name."""
    found: list[str] = []
    for piece in pieces(text):
        halves = JOINED.split(piece)
        means = [_piece(half) is not None or _ranks_of(half) is not None for half in halves]
        found += halves if all(means) and not _one_name(piece) else [piece]
    return found


def _one_name(piece: str) -> bool:
    """Whether the words around "and" are one name: "media and communication", "administratif et financier"."""
    if plain(piece) in _names("functions") or plain(piece) in _names("seniorities"):
        return True
    parts = [word for reading in read_titles([piece]) for part in reading.parts for word in part]
    return any(JOINED.search(piece) and _spans(piece, entry.words) for entry in functions().scan(parts))


def _spans(piece: str, patterns: tuple[str, ...]) -> bool:
    """Whether a name of several words has words on both sides of an "and"."""
    sides = [plain(half).split() for half in JOINED.split(piece, maxsplit=1)]
    on = [any(fits(pattern, word) for pattern in patterns for word in side) for side in sides]
    return len(patterns) > 1 and all(on)


def _piece(piece: str) -> tuple[str | None, str | None] | None:
    """Returns function and rank of one part, (None, None) for everyone, None when nothing is understood."""
    key = plain(piece)
    if key in _words()["everyone"]:
        return None, None
    if key in _names("functions"):
        return _names("functions")[key], None
    said = titles.classify_title(PLURAL.sub(r"\1", piece))
    rank = said.seniority if said.seniority != titles.OTHER else None
    sure = said.how == "words" or said.confidence >= _words()["esco_floor"]
    function = said.function if sure else None
    return (function, rank) if function or rank else None


def _ranks_of(piece: str) -> tuple[str, ...] | None:
    key = plain(piece)
    if key in _words()["everyone"]:
        return ()
    if key in _words()["deciders"]:
        return tuple(code for code in titles.seniorities() if titles.leads(code))
    bare, above = _without(key, _words()["and_above"])
    above = above or piece.rstrip().endswith("+")
    code = _names("seniorities").get(bare) or titles.classify_title(bare).seniority
    if code == titles.OTHER and bare not in _names("seniorities"):
        return None
    return titles.seniorities()[: titles.seniorities().index(code) + 1] if above else (code,)


def _without(text: str, phrases: list[str]) -> tuple[str, bool]:
    for phrase in sorted(phrases, key=len, reverse=True):
        if f" {phrase} " in f" {text} ":
            return f" {text} ".replace(f" {phrase} ", " ").strip(), True
    return text, False


def read_aim(text: str) -> Objective | None:
    """Returns an aim such as "15 meetings by 31 March 2027"; None without number, indicator or date."""
    day, rest = _day(text)
    number = NUMBER.search(rest)
    code = _indicator(rest)
    if day is None or number is None or code is None:
        return None
    goal = float(re.sub(r"\s", "", number[1]).replace(",", "."))
    share = indicators()[code]["unit"] == "share"
    goal = goal / PER_CENT if share and (number[2] or goal > 1) else goal
    if goal <= 0 or (share and goal > 1):
        return None
    return Objective(code, goal, day, " ".join(text.split()))


def _indicator(text: str) -> str | None:
    """Returns the indicator whose longest words stand in a sentence."""
    said = f" {plain(text)} "
    found = [(len(word), code) for code, row in indicators().items() for word in row["words"] if f" {word} " in said]
    return max(found)[1] if found else None


def _day(text: str) -> tuple[date | None, str]:
    """Returns the day that a sentence names and the sentence without it; a bare month means its last day."""
    for pattern, order in ((ISO_DAY, (1, 2, 3)), (EUROPEAN_DAY, (3, 2, 1))):
        found = pattern.search(text)
        if found:
            return _date(*(int(found[n]) for n in order)), text.replace(found[0], " ")
    for found in SPOKEN_DAY.finditer(text):
        month = next((n for n, names in enumerate(_words()["months"], 1) if plain(found[2]) in names), None)
        if month:
            day, year = found[1] or found[3], int(found[4])
            last = monthrange(year, month)[1] if year else 1
            return _date(year, month, int(day) if day else last), text.replace(found[0], " ")
    return None, text


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
