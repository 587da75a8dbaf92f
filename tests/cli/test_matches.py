"""`jalon matches`: the list, one pair opened, decisions kept in a store, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from tests.builders import Archive
from tests.cli.conftest import Run

KEYS = ["person_url", "source", "row", "probability", "state", "why"]
ROWS = """Date,Stage,Name,Company
2026-05-04,Meeting,Bob Exemplar,Velmora
2026-05-05,Meeting,Jane Sample,Kelsan
2026-05-06,Meeting,Carla Person,Company 3
"""


@pytest.fixture
def given(tmp_path: Path) -> list[Path]:
    """An archive of twelve contacts, and a results file of three people of whom two are doubtful at first sight."""
    archive = Archive("2026-07")
    for n, name in enumerate(("Robert Exemplar", "Jane Sample", *(f"Zoe Number{k}" for k in range(10)))):
        archive.connect(name, "2026-03-15", "Purchasing director", "Velmora SAS" if n == 0 else f"Company {n}")
    results = tmp_path / "results.csv"
    results.write_text(ROWS, encoding="utf-8")
    return [archive.zip(tmp_path), results]


def listed(run: Run, *words: object) -> list[dict[str, object]]:
    ended = run("matches", *words, "--format", "json")
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def test_the_list_has_the_promised_keys(run: Run, given: list[Path]) -> None:
    found = listed(run, *given)
    assert all(list(row)[: len(KEYS)] == KEYS for row in found)
    assert [(row["row"], row["state"]) for row in found] == [(2, "sure"), (3, "likely")]
    assert found[0]["person_url"] == "https://www.linkedin.com/in/robert-exemplar"
    assert found[0]["source"] == "results.csv"
    assert "One first name is a short form of the other." in str(found[0]["why"])
    assert "The company is another one." in str(found[1]["why"])


def test_a_decision_is_kept_through_the_next_import_and_undone(run: Run, given: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "mine.jalon"
    code = listed(run, *given, "--store", store)[1]["id"]
    assert "is Jane Sample" in run("matches", "--store", store, "confirm", code).out
    assert [row["state"] for row in listed(run, *reversed(given), "--store", store)] == ["sure", "sure"]
    assert "is not Jane Sample" in run("matches", "refuse", code, "--store", store).out
    assert [row["state"] for row in listed(run, "--store", store)] == ["sure", "refused"]
    assert "Taken back" in run("matches", "--store", store, "undo", code).out
    assert [row["state"] for row in listed(run, "--store", store)] == ["sure", "likely"]
    assert run("matches", "--store", store, "undo", code).code == 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_text_shows_what_waits_and_how_to_decide(run: Run, given: list[Path], language: str) -> None:
    ended = run("matches", *given, "--lang", language)
    assert ended.code == 0
    assert max(map(len, ended.out.splitlines())) <= 80
    assert "Jane Sample" in ended.out and "confirm CODE" in ended.out
    assert "Bob Exemplar" not in ended.out
    assert "Bob Exemplar" in run("matches", *given, "--state", "sure", "--lang", language).out
    assert "match_" not in ended.out and "why_" not in ended.out and "matches_" not in ended.out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_pair_opens_step_by_step(run: Run, given: list[Path], language: str) -> None:
    code = listed(run, *given)[0]["id"]
    ended = run("matches", *given, "--explain", code, "--lang", language)
    assert ended.code == 0
    assert max(map(len, ended.out.splitlines())) <= 80
    assert ended.out.count("█") > 10 and "%" in ended.out
    assert "waterfall_" not in ended.out and "why_" not in ended.out
    published = {"fr": "Ces poids sont ceux qui sont publiés", "en": "These weights are the published ones"}
    assert published[language] in ended.out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_weights_that_were_learnt_say_from_how_many_pairs(run: Run, given: list[Path], language: str, tmp_path) -> None:
    store = tmp_path / "mine.jalon"
    code = listed(run, *given, "--store", store)[0]["id"]
    with duckdb.connect(str(store)) as con:
        con.execute("insert into match_training select member_id, 1234 from match_runs")
    shown = " ".join(run("matches", "--store", store, "--explain", code, "--lang", language).out.split())
    assert {"fr": "appris sur vos propres sources", "en": "learnt on your own sources"}[language] in shown
    assert {"fr": "1 200", "en": "1,200"}[language] in shown


def test_incognito_names_nobody(run: Run, given: list[Path]) -> None:
    for words in ([], ["--format", "json"], ["--explain", listed(run, *given)[0]["id"]]):
        shown = run("matches", *given, "--incognito", *words).out
        assert "Exemplar" not in shown and "exemplar" not in shown and "results.csv" not in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "nothing to match"),
        (["confirm", "12345678"], "remembered in a store"),
        (["nowhere.csv"], "nowhere.csv"),
        (["--store", "none.jalon", "undo", "12345678"], "none.jalon"),
    ],
)
def test_a_wrong_call_is_said(run: Run, words: list[str], said: str) -> None:
    ended = run("matches", *words)
    assert ended.code == 2
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_an_unknown_code_is_said(run: Run, given: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "mine.jalon"
    listed(run, *given, "--store", store)
    assert "No pair has the code" in run("matches", "--store", store, "confirm", "ffffffff").err
    assert "Say which pair" in run("matches", "--store", store, "confirm").err
