"""Words and short names that record linkage knows, from words.toml, nicknames.toml and the package `nicknames`."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class LinkWords:
    """Words that do not tell two people or two companies apart, and hosts that say nothing about a company."""

    particles: tuple[str, ...]
    leading_particles: tuple[str, ...]
    company_words: tuple[str, ...]
    company_short: dict[str, str]
    company_alias: dict[str, str]
    private_hosts: tuple[str, ...]
    second_levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortName:
    """A given name in plain letters, and all names that may mean the same."""

    name: str
    forms: tuple[str, ...]


@cache
def link_words() -> LinkWords:
    """Read words.toml once."""
    raw = _toml("words.toml")
    return LinkWords(
        tuple(raw["particles"]),
        tuple(raw["leading_particles"]),
        tuple(raw["company_words"]),
        dict(raw["company_short"]),
        dict(raw["company_alias"]),
        tuple(raw["mail"]["private_hosts"]),
        tuple(raw["mail"]["second_levels"]),
    )


@cache
def short_names() -> tuple[ShortName, ...]:
    """Every given name that has short forms or is one, sorted; two short forms of one full name may mean the same."""
    full_of: defaultdict[str, set[str]] = defaultdict(set)
    short_of: defaultdict[str, set[str]] = defaultdict(set)
    for full, short in _pairs():
        full_of[short].add(full)
        short_of[full].add(short)
    names = sorted(full_of.keys() | short_of.keys())
    return tuple(ShortName(name, _forms(name, full_of, short_of)) for name in names)


def _forms(name: str, full_of: defaultdict[str, set[str]], short_of: defaultdict[str, set[str]]) -> tuple[str, ...]:
    full = full_of.get(name, set[str]())
    forms = full | short_of.get(name, set[str]())
    for root in full:
        forms |= short_of[root]
    return tuple(sorted(forms - {name}))


def _pairs() -> set[tuple[str, str]]:
    """(full name, short name) in plain letters, of all languages."""
    from anyascii import anyascii
    from nicknames import name_triplets

    english = {(t.name1, t.name2) for t in name_triplets()}
    own = {
        (full, short)
        for language in _toml("nicknames.toml").values()
        for full, shorts in language.items()
        for short in shorts
    }
    return {(_plain(anyascii(full)), _plain(anyascii(short))) for full, short in english | own}


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalpha())


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
