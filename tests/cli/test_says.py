"""`jalon says`: a table of messages in, labels with their evidence out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import Archive
from tests.cli.conftest import Run

ROWS = """id,text,direction,previous_text,language
a,"Perfect, see you Tuesday at 2pm at your office.",in,,en
b,Bonne journée !,in,,
c,Yes that works,in,Are you free Tuesday at 3pm for a quick chat?,en
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "messages.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_json_lists_every_message_with_its_labels(run: Run, file: Path) -> None:
    found = json.loads(run("says", file, "--format", "json").out)
    assert [row["id"] for row in found] == ["a", "b", "c"]
    assert found[0]["labels"] == [{"label": "meeting_agreed", "state": "likely", "span": [0, 31]}]
    assert found[1] == {"id": "b", "labels": []}
    assert [label["label"] for label in found[2]["labels"]] == ["meeting_agreed"]


def test_two_columns_suffice_whatever_their_order_and_separator(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("\ufeffText;ID\nDevis signé, bon pour accord.;7\n", encoding="utf-8")
    (row,) = json.loads(run("says", path, "--format", "json").out)
    assert row["id"] == "7" and row["labels"][0]["label"] == "contract_signed"


def test_an_archive_is_read_whole_its_texts_kept_nowhere(run: Run, tmp_path: Path) -> None:
    archive = Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "Purchasing director", "Velmora")
    archive.message("t", "me", "Robert Exemplar", "2026-04-01", text="Are you free Tuesday at 3pm for a quick chat?")
    archive.message("t", "Robert Exemplar", "me", "2026-04-03", text="Yes that works")
    asked, agreed = json.loads(run("says", archive.zip(tmp_path), "--format", "json").out)
    assert [label["label"] for label in asked["labels"]] == ["meeting_proposed"]
    assert [label["label"] for label in agreed["labels"]] == ["meeting_agreed"]
    assert {asked["id"], agreed["id"]} == {"messages.csv 2", "messages.csv 3"}


def test_an_archive_without_messages_says_so(run: Run, tmp_path: Path) -> None:
    ended = run("says", Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "", "").zip(tmp_path))
    assert ended.code != 0 and "holds no messages between two people" in ended.err


@pytest.mark.parametrize(
    ("language", "words"), [("en", "meeting agreed (likely)"), ("fr", "rendez-vous convenu (probable)")]
)
def test_text_quotes_the_words(run: Run, file: Path, language: str, words: str) -> None:
    ended = run("says", file, "--lang", language)
    assert words in ended.out and "see you Tuesday" in ended.out


def test_a_message_sends_nothing_to_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("id,text\n\x1b[31m,Perfect \x1b[2Jsee you \x1b]0;x\x07 Tuesday at 2pm\n", encoding="utf-8")
    assert "\x1b" not in run("says", path).out


@pytest.mark.parametrize("text", ["", "name,words\n1,2\n", "\0\0\0"])
def test_a_table_without_the_two_columns_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.csv"
    path.write_text(text, encoding="utf-8")
    ended = run("says", path)
    assert ended.code == 1 and "columns id, text" in ended.err
