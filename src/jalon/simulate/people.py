"""Invented people: names and companies put together from parts, titles inside or outside a target group."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

WORDS = Path(__file__).parent / "words"
DECORATIONS = ("{last} 🚀", "{last} ✔", "{upper}", "{last}  ", "{last}, MBA", "{last} (she/her)")


@dataclass(frozen=True, slots=True)
class Person:
    """One invented human (kind member), a closed account (deleted) or a sender of advertising (company)."""

    number: int
    first: str
    last: str
    slug: str
    language: str = "fr"
    company: str = ""
    title: str = ""
    is_target: bool = False
    email: str = ""
    former_slug: str = ""
    kind: str = "member"

    @property
    def name(self) -> str:
        """The name as messages and invitations write it."""
        return f"{self.first} {self.last}".strip()


@cache
def words(language: str) -> dict[str, Any]:
    """The word lists of one language (fr, en, es, nl)."""
    return tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def ascii_slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain.lower()).split())


def invent(rng: Random, number: int, languages: dict[str, float], target: bool) -> Person:
    """A new person whose number makes the profile address unique."""
    language = rng.choices(list(languages), list(languages.values()))[0]
    w = words(language)
    first = rng.choice(w["first"])
    last = surname(rng, language)
    company = invent_company(rng, language)
    title = rng.choice(w["target_titles" if target else "other_titles"])
    silent = rng.random() < 0.06
    slug = f"{ascii_slug(first + ' ' + last)}-{number:06x}"
    mail = f"{ascii_slug(first)}.{ascii_slug(last)}{number}@{ascii_slug(company)}.example"
    return Person(
        number, first, last, slug, language, "" if silent else company, "" if silent else title,
        target and not silent, mail if rng.random() < 0.03 else "",
    )  # fmt: skip


def surname(rng: Random, language: str) -> str:
    """An invented surname of a language."""
    w = words(language)
    return rng.choice(w["surname_heads"]) + rng.choice(w["surname_tails"])


def invent_company(rng: Random, language: str) -> str:
    """An invented company with its legal form, if it shows one."""
    w = words(language)
    name = rng.choice(w["company_heads"]) + rng.choice(w["company_tails"])
    return f"{name} {rng.choice(w['legal_forms'])}".strip()


def decorate(rng: Random, last: str) -> str:
    """A surname the way some people dress it: emoji, capitals, degree after a comma."""
    shape = rng.choice(DECORATIONS)
    return shape.format(last=last, upper=last.upper()).strip()
