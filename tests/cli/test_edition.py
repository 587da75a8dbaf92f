"""`jalon edition` and `jalon proof` as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path

from jalon.index.edition import load_edition
from tests.cli.conftest import Run


def test_show_prints_the_figures_of_the_current_edition(run: Run) -> None:
    edition = load_edition()
    shown = run("edition").out
    assert edition.hash in shown
    assert all(item.code in shown for item in edition.items)


def test_verify_accepts_published_editions_and_refuses_an_altered_one(run: Run, tmp_path: Path) -> None:
    assert run("edition", "verify", "2026.11-expert", "2026.11-fitted").code == 0
    document = json.loads(json.dumps({"format": "jalon.edition/1"}))
    broken = tmp_path / "mine.json"
    broken.write_text(json.dumps(document), encoding="utf-8")
    ended = run("edition", "verify", str(broken))
    assert ended.code == 1
    assert "hash" in ended.err


def test_diff_lists_what_differs(run: Run) -> None:
    shown = run("edition", "diff", "2026.11-expert").out
    assert "dimensions.results.weight" in shown
    assert run("edition", "diff", "2026.11-expert", "2026.11-expert").out.strip()
    assert run("edition", "diff").code == 2


def test_fit_writes_an_edition_and_its_report(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "mine.json"
    ended = run("edition", "fit", "--out", str(out), "--members", "150", "--seeds", "1", "--world", "W0")
    assert ended.code == 0
    assert load_edition(out).id == "mine"
    assert json.loads(out.with_suffix(".fit.json").read_text("utf-8"))["members"] == 150


def test_fit_needs_a_file_and_numbers(run: Run, tmp_path: Path) -> None:
    assert run("edition", "fit").code == 2
    assert run("edition", "fit", "--out", str(tmp_path / "x.json"), "--seeds", "one").code == 2


def test_proof_of_one_world(run: Run, tmp_path: Path) -> None:
    ended = run("proof", "--world", "W8", "--seeds", "3", "--format", "json", "--out", str(tmp_path))
    assert ended.code == 0
    assert [finding["property"] for finding in json.loads(ended.out)] == [37]
    assert (tmp_path / "proof.md").is_file()
    assert (tmp_path / "img" / "proof-bars.svg").is_file()


def test_proof_of_a_world_that_is_not_there(run: Run) -> None:
    assert run("proof", "--world", "W99").code == 2
