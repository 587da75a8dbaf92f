"""What a report was made without is said on the error stream, in the person's language, each thing once."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.cli.refused import GRAVE
from jalon.records.problem_texts import TEXTS
from jalon.sources.problem_texts import PROBLEM_TEXTS
from tests.cli.bad_inputs import zipped
from tests.cli.conftest import Run

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def test_every_code_exists() -> None:
    assert TEXTS.keys() | PROBLEM_TEXTS.keys() >= GRAVE


@pytest.mark.parametrize(("language", "says"), [("en", "Expected are"), ("fr", "Sont attendues")])
def test_a_file_of_the_archive_that_was_left_out_is_told_beside_the_report(
    run: Run, tmp_path: Path, language: str, says: str
) -> None:
    path = tmp_path / "Basic_LinkedInDataExport_10-31-2026.zip"
    messages = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
    path.write_bytes(zipped({"Connections.csv": b"garbage\n1\n2\n", "messages.csv": messages.encode()}))
    ended = run("report", path, "--format", "text", "--lang", language)
    assert says in ended.err and ended.err.count("Connections.csv") == 1


def test_two_rows_of_one_kind_are_told_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    head = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date\n"
    path.write_text(head + "1,A,Closed won,9,2026-01-05,2026-02-01\n" * 3, encoding="utf-8")
    ended = run("report", path, "--format", "text")
    assert ended.err.count("deals.csv") == 1


def test_no_english_stands_within_a_french_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "tronque.zip"
    path.write_bytes(b"PK\x03\x04 cut")
    said = run("report", path, "--lang", "fr").err.replace("\u202f", " ")
    assert "tronque.zip : " in said and "The" not in said
