"""A name that commands a terminal, or turns the direction of writing, commands nothing in any form of report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from jalon.report.data import to_json
from jalon.report.harmless import harmless
from jalon.report.markdown import to_markdown
from jalon.report.page import to_html
from jalon.report.result import Result
from jalon.report.text import to_text
from tests.report import sample

NAME = "Sol\x1b[31m\x1b]0;pwn\x07\u202eerbuaV\u2066\x9b1m"
FORMS: dict[str, Callable[[Result], str]] = {
    "text": lambda r: to_text(r, "fr"),
    "markdown": lambda r: to_markdown(r, "fr"),
    "html": lambda r: to_html(r, "fr"),
    "json": to_json,
}


@pytest.mark.parametrize("form", list(FORMS))
def test_no_sign_of_a_name_commands_whoever_shows_it(form: str) -> None:
    full = sample.full()
    shown = FORMS[form](replace(full, head=replace(full.head, name=NAME)))
    assert "Sol" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066")


def test_json_holds_none_either_once_it_is_read() -> None:
    full = sample.full()
    read = json.loads(to_json(replace(full, head=replace(full.head, name=NAME))))
    assert read["head"]["name"] == harmless(NAME) == "Sol[31m]0;pwnerbuaV1m"


def test_line_ends_tabs_and_accents_stay() -> None:
    assert harmless("Zoé\tÉ\n\u202f!") == "Zoé\tÉ\n\u202f!"
    assert json.loads(to_json(sample.full()))
