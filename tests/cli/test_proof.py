"""`jalon proof --merge`: the page from pieces of a run."""

from __future__ import annotations

from pathlib import Path

from jalon.proof.page import page
from tests.cli.conftest import Run
from tests.proof.pieces import EDITION, FINDINGS, WHOLE, piece


def test_the_command_writes_page_and_pictures_from_pieces(run: Run, tmp_path: Path) -> None:
    parts = [piece(tmp_path, str(seed), seeds=(seed,)) for seed in (2, 1)]
    ended = run("proof", "--merge", *parts, "--out", tmp_path / "docs")
    assert ended.code == 0, ended.err
    assert (tmp_path / "docs" / "proof.md").read_text(encoding="utf-8") == page(EDITION, WHOLE, FINDINGS)
    assert {p.name for p in (tmp_path / "docs" / "img").iterdir()} == {"proof-validity.svg", "proof-bars.svg"}
    assert ended.out.rstrip().endswith("at their bar")


def test_the_command_says_what_is_wrong_with_pieces_in_both_languages(run: Run, tmp_path: Path) -> None:
    part = piece(tmp_path, "a", seeds=(1,))
    twice = run("proof", "--merge", part, part, "--lang", "fr")
    assert (twice.code, "figure deux fois" in twice.err) == (1, True)
    for arguments in (["--merge"], [part]):
        ended = run("proof", *arguments)
        assert (ended.code, "--merge piece1.json" in ended.err) == (2, True)
