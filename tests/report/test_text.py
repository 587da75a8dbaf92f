"""The answer in the terminal and in Markdown: stored renderings, 80 columns, colour only on request."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from jalon.report.figures import default_target_text
from jalon.report.markdown import to_markdown
from jalon.report.page import to_html
from jalon.report.text import to_text
from jalon.report.words import words
from jalon.targeting.target import default_target
from tests.report import sample
from tests.report.snapshots import FOLDER, renderings

RESULTS = [sample.full, sample.poor, sample.provisional, sample.compared, sample.hostile]


@pytest.mark.parametrize(("name", "text"), list(renderings()))
def test_as_stored(name: str, text: str) -> None:
    assert text == (FOLDER / name).read_text(encoding="utf-8"), (
        "run python -m tests.report.snapshots and read the result"
    )


def test_no_stored_rendering_is_out_of_use() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {name for name, _ in renderings()}


@pytest.mark.parametrize("make", RESULTS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_eighty_columns(make: object, lang: str) -> None:
    assert max(len(line) for line in to_text(make(), lang).splitlines()) <= 80  # type: ignore[operator]


def test_colour_only_on_request_and_never_the_only_sign() -> None:
    plain, coloured = to_text(sample.full()), to_text(sample.full(), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


def test_a_name_cannot_send_anything_to_the_terminal() -> None:
    result = sample.full()
    shown = to_text(replace(result, head=replace(result.head, name="Ada\x1b[2J\x07\r Love")))
    assert "Ada[2J Love" in shown
    assert not set(shown) & set("\x1b\x07\r")


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "side by side: 2026.05-draft: 61,"), ("fr", "2026.11-expert\u202f: 58,")]
)
def test_another_edition_stands_beside_the_one_in_force(lang: str, says: str) -> None:
    for render in (to_text, to_markdown, to_html):
        assert says in " ".join(re.split(r"[ \n]+|</?b>", render(sample.other_edition(), lang))).replace("  ", " ")
        assert says not in render(sample.full(), lang)


def test_no_number_without_enough_evidence() -> None:
    shown = to_text(sample.poor(), "en")
    assert "not enough evidence" in shown
    assert "●" not in shown.replace("● performance", "")


def test_a_name_cannot_become_markup() -> None:
    shown = to_markdown(sample.hostile(), "en")
    outside_code = "\n".join(line for line in shown.splitlines() if not line.startswith("    "))
    assert "\\<script\\>" in outside_code
    assert not re.search(r"(?<!\\)[<>]", outside_code)


def test_a_name_cannot_start_a_line_of_its_own() -> None:
    result = sample.full()
    shown = to_markdown(replace(result, head=replace(result.head, name="Ada\n# Owned\n")), "en")
    assert "# Owned" not in shown.splitlines()


def test_tables_are_tables() -> None:
    """Every row of a Markdown table has as many cells as its head."""
    for block in to_markdown(sample.full(), "fr").split("\n\n"):
        if block.startswith("|"):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_who_declared_no_strategy_is_told_whom_the_target_means(lang):
    """Every rank of the default target by its name, in text, Markdown and on the page."""
    w = words(lang)
    told = default_target_text(None, w)
    assert all(w(f"seniority_{rank}") in told for rank in default_target().seniorities)
    bare = replace(sample.full(), strategy=None)
    for render in (to_text, to_markdown, to_html):
        shown, plain = (re.sub(r"\s+", " ", text) for text in (render(bare, lang), told))
        assert plain in shown
    assert default_target_text(sample.full().strategy, w) == ""
