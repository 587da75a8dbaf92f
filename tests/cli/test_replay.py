"""The command in the foot of a report: what was understood, with no path in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import FakeApi, Run


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in ("a.zip", "Jean Dupont.csv", "plan.toml"):
        (tmp_path / name).write_text("[strategy]\n" if name.endswith("toml") else "x")
    return tmp_path


def told(api: FakeApi) -> str:
    return next(options["command"] for name, _, options in api.calls if name == "score")


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["{}/a.zip", "--format", "json"], "jalon report a.zip"),
        (["{}/a.zip", "--out={}/new/Marie Curie.html"], "jalon report a.zip"),
        (["{}/a.zip", "--as-of=2026-10-31", "--keep-text"], "jalon report a.zip --as-of 2026-10-31 --keep-text"),
        (["{}/a.zip", "{}/Jean Dupont.csv"], "jalon report a.zip 'Jean Dupont.csv'"),
        (
            ["{}/a.zip", "{}/Jean Dupont.csv", "--incognito"],
            "jalon report source-1.zip source-2.csv --incognito",
        ),
        (["--lang", "fr", "{}/a.zip"], "jalon report a.zip --lang fr"),
    ],
)
def test_files_by_name_or_number_and_only_what_changes_the_result(
    run: Run, api: FakeApi, files: Path, words: list[str], command: str
) -> None:
    run("report", *(word.format(files) for word in words))
    assert told(api) == command


def test_the_language_may_stand_before_the_command(run: Run, api: FakeApi, files: Path) -> None:
    run("--lang", "fr", "report", files / "a.zip")
    assert told(api) == "jalon report a.zip --lang fr"
