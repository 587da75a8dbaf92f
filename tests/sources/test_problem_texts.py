"""Every code has its sentences in two languages, is used somewhere, and belongs to one package."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import jalon.sources
from jalon.records.problem_texts import TEXTS
from jalon.sources.outcomes.headers import words
from jalon.sources.problem_texts import PROBLEM_TEXTS

FOLDER = Path(jalon.sources.__file__).parent
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.rglob("*.py"))
    if not path.name.endswith("_texts.py") and "linkedin_archive" not in path.parts
)


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(PROBLEM_TEXTS))
def test_each_code_is_told_in_finished_sentences(code):
    message, hint, message_fr, hint_fr = PROBLEM_TEXTS[code]
    assert all(text[0].isupper() and text.endswith((".", ")")) for text in PROBLEM_TEXTS[code])
    assert fields(message) == fields(message_fr) and fields(hint) == fields(hint_fr) == set()
    assert not re.search(r"\w [;:!?]", message_fr + hint_fr), "French puts a no-break space before these"


@pytest.mark.parametrize("code", sorted(PROBLEM_TEXTS))
def test_each_code_is_used(code):
    stem = code.removesuffix("_no_source")
    assert f'"{code}"' in SOURCE or (stem != code and '_no_source"' in SOURCE and f'"{stem}"' in SOURCE)


def test_no_code_is_told_by_another_package_too():
    assert not PROBLEM_TEXTS.keys() & TEXTS.keys()


def test_the_accepted_kinds_are_those_of_the_list():
    _, english, _, french = PROBLEM_TEXTS["kind_unknown"]
    assert words()["accepted"]["en"] in english and words()["accepted"]["fr"] in french
