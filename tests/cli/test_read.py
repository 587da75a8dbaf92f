"""What `jalon read` says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.cli.language import Say
from jalon.cli.reading_text import FACTS, number, reading_text
from tests.cli.conftest import FOUND, FakeApi, Run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "archive.zip"
    path.write_bytes(b"anything")
    return path


@pytest.mark.parametrize("language", ["fr", "en"])
def test_text_stays_within_80_columns(language: str) -> None:
    assert max(len(line) for line in reading_text(FOUND, Say(language)).splitlines()) <= 80


def test_text_accounts_for_files_problems_and_what_is_missing() -> None:
    text = reading_text(FOUND, Say("en"))
    assert "Odile Brégaux" in text
    assert "Complete archive, layout of 2026-03" in text
    assert "1,204     1,198" in text
    assert "6 left out: blank" in text
    assert "2 rows: 7, 9" in text
    assert "[bad_date]" in text
    assert "Calendar (ICS): Meetings held." in text
    assert "PhoneNumbers.csv, Logins.csv" in text


def test_unknown_is_said_and_never_zero() -> None:
    assert number(None, Say("en")) == "not in the files"
    assert number(0, Say("en")) == "0"


def test_numbers_follow_the_language() -> None:
    assert number(13.5, Say("en")) == "13.5"
    assert number(1234.5, Say("fr")) == "1\u202f234,5"


def test_json_is_the_object_itself(run: Run, api: FakeApi, source: Path) -> None:
    assert json.loads(run("read", source, "--format", "json").out) == FOUND


def test_every_fact_is_shown_once() -> None:
    shown = [code for codes in FACTS.values() for code in codes]
    assert len(shown) == len(set(shown)) == 29


def test_out_writes_the_file_and_prints_nothing(run: Run, api: FakeApi, source: Path, tmp_path: Path) -> None:
    assert run("read", source, "--format", "json", "--out", tmp_path / "read.json").out == ""
    assert json.loads((tmp_path / "read.json").read_text()) == FOUND
