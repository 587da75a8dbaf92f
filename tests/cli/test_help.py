"""The help: complete, in the person's language, within 80 columns."""

from __future__ import annotations

import pytest

from jalon.cli.group import COMMANDS
from jalon.cli.language import language_of
from tests.cli.conftest import Run


def test_help_lists_every_command_in_the_order_of_meeting(run: Run) -> None:
    lines = run("--help").out.splitlines()
    first_words = [line.split()[0] for line in lines if line.startswith("  ") and line.split()]
    assert [word for word in first_words if word in COMMANDS] == list(COMMANDS)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run().out == run("--help").out
    assert run().code == 0


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_fits_in_80_columns_and_is_finished(run: Run, command: tuple[str, ...], language: str) -> None:
    ended = run(*command, "--help", "--lang", language)
    assert ended.code == 0
    assert max(len(line) for line in ended.out.splitlines()) <= 80
    assert not any(code in ended.out for code in ("option_", "help_", "short_", "metavar_"))


def test_french_help_is_french(run: Run) -> None:
    assert "Lire vos sources" in run("--help", "--lang", "fr").out
    assert "Usage\u202f:" in run("report", "--help", "--lang", "fr").out


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {"LANG": "fr_BE.UTF-8"}, "fr"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "nl_BE.UTF-8"}, "en"),
        ([], {}, "en"),
        ([], {"LC_ALL": "en_GB", "LANG": "fr_FR"}, "en"),
        ([], {"LC_ALL": "", "LANG": "fr_FR"}, "fr"),
        (["read", "--lang", "fr"], {"LANG": "en_US"}, "fr"),
        (["--lang=en"], {"LANG": "fr_FR"}, "en"),
        (["read", "--", "--lang", "fr"], {}, "en"),
        (["read", "--lang", "xx"], {"LANG": "fr_FR"}, "fr"),
    ],
)
def test_language_asked_for_comes_before_that_of_the_system(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(arguments, environment) == language


def test_version_names_the_edition_that_scores(run: Run) -> None:
    from jalon.index.edition import load_edition

    edition = load_edition()
    assert f"edition {edition.id} {edition.hash}" in run("version").out
