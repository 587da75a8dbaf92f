"""Every data problem that Jalon can report, with its sentences in both languages, gathered from the packages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

PACKAGES = ("records", "sources", "linkage", "targeting", "journeys", "indicators", "norms", "impact", "strategy")


@dataclass(frozen=True, slots=True)
class ProblemText:
    """A problem's templates: what happened and the next step, in English and French; `package` says who reports it."""

    code: str
    package: str
    message_en: str
    hint_en: str
    message_fr: str
    hint_fr: str


@cache
def problem_texts() -> dict[str, ProblemText]:
    """All problem codes, sorted, from the tables `TEXTS` of the packages' `problem_texts` modules."""
    found = [ProblemText(code, package, *texts) for package in PACKAGES for code, texts in _table(package).items()]
    return {text.code: text for text in sorted(found, key=lambda text: text.code)}


def _table(package: str) -> dict[str, tuple[str, str, str, str]]:
    name = f"jalon.{package}.problem_texts"
    return import_module(name).TEXTS if find_spec(name) else {}
