"""What every command says to a person stays within 80 columns, in French and in English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.cli.group import COMMANDS
from jalon.simulate.demo import make_demo
from tests.cli import test_map, test_norms, test_team, test_validate
from tests.cli.conftest import Run
from tests.norms.team.test_compare import card, cards

WIDTH = 80
LANGUAGES = ("en", "fr")
LONG = "a group with a long name of its own, chosen by nobody in particular"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented member's files, in a folder of a short name, as a person would keep them."""
    folder = tmp_path_factory.mktemp("d")
    make_demo(folder)
    return folder


def held(run: Run, *words: object) -> None:
    """Run in both languages and look at every line; a name or an address that is itself too long may stay whole."""
    for language in LANGUAGES:
        ended = run(*words, "--lang", language)
        assert ended.code == 0, ended.err
        shown = ended.out or ended.err
        assert shown.strip(), words
        wide = [line for line in shown.splitlines() if len(line) > WIDTH and max(map(len, line.split())) < WIDTH - 8]
        assert wide == [], f"{language} {words[0]}: {max(map(len, wide))} columns"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help(run: Run, name: str) -> None:
    held(run, name, "--help")


@pytest.mark.parametrize(
    "words",
    [
        ("edition",),
        ("edition", "diff", "2026.11-expert"),
        ("explain",),
    ],
)
def test_without_a_file(run: Run, words: tuple[str, ...]) -> None:
    held(run, *words)


@pytest.mark.parametrize(
    "code", ["outreach_graded", "contracts_signed", "followers_gained", "deep_threads", "target_contacts_after_post"]
)
def test_explain(run: Run, demo: Path, code: str) -> None:
    held(run, "explain", code)
    held(run, "explain", code, demo)


ON_FILES = (
    ("report", "--format", "text"), ("read",), ("change", "--since", "2026-07-31"), ("weights",), ("matches",),
    ("says",), ("deals",),
)  # fmt: skip


@pytest.mark.parametrize("words", ON_FILES)
def test_on_the_files_of_the_demo(run: Run, demo: Path, words: tuple[str, ...]) -> None:
    given = sorted(path for path in demo.iterdir() if path.suffix not in (".html", ".toml"))
    given = [path for path in given if path.suffix == ".zip"] if words[0] == "says" else given
    held(run, words[0], *given, *words[1:])


def test_the_export_of_a_crm_is_mapped(run: Run, tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_text(test_map.UNKNOWN, encoding="utf-8")
    held(run, "map", export, "--replace")


def test_a_team_is_compared(run: Run, tmp_path: Path) -> None:
    found = [card(0, 60, named=True), card(1, 40, named=True), *cards(25, 100)]
    for k, one in enumerate(found):
        path = tmp_path / f"{k}.json"
        path.write_text(json.dumps(one | {"team": LONG} if k > 1 else one), encoding="utf-8")
    held(run, "team", "compare", *sorted(tmp_path.glob("*.json")))


def test_fairness_is_screened(run: Run, tmp_path: Path) -> None:
    held(run, "team", "fairness", test_team.table(tmp_path))


def test_norms_are_built(run: Run, tmp_path: Path) -> None:
    source = test_norms.table(tmp_path / "scores.csv", sector=LONG.replace(",", ""))
    words = ("norms", "build", source, "--out", tmp_path / "n.json", "--edition", "2026.11-expert", "--group", LONG)
    held(run, *words)
    held(run, "norms", "show", tmp_path / "n.json")


def test_a_validity_card(run: Run, tmp_path: Path) -> None:
    held(run, "validate", test_validate.table(tmp_path), "--as-of", "2026-11-01")


def test_a_population_is_invented_and_scored(run: Run, tmp_path: Path) -> None:
    assert run("simulate", "--members", "60", "--out", tmp_path / "p").code == 0
    held(run, "population", "score", "--input", tmp_path / "p", "--out", tmp_path / "s", "--engine", "duckdb")
