"""Every data problem and error that has a code, with its sentences in both languages, gathered from the packages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

PACKAGES = ("records", "sources", "linkage", "targeting", "journeys", "indicators", "norms", "impact", "strategy")
Texts = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class CodedText:
    """Templates of one code: what happened and the next step, in English and French; `package` says who reports it."""

    code: str
    package: str
    message_en: str
    hint_en: str
    message_fr: str
    hint_fr: str


@cache
def problem_texts() -> dict[str, CodedText]:
    """Data problems by code, sorted: the tables of the packages' `problem_texts` modules."""
    return _gathered("problem_texts", ("TEXTS", "PROBLEM_TEXTS"))


@cache
def error_texts() -> dict[str, CodedText]:
    """Errors that have a code, by package and code: the tables of the packages' `error_texts` modules."""
    return _gathered("error_texts", ("ERRORS",), prefix=True)


def _gathered(module: str, names: tuple[str, ...], prefix: bool = False) -> dict[str, CodedText]:
    found: dict[str, CodedText] = {}
    for package in PACKAGES:
        for code, texts in sorted(_table(f"jalon.{package}.{module}", names).items()):
            found[f"{package}.{code}" if prefix else code] = CodedText(code, package, *texts)
    return found


def _table(module: str, names: tuple[str, ...]) -> dict[str, Texts]:
    if not find_spec(module):
        return {}
    loaded = vars(import_module(module))
    return {code: texts for name in names for code, texts in loaded.get(name, {}).items()}
