"""What `jalon read` says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

import jalon
from jalon.cli.language import Say
from jalon.cli.reading_text import FACTS, number, reading_text
from jalon.cli.schema import schema_text
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
    assert "6 left out: blank rows" in text
    assert "2 rows: 7, 9" in text
    assert "[bad_date]" in text
    assert "Calendar (ICS): Meetings held." in text
    assert "PhoneNumbers.csv, Logins.csv" in text
    assert "  Complete_LinkedInDataExport_10-31-2026.zip\n" in text


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


def reasons() -> set[str]:
    """Reasons for leaving rows out, as the readers give them."""
    found: set[str] = set()
    for path in (Path(jalon.__file__).parent / "sources").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"excluded\[\s*\"(\w+)\"", text)) | set(re.findall(r"\.refuse\(\"(\w+)\"", text))
    return found


@pytest.mark.parametrize("reason", sorted(reasons()))
def test_every_reason_has_words(reason: str) -> None:
    assert Say("en").has(f"excluded_{reason}")


def test_the_schema_of_read_holds() -> None:
    schema = json.loads(schema_text("read"))
    complete = FOUND | {"facts": dict.fromkeys(schema["properties"]["facts"]["required"])}
    jsonschema.validate(complete, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(complete | {"files": [{"name": "x"}]}, schema)


def test_the_schema_lists_the_facts_that_are_shown() -> None:
    schema = json.loads(schema_text("read"))
    assert set(schema["properties"]["facts"]["required"]) == {code for codes in FACTS.values() for code in codes}


def test_out_writes_the_file_and_prints_nothing(run: Run, api: FakeApi, source: Path, tmp_path: Path) -> None:
    assert run("read", source, "--format", "json", "--out", tmp_path / "read.json").out == ""
    assert json.loads((tmp_path / "read.json").read_text()) == FOUND
