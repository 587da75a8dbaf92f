"""`jalon change`: the text says how sure, the data add up, and misuse is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.simulate.demo import make_demo
from tests.builders import Archive
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A member whose invitations are taken up more often in the last months."""
    made = Archive("2026-07")
    for n in range(60):
        made.connect(f"Zoe Number{n}", f"2026-0{1 + n % 7}-15", "Purchasing director", f"Company {n}")
    return made.zip(tmp_path)


def test_a_first_day_that_is_not_first_is_misuse(run: Run, archive: Path) -> None:
    ended = run("change", archive, "--since", "2030-01-01")
    assert ended.code == 2
    assert "not before the last one" in ended.err
    assert "pas avant le dernier" in run("change", archive, "--since", "2030-01-01", "--lang", "fr").err


def test_without_sources_the_next_step_is_told(run: Run) -> None:
    ended = run("change", "--since", "2026-01-01")
    assert ended.code == 2
    assert "jalon change ARCHIVE.zip" in ended.err


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_score_on_one_of_the_days_is_said(run: Run, archive: Path, lang: str) -> None:
    ended = run("change", archive, "--since", "2020-01-01", "--lang", lang)
    assert ended.code == 0, ended.err
    assert {"en": "no difference to split", "fr": "pas de différence"}[lang] in " ".join(ended.out.split())


def test_a_member_of_a_known_sector_has_the_score_that_the_report_gives_him(run: Run, demo: list[Path]) -> None:
    words = [path for path in demo if path.suffix != ".toml"]
    aim = ["--strategy", next(p for p in demo if p.suffix == ".toml")]

    def until(*cohort: str) -> float:
        ended = run("change", *words, *aim, "--since", "2026-06-30", *cohort, "--format", "json")
        assert ended.code == 0, ended.err
        data = json.loads(ended.out)
        assert sum(cause["points"] for cause in data["split"]["causes"]) == pytest.approx(data["split"]["points"])
        return data["until"]["score"]["value"]

    among = ("--cohort", "sector=sector 2")
    reported = json.loads(run("report", *words, *aim, *among, "--format", "json").out)["score"]["points"]["value"]
    assert until(*among) == pytest.approx(reported)
    assert until() == until("--cohort", "sector=software") != pytest.approx(reported)


def test_a_cohort_that_is_none_is_refused(run: Run, archive: Path) -> None:
    ended = run("change", archive, "--since", "2026-01-01", "--cohort", "colour=red")
    assert ended.code == 1
    assert "colour=red does not describe a cohort" in ended.err


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_text_and_data_tell_the_same(run: Run, demo: list[Path], lang: str) -> None:
    words = [path for path in demo if path.suffix != ".toml"]
    options = ["--strategy", next(p for p in demo if p.suffix == ".toml"), "--since", "2026-06-30", "--lang", lang]
    shown = run("change", *words, *options)
    assert shown.code == 0, shown.err
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    data = json.loads(run("change", *words, *options, "--format", "json").out)
    assert sum(cause["points"] for cause in data["split"]["causes"]) == pytest.approx(data["split"]["points"])
    moved = f"{abs(data['split']['points']):.1f}"
    assert (moved.replace(".", ",") if lang == "fr" else moved) in shown.out
