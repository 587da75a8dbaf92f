"""`jalon norms`: a norm file from a table, reports or cards; bad tables told in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.norms.document import load_norms
from jalon.simulate.demo import make_demo
from tests.cli.conftest import Run
from tests.norms.groups import group


def table(path: Path, n: int = 60, extra: str = "", **cohort: str) -> Path:
    """A CSV of `n` members."""
    columns = group(n, **cohort)
    names = ["member_id", "points", "state", "brand", "sector", "size"]
    lines = [",".join(names)]
    lines += [",".join("" if columns[name][k] is None else str(columns[name][k]) for name in names) for k in range(n)]
    path.write_text("\n".join(lines) + "\n" + extra, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "fr"])
def test_norms_are_built_from_a_table_and_shown(run: Run, tmp_path: Path, language: str) -> None:
    out = tmp_path / "norms.json"
    source = table(tmp_path / "scores.csv", sector="software")
    built = run(
        "norms", "build", source, "--out", out, "--edition", "2026.11-expert", "--group", "Us", "--lang", language
    )
    assert built.code == 0, built.err
    assert load_norms(out).cohorts[1].cohort.parts == ("software",)
    shown = run("norms", "show", out, "--lang", language)
    assert shown.out == built.out
    assert "Us" in shown.out and "software" in shown.out and "60" in shown.out
    assert "norms_" not in shown.out


def test_a_group_under_the_floor_is_refused_in_a_sentence(run: Run, tmp_path: Path) -> None:
    ended = run(
        "norms", "build", table(tmp_path / "s.csv", 19), "--out", tmp_path / "n.json", "--edition", "2026.11-expert"
    )
    assert ended.code == 1
    assert "19 members have a score, and 20 are needed" in ended.err
    assert not (tmp_path / "n.json").exists()


BAD = [
    ("member_id,score\na,3\n", "no column points"),
    ("member_id,points\na,high\n", "something else than numbers"),
    ("member_id,points\n", "no score"),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_a_bad_table_is_told(run: Run, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(content, encoding="utf-8")
    ended = run("norms", "build", path, "--out", tmp_path / "n.json", "--edition", "2026.11-expert")
    assert ended.code == 1
    assert said in ended.err


def test_a_member_in_two_sectors_counts_once_and_is_told(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path / "s.csv", 40, extra="1-0,99,established,,retail,\n", sector="software")
    ended = run("norms", "build", path, "--out", tmp_path / "n.json", "--edition", "2026.11-expert")
    assert "two sectors" in ended.err
    assert load_norms(tmp_path / "n.json").cohorts[0].n == 40


def test_a_table_must_say_its_edition(run: Run, tmp_path: Path) -> None:
    ended = run("norms", "build", table(tmp_path / "s.csv"), "--out", tmp_path / "n.json")
    assert "which edition" in ended.err


def test_no_file_and_no_target_are_misuse(run: Run, tmp_path: Path) -> None:
    assert run("norms").code == 2
    assert run("norms", "build", table(tmp_path / "s.csv")).code == 2


def test_reports_in_json_make_norms(run: Run, tmp_path: Path) -> None:
    from dataclasses import replace

    from jalon.report.data import to_json
    from tests.report.sample import full

    whole = full()
    for k in range(21):
        points = replace(whole.score.points, value=40.0 + k)
        mine = replace(whole, head=replace(whole.head, url=f"https://www.linkedin.com/in/p{k}"),
                       score=replace(whole.score, points=points), cohort={"sector": "software"})  # fmt: skip
        (tmp_path / f"{k}.json").write_text(to_json(mine), encoding="utf-8")
    out = tmp_path / "norms" / "n.json"
    ended = run("norms", "build", *sorted(tmp_path.glob("*.json")), "--of", "network", "--out", out)
    assert ended.code == 0, ended.err
    assert load_norms(out).edition == whole.foot.edition
    assert load_norms(out).cohorts[0].measures["points"].median == pytest.approx(50, abs=0.5)
    assert "p3" not in out.read_text(encoding="utf-8")


def test_a_report_of_another_kind_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"schema": "other"}), encoding="utf-8")
    ended = run("norms", "build", path, "--out", tmp_path / "n.json")
    assert "cannot be read as a table of scores" in ended.err


def test_a_personal_view_never_enters_norms(run: Run, tmp_path: Path) -> None:
    view = tmp_path / "view.json"
    ended = run("weights", *make_demo(tmp_path / "demo"), "--weight", "brand=+50", "--format", "json")
    assert ended.code == 0, ended.err
    view.write_text(ended.out, encoding="utf-8")
    refused = run("norms", "build", view, "--out", tmp_path / "n.json")
    assert refused.code == 1
    assert "cannot be read as a table of scores" in refused.err
    assert not (tmp_path / "n.json").exists()
