"""English sentences of the core in the person's language: the template that a sentence was made from is found again.

Errors and data problems carry finished English sentences, so that the library needs no catalogue. Each comes from a
template with {names}; the template's own translation is filled with the words found in their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jalon.cli.language import typeset
from jalon.report.coded_texts import FIELD, dated, fields_of

# Where a TOML text breaks off, as Python's reader names it.
TOML_PLACES = {
    "at line {row}, column {column}": "ligne {row}, colonne {column}",
    "at end of document": "à la fin du fichier",
    "at its end": "à la fin du fichier",
}


def in_language(sentence: str, language: str) -> str:
    """The sentence in `language`; unchanged in English, or when no template fits.

    What stands in a field may be a sentence itself, as in "{file}: {what happened}".
    """
    if language == "en" or not sentence:
        return sentence
    file, sign, rest = sentence.partition(": ")
    if sign and rest[:1].isupper() and "." in file and (told := in_language(rest, language)) != rest:
        return f"{file}{typeset(' : ')}{told}"  # else a template might take the file for a part of its sentence
    for template, translation in _templates():
        found = fields_of(sentence, template)
        if found is not None:
            inner = {name: _inner(text, sentence, language) for name, text in found.items()}
            return _filled(typeset(translation), inner)
    return sentence


def _filled(translation: str, fields: dict[str, str]) -> str:
    return FIELD.sub(lambda field: dated(fields[field[1]]), translation)


def _inner(text: str, sentence: str, language: str) -> str:
    return in_language(text, language) if " " in text and text != sentence else text


@cache
def _templates() -> tuple[tuple[str, str], ...]:
    # The longest first: the most particular template wins over a general one.
    return tuple(sorted(_all_templates(), key=lambda pair: -len(pair[0])))


def _all_templates() -> Iterator[tuple[str, str]]:
    from jalon.cli.error_texts import FRENCH
    from jalon.records.missing_texts import MISSING
    from jalon.report.coded_texts import error_texts, problem_texts

    yield from FRENCH.items()
    yield from TOML_PLACES.items()
    yield "{file}: {what}", "{file} : {what}"
    for source_en, gain_en, source_fr, gain_fr in MISSING.values():
        yield source_en, source_fr
        yield gain_en, gain_fr
    for text in (*problem_texts().values(), *error_texts().values()):
        yield text.message_en, text.message_fr
        yield text.hint_en, text.hint_fr
