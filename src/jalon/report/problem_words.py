"""Data problems in the reader's language: their English sentence is found again in the template of their code."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

from jalon.report.result import ProblemLine

MODULES = ("jalon.records.problem_texts", "jalon.sources.problem_texts", "jalon.targeting.problem_texts")
FIELD = re.compile(r"\{(\w+)[^}]*\}")


def problem_sentence(line: ProblemLine, lang: str) -> str:
    """What happened and the next step; as they stand when the code has no template or the language is English."""
    said = (line.message, line.hint)
    texts = _texts().get(line.code) if lang == "fr" else None
    if texts is None:
        return " ".join(filter(None, said))
    message_en, hint_en, message_fr, hint_fr = texts
    return " ".join(
        filter(None, (_translated(line.message, message_en, message_fr), _translated(line.hint, hint_en, hint_fr)))
    )


def _translated(sentence: str, template: str, translation: str) -> str:
    """The translation filled with what stands in the sentence in the template's fields; the sentence if it differs."""
    found = _pattern(template).fullmatch(sentence)
    if found is None:
        return sentence
    words = found.groupdict()
    return FIELD.sub(lambda field: words.get(field[1], field[0]), translation)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    # "{n} rows" becomes "(?P<n>.*?) rows"; a field met again must hold the same words.
    parts, seen, end = list[str](), set[str](), 0
    for field in FIELD.finditer(template):
        name = field[1]
        parts += [re.escape(template[end : field.start()]), f"(?P={name})" if name in seen else f"(?P<{name}>.*?)"]
        seen.add(name)
        end = field.end()
    return re.compile("".join([*parts, re.escape(template[end:])]), re.DOTALL)


@cache
def _texts() -> dict[str, tuple[str, str, str, str]]:
    tables = (vars(import_module(module)) for module in MODULES)
    return {code: texts for table in tables for code, texts in (table.get("TEXTS") or table["PROBLEM_TEXTS"]).items()}
