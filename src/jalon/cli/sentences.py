"""English sentences of the core in the person's language: the template that a sentence was made from is found again.

Errors and data problems carry finished English sentences, so that the library needs no catalogue. Each comes from a
template with {names}; the template's own translation is filled with the words found in their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jalon.cli.language import typeset

FIELD = re.compile(r"\{(\w+)[^}]*\}")


def in_language(sentence: str, language: str) -> str:
    """The sentence in `language`; unchanged in English, or when no template fits."""
    if language == "en" or not sentence:
        return sentence
    for template, translation in _templates():
        found = filled(sentence, template, translation, language)
        if found is not None:
            return found
    return sentence


def filled(sentence: str, template: str, translation: str, language: str) -> str | None:
    """The translation filled with what stands in the sentence in the template's fields; None if it does not fit.

    What stands in a field may be a sentence itself, as in "{file}: {what happened}".
    """
    match = _pattern(template).fullmatch(sentence)
    if match is None:
        return None
    found = match.groupdict()
    return FIELD.sub(lambda field: _field(found[f"field_{field[1]}"], sentence, language), typeset(translation))


def _field(text: str, sentence: str, language: str) -> str:
    return in_language(text, language) if " " in text and text != sentence else text


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


@cache
def _templates() -> tuple[tuple[str, str], ...]:
    # The longest first: the most particular template wins over a general one.
    return tuple(sorted(_all_templates(), key=lambda pair: -len(pair[0])))


def _all_templates() -> Iterator[tuple[str, str]]:
    from jalon.cli.error_texts import FRENCH
    from jalon.cli.problems import error_texts, problem_texts
    from jalon.records.missing_texts import MISSING

    yield from FRENCH.items()
    yield "{file}: {what}", "{file} : {what}"
    for source_en, gain_en, source_fr, gain_fr in MISSING.values():
        yield source_en, source_fr
        yield gain_en, gain_fr
    for text in (*problem_texts().values(), *error_texts().values()):
        yield text.message_en, text.message_fr
        yield text.hint_en, text.hint_fr
