"""Errors and problems in French: the template that an English sentence came from is found, and filled again."""

from __future__ import annotations

import re

import pytest

from jalon.cli.error_texts import FRENCH
from jalon.cli.language import Say
from jalon.cli.sentences import in_language
from jalon.report.coded_texts import CodedText, error_texts, filled, problem_texts
from tests.cli.conftest import Run
from tests.cli.raised import raised


def test_what_was_filled_in_is_filled_in_again() -> None:
    found = filled("12 rows of messages.csv are blank.", "{n} rows of {file} are blank.", "{file} : {n} vides.")
    assert found == "messages.csv : 12 vides."


def test_another_sentence_does_not_fit() -> None:
    assert filled("Twelve columns.", "{n} rows.", "{n} lignes.") is None


def test_a_field_named_twice_holds_the_same() -> None:
    assert filled("a or a", "{x} or {x}", "{x} ou {x}") == "a ou a"
    assert filled("a or b", "{x} or {x}", "{x} ou {x}") is None


def test_the_most_particular_template_wins() -> None:
    assert in_language("There is no indicator called x.", "fr") == "Il n’y a pas d’indicateur nommé x."


@pytest.mark.parametrize(
    ("where", "said"),
    [("at line 3, column 7", "ligne 3, colonne 7"), ("at end of document", "fin du fichier")],
)
def test_where_a_toml_text_breaks_off_is_told_in_french(where: str, said: str) -> None:
    told = in_language(f"plan.toml is not valid TOML ({where}).", "fr")
    assert said in told and "n’est pas du TOML" in told and " at " not in told


def test_english_is_left_alone() -> None:
    assert in_language("There is no indicator called x.", "en") == "There is no indicator called x."


@pytest.mark.parametrize("template", sorted(raised()))
def test_every_error_has_its_french(template: str) -> None:
    assert template in FRENCH


def test_no_french_is_left_over() -> None:
    assert FRENCH.keys() - raised() == set()


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


@pytest.mark.parametrize("english", sorted(FRENCH))
def test_french_errors_fill_the_same_fields(english: str) -> None:
    assert fields(FRENCH[english]) == fields(english)


@pytest.mark.parametrize("text", [*problem_texts().values(), *error_texts().values()], ids=lambda text: text.code)
def test_every_problem_is_a_finished_sentence_in_both_languages(text: CodedText) -> None:
    for sentence in (text.message_en, text.hint_en, text.message_fr, text.hint_fr):
        assert sentence.strip() == sentence
        assert sentence.endswith((".", "?", "!"))
    assert fields(text.message_fr) <= fields(text.message_en)
    assert fields(text.hint_fr) <= fields(text.hint_en)


@pytest.mark.parametrize("code", sorted(problem_texts()))
def test_the_french_of_problems_has_no_typewriter_apostrophe(code: str) -> None:
    """The written report takes these sentences as they are."""
    text = problem_texts()[code]
    assert not re.search(r"\w'\w", text.message_fr + " " + text.hint_fr)


@pytest.mark.parametrize(
    ("language", "n", "written", "said"),
    [
        ("en", 1, "1", "1 member scored in out."),
        ("en", 1848, "1,848", "1,848 members scored in out."),
        ("fr", 0, "0", "0 membre noté dans out."),
        ("fr", 1848, "1 848", "1 848 membres notés dans out."),
    ],
)
def test_a_count_is_written_as_given_and_said_in_its_number(language: str, n: int, written: str, said: str) -> None:
    assert Say(language).many("population_scored", n, n=written, file="out") == said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "what an objective is set on"), ("fr", "sert à fixer un objectif")]
)
def test_explain_tells_an_objective_from_an_indicator(run: Run, language: str, said: str) -> None:
    ended = run("explain", "answer_rate", "--lang", language)
    assert ended.code == 2 and said in ended.err and "--strategy" in ended.err
