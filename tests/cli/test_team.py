"""`jalon team`: cards shown in full, comparisons in both languages, the fairness screen from a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.report.data import to_json
from tests.cli.conftest import Run
from tests.norms.team.test_compare import card, cards
from tests.norms.team.test_fairness import members
from tests.report.sample import full


def report(folder: Path) -> Path:
    path = folder / "report.json"
    path.write_text(to_json(full()), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_card_is_shown_and_written_only_when_asked(run: Run, tmp_path: Path, language: str) -> None:
    words = ["team", "card", report(tmp_path), "--secret", tmp_path / "s", "--lang", language]
    ended = run(*words)
    assert ended.code == 0, ended.err
    assert '"name": null' in ended.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "s"]
    named = run(*words, "--named", "--team", "North", "--out", tmp_path / "card.json")
    assert json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))["name"] == full().head.name
    assert full().head.name in named.out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_cards_are_compared(run: Run, tmp_path: Path, language: str) -> None:
    for k, one in enumerate([card(0, 60, named=True), card(1, 40, named=True), *cards(25, 100)]):
        (tmp_path / f"{k}.json").write_text(json.dumps(one), encoding="utf-8")
    ended = run("team", "compare", *sorted(tmp_path.glob("*.json")), "--lang", language)
    assert ended.code == 0, ended.err
    assert "Name 00" in ended.out and "27" in ended.out
    assert "team_" not in ended.out


def table(folder: Path) -> Path:
    """Points and stages of 1,200 members in two groups."""
    points, stages, group = members(1200, 1, 0.6)
    lines = ["points,silent,answered,met,quote,contract,language"]
    rows = zip(points, stages, group, strict=True)
    lines += [",".join([f"{p:.3f}", *(f"{x:.0f}" for x in s), str(g)]) for p, s, g in rows]
    path = folder / "t.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "fr"])
def test_fairness_is_screened(run: Run, tmp_path: Path, language: str) -> None:
    ended = run("team", "fairness", table(tmp_path), "--lang", language)
    assert ended.code == 0, ended.err
    assert " !" in ended.out
    assert "fairness_" not in ended.out


def test_what_is_no_report_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("{", encoding="utf-8")
    assert "report in JSON" in run("team", "card", tmp_path / "r.json", "--secret", tmp_path / "s").err
    assert run("team", "compare").code == 2
