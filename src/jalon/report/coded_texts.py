"""Every data problem and error that has a code, with its sentences in both languages, gathered from the packages.

The core speaks English in finished sentences, made from templates with {fields}. `filled` finds the fields of a
sentence again and fills another language's template with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

PACKAGES = (
    "records", "sources", "linkage", "targeting", "journeys", "indicators", "norms", "impact", "population", "strategy",
)  # fmt: skip
FIELD = re.compile(r"\{(\w+)[^}]*\}")
ISO_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
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


def filled(sentence: str, template: str, translation: str) -> str | None:
    """The translation filled with what stands in the sentence in the template's fields; None if it does not fit."""
    found = fields_of(sentence, template)
    return None if found is None else FIELD.sub(lambda field: dated(found.get(field[1], field[0])), translation)


def dated(text: str) -> str:
    """A day of the core's sentences (2026-03-31) as a French sentence says it; any other text as it is."""
    from jalon.report.numbers import long_date

    return long_date(text, "fr") if ISO_DAY.fullmatch(text) else text


def fields_of(sentence: str, template: str) -> dict[str, str] | None:
    """What stands in a sentence in the template's fields, by name; None if it was not made from this template."""
    match = _pattern(template).fullmatch(sentence)
    return match and {name.removeprefix("field_"): text for name, text in match.groupdict().items()}


@cache
def _pattern(template: str) -> re.Pattern[str]:
    # "{n} rows" becomes "(?P<field_n>.*?) rows"; a field met again must hold the same words.
    seen: set[str] = set()
    parts: list[str] = []
    end = 0
    for field in FIELD.finditer(template):
        name = f"field_{field[1]}"
        parts += [re.escape(template[end : field.start()]), f"(?P={name})" if name in seen else f"(?P<{name}>.*?)"]
        seen.add(name)
        end = field.end()
    return re.compile("".join([*parts, re.escape(template[end:])]), re.DOTALL)
