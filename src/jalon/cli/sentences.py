"""English sentences of the core in the person's language: the template that a sentence was made from is found again.

Errors and data problems carry finished English sentences, so that the library needs no catalogue. Each comes from a
template with {names}; the template's own translation is filled with the words found in their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

FIELD = re.compile(r"\\\{(\w*)[^}]*\\\}")


def in_language(sentence: str, language: str) -> str:
    """The sentence in `language`; unchanged in English, or when no template fits."""
    if language == "en" or not sentence:
        return sentence
    for template, translation in _templates():
        found = filled(sentence, template, translation)
        if found is not None:
            return found
    return sentence


def filled(sentence: str, template: str, translation: str) -> str | None:
    """The translation filled with what stands in the sentence in the template's fields; None if it does not fit."""
    match = _pattern(template).fullmatch(sentence)
    return translation.format(**match.groupdict()) if match else None


@cache
def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(field: re.Match[str]) -> str:
        name = field[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*?)"

    return re.compile(FIELD.sub(group, re.escape(template)), re.DOTALL)


@cache
def _templates() -> tuple[tuple[str, str], ...]:
    # The longest first: the most particular template wins over a general one.
    return tuple(sorted(_all_templates(), key=lambda pair: -len(pair[0])))


def _all_templates() -> Iterator[tuple[str, str]]:
    from jalon.cli.error_texts import FRENCH
    from jalon.cli.problems import problem_texts

    yield from FRENCH.items()
    for text in problem_texts().values():
        yield text.message_en, text.message_fr
        yield text.hint_en, text.hint_fr
