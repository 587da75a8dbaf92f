"""`jalon explain` without a name, and a day asked for that no source knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.indicators.catalogue import indicators
from tests.builders import Archive
from tests.cli.conftest import Run

DAY = "2026-01-01"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An archive of one person, exported on 20 July 2026."""
    return (
        Archive().connect("Ana Exemplar", "2026-05-15").message("t", "me", "Ana Exemplar", "2026-05-16").zip(tmp_path)
    )


@pytest.mark.parametrize(("language", "pillar"), [("en", "Relationships"), ("fr", "Relations")])
def test_explain_without_a_name_lists_the_indicators_by_pillar(run: Run, language: str, pillar: str) -> None:
    ended = run("explain", "--lang", language)
    lines = ended.out.splitlines()
    assert ended.code == 0 and pillar in lines
    assert {line.strip() for line in lines} >= set(indicators())


@pytest.mark.parametrize(
    ("day", "told"), [("1999-01-01", "Nothing is known of the time before"), ("2035-01-01", "of the year before")]
)
def test_a_day_that_no_source_knows_is_refused(run: Run, small: Path, day: str, told: str) -> None:
    ended = run("read", small, "--as-of", day)
    assert ended.code == 2 and told in ended.err and "--as-of" in ended.err


def test_a_day_some_months_after_the_export_is_warned_of(run: Run, small: Path) -> None:
    """What happened since looks like silence."""
    found = json.loads(run("read", small, "--as-of", "2026-10-28", "--format", "json").out)
    assert [p["code"] for p in found["problems"] if p["code"] == "as_of_late"] == ["as_of_late"]


def test_a_median_over_nothing_is_not_called_missing(run: Run, small: Path) -> None:
    """Ana was written to and has not answered: the file is there, there is only nothing to measure."""
    lines = [line for line in run("read", small).out.splitlines() if "median" in line]
    assert [line.endswith("none to measure") for line in lines if "answer" in line] == [True, True]
    assert [line.endswith("not in the files") for line in lines if "accept" in line] == [True]


@pytest.mark.parametrize(
    ("day", "language", "told"),
    [
        ("1999-01-01", "fr", "avant le 1er janvier 1999 : ce qui a été lu commence le 15 mai 2026"),
        ("2035-02-01", "fr", "précède le 1er février 2035"),
        ("1999-01-01", "en", "before 1999-01-01"),
    ],
)
def test_a_french_error_says_its_days_in_french(run: Run, small: Path, day: str, language: str, told: str) -> None:
    ended = run("read", small, "--as-of", day, "--lang", language)
    assert told in " ".join(ended.err.split()).replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "no store typo.jalon"), ("fr", "pas de fichier de données typo")]
)
@pytest.mark.parametrize("words", [("report",), ("read",), ("matches",), ("deals",), ("change", "--since", DAY)])
def test_a_store_that_is_not_there_is_told_and_not_made(
    run: Run, tmp_path: Path, words: tuple[str, ...], language: str, told: str
) -> None:
    ended = run(*words, "--store", tmp_path / "typo.jalon", "--lang", language)
    assert ended.code == 2 and told in ended.err
    assert list(tmp_path.iterdir()) == []
