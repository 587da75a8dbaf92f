"""What people really give by mistake: a sentence each with file, row and next step, and all the rest is still read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jalon.api import read, read_report
from jalon.cli.language import Say
from jalon.cli.reading_text import reading_text
from jalon.cli.refused import GRAVE
from jalon.cli.sentences import in_language
from jalon.records.store import open_store
from tests.cli.bad_inputs import BAD, Bad, good
from tests.cli.conftest import Ended, Run

LOST = {name: bad for name, bad in BAD.items() if bad.lost}
PARTLY = {name: bad for name, bad in BAD.items() if not bad.lost}
LANGUAGES = ("fr", "en")


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the bad input of a name into a folder of its own."""

    def make(name: str) -> Path:
        folder = tmp_path / "bad"
        folder.mkdir(exist_ok=True)
        return BAD[name].make(folder)

    return make


Found = dict[str, Any]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What is read of the archive without fault when it is given alone."""
    reading = read(good().zip(tmp_path_factory.mktemp("alone")))
    return read_report(reading)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive without fault, in a folder of its own."""
    folder = tmp_path / "good"
    folder.mkdir()
    return good().zip(folder)


def told(ended: Ended, bad: Bad, path: Path) -> dict[str, Any]:
    """The problem that must be told: of that file and row, with a next step."""
    assert ended.code == 0, ended.err
    found = [problem for problem in json.loads(ended.out)["problems"] if problem["code"] == bad.code]
    assert found, ended.out
    where = f"{path.name}/{bad.inside}" if bad.inside and bad.inside != path.name else path.name
    assert (found[0]["source"], found[0]["row"]) == (where, bad.row)
    return found[0]


def is_said(text: str, problem: dict[str, Any], language: str) -> bool:
    """Whether the sentence and the next step of a problem stand in a text, however it is broken into lines."""
    folded = "".join(text.split())
    sentences = (in_language(problem[part], language) for part in ("message", "hint"))
    return all(sentence and "".join(sentence.split()) in folded for sentence in sentences)


@pytest.mark.parametrize("name", BAD)
def test_read_takes_the_rest_and_says_what_happened(
    run: Run, given: Callable[[str], Path], archive: Path, alone: Found, name: str
) -> None:
    """Nothing of a refused source is taken, nothing of the good one is lost, and both languages have the sentence."""
    path = given(name)
    ended = run("read", archive, path, "--format", "json")
    problem, both = told(ended, BAD[name], path), json.loads(ended.out)
    if BAD[name].lost:
        assert both["facts"] == alone["facts"]
    assert both["facts"]["connections_total"] >= 4
    assert both["facts"]["threads_person"] >= 4
    assert both["owner"] == alone["owner"]
    assert in_language(problem["message"], "fr") != problem["message"]
    for language in LANGUAGES:
        text = reading_text(both, Say(language))
        assert is_said(text, problem, language)
        assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("name", BAD)
def test_report_is_made_from_the_rest_and_says_what_is_missing(
    run: Run, given: Callable[[str], Path], archive: Path, name: str
) -> None:
    """In the report itself, and on the error stream when nothing of a source could be read, or not all of a file."""
    path, bad = given(name), BAD[name]
    language = LANGUAGES[len(name) % 2]
    ended = run("report", archive, path, "--format", "json", "--lang", language)
    assert ended.code == 0, ended.err
    problem = next(problem for problem in json.loads(ended.out)["problems"] if problem["code"] == bad.code)
    assert is_said(ended.err, problem, language) == (bad.lost or bad.code in GRAVE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_written_report_lists_what_went_wrong(
    run: Run, given: Callable[[str], Path], archive: Path, language: str
) -> None:
    paths = [given(name) for name in ("workbook that is HTML", "results with a negative amount", "broken agenda")]
    found = json.loads(run("report", archive, *paths, "--format", "json").out)["problems"]
    written = run("report", archive, *paths, "--format", "markdown", "--lang", language).out.replace("\\", "")
    assert {problem["source"] for problem in found} == {path.name for path in paths}
    assert all(is_said(written, problem, language) for problem in found)


@pytest.mark.parametrize("command", ["read", "report"])
@pytest.mark.parametrize("name", sorted(set(LOST) - {"somebody else's archive"}))
def test_alone_it_ends_with_one_sentence_and_leaves_nothing(
    run: Run, given: Callable[[str], Path], tmp_path: Path, name: str, command: str
) -> None:
    path = given(name)
    said = dict[str, str]()
    for language in LANGUAGES:
        ended = run(command, path, "--lang", language)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith(path.name)
        assert len(ended.err.splitlines()) == 2
        said[language] = ended.err
    assert said["en"] != said["fr"]
    assert sorted(tmp_path.rglob("*")) == [path.parent, path]


@pytest.mark.parametrize("name", PARTLY)
def test_alone_what_can_be_read_of_it_is_read(run: Run, given: Callable[[str], Path], name: str) -> None:
    path = given(name)
    told(run("read", path, "--format", "json"), BAD[name], path)


@pytest.mark.parametrize("name", LOST)
def test_a_store_is_as_before(run: Run, given: Callable[[str], Path], archive: Path, tmp_path: Path, name: str) -> None:
    """A refused source writes nothing into a store that already holds something."""
    store = tmp_path / "me.duckdb"
    assert run("read", archive, "--store", store).code == 0
    before = dump(store)
    assert run("read", given(name), "--store", store).code == 0
    assert dump(store) == before


def dump(store: Path) -> dict[str, list[str]]:
    """Everything in a store, in a fixed order."""
    con = open_store(store)
    names = [row[0] for row in con.execute("select table_name from duckdb_tables() order by 1").fetchall()]
    found = {name: sorted(map(repr, con.execute(f'from "{name}"').fetchall())) for name in names}
    con.close()
    return found


PLAN = """
[strategy]
declared_on = 2026-01-01

[target]
functions = ["legal"]
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_target_that_matches_nobody_is_said_with_who_is_there(
    run: Run, archive: Path, tmp_path: Path, language: str
) -> None:
    """The score stands, and the next step names the functions that the network does hold."""
    plan = tmp_path / "strategy.toml"
    plan.write_text(PLAN, encoding="utf-8")
    found = json.loads(run("report", archive, "--strategy", plan, "--format", "json").out)
    problem = next(problem for problem in found["problems"] if problem["code"] == "target_matches_nobody")
    assert "purchasing" in problem["hint"]
    page = run("report", archive, "--strategy", plan, "--format", "markdown", "--lang", language)
    assert is_said(page.out.replace("\\", ""), problem, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_real_shell(archive: Path, given: Callable[[str], Path], tmp_path: Path, language: str) -> None:
    """The whole program: four bad sources among a good one; the page is there, each refused source has its line."""
    names = ["not a zip", "workbook that is HTML", "results with a negative amount", "broken agenda"]
    paths = [given(name) for name in names]
    words = ["report", *paths, archive, "--out", tmp_path, "--lang", language]
    program = [sys.executable, "-c", "from jalon.cli import main; raise SystemExit(main())", *map(str, words)]
    ended = subprocess.run(program, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    for path in paths[:2]:
        assert f"{path.name}" in ended.stderr
    assert (tmp_path / "report.html").is_file()
