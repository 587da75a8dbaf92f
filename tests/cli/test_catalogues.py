"""Every sentence of the command line exists in French and in English, and what is compiled is what is written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import jalon.cli
from jalon.cli.group import COMMANDS
from jalon.cli.language import typeset
from tests.locales import LOCALES, catalogues, compiled

CLI = Path(jalon.cli.__file__).parent
FAMILIES = (
    "map_",
    "field_",
    "excluded_",
    "archive_",
    "source_",
    "fact_",
    "facts_",
    "phase_",
    "kind_",
    "short_",
    "read_",
    "item_",
    "norms_",
    "exchange_",
    "matches_",
    "change_",
    "weights_",
    "waterfall_",
    "card_",
    "team_",
    "fairness_",
    "said_",
    "deal_grade_",
    "deal_with_",
    "deal_step_",
    "deal_is_",
    "answer_",
    "step_now_",
    "step_by_",
)
# Said only to somebody who writes a program with click, never to somebody who runs one.
FOR_PROGRAMMERS = re.compile(
    r"deprecated|declar|iterable|flag|Bash|Windows|editor|entered|colour|standard stream|Repeat|Press|UUID"
    r"|Invalid start|name was passed|twice|does not match the format|%\(prog\)s|^d$"
)


def catalogue(language: str, domain: str = "cli") -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=language)


def codes(language: str) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for message in catalogue(language):
        code = message.id if isinstance(message.id, str) else message.id[0]
        if code:
            found[code] = message.string
    return found


def spoken_codes() -> Iterator[str]:
    """Codes that the source says: say("..."), help="...", metavar="..."."""
    for path in sorted(CLI.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _codes_of(node)
            elif isinstance(node, ast.Constant) and str(node.value).startswith("option_"):
                yield str(node.value)


def _codes_of(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func)
    speaks = name.endswith(("say", "say.many", "ctx.obj")) or "say_of(" in name
    values = [call.args[0]] if speaks and call.args else []
    values += [word.value for word in call.keywords if word.arg in ("help", "metavar")]
    yield from (v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str))


def test_both_languages_hold_the_same_sentences() -> None:
    assert codes("fr").keys() == codes("en").keys()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_sentence_is_empty(language: str) -> None:
    empty = [code for code, text in codes(language).items() if not text or not all(text)]
    assert empty == []


def test_every_sentence_that_the_commands_say_is_in_the_catalogue() -> None:
    assert set(spoken_codes()) - codes("en").keys() == set()


def test_no_sentence_is_there_for_nobody() -> None:
    said = set(spoken_codes())
    unsaid = {code for code in codes("en") if code not in said and not code.startswith(FAMILIES)}
    assert unsaid == set()


def test_every_command_has_its_line_and_its_help() -> None:
    assert {f"short_{name}" for name in COMMANDS} | {f"help_{name}" for name in COMMANDS} <= codes("en").keys()


def fields(text: str | tuple[str, ...]) -> set[str]:
    return set(re.findall(r"\{(\w*)", text if isinstance(text, str) else text[-1]))


def test_translations_fill_the_same_fields() -> None:
    english = codes("en")
    differing = [code for code, text in codes("fr").items() if fields(text) != fields(english[code])]
    assert differing == []


@pytest.mark.parametrize("po", catalogues(), ids=lambda po: f"{po.parts[-3]}-{po.stem}")
def test_compiled_catalogues_are_fresh(po: Path) -> None:
    """`make locales` was run after the last edit."""
    assert po.with_suffix(".mo").read_bytes() == compiled(po)


def test_french_signs_stand_behind_a_narrow_space() -> None:
    """Typed with plain spaces, printed as French print has it; click's own sentences are printed as they are."""
    ours = [typeset(str(message.string)) for message in catalogue("fr") if message.id]
    clicks = [str(message.string) for message in catalogue("fr", "click") if message.id]
    wrong = [t for t in (*ours, *clicks) if re.search(r"[^\u202f\s(«\d][;?!»](\s|$)|[ \u00a0][:;?!%»]|«[^\u202f]", t)]
    assert wrong == []


def test_french_is_typed_with_plain_spaces() -> None:
    assert [str(m.string) for m in catalogue("fr") if "\u202f" in str(m.string) or "\u00a0" in str(m.string)] == []


def click_sentences() -> Iterator[str]:
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def test_what_click_says_is_french_too() -> None:
    french = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue("fr", "click")}
    untranslated = {s for s in click_sentences() if s not in french and not FOR_PROGRAMMERS.search(s)}
    assert untranslated == set()
