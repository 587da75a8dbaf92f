"""What the tutorial and the README show runs, as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from jalon.simulate.demo import make_demo
from tests.docs.blocks import ROOT, blocks


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration's files in `demo`, and under the names that the README uses."""
    folder = tmp_path_factory.mktemp("tutorial")
    archive, *_ = make_demo(folder / "demo")
    for file in (folder / "demo").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "Complete_LinkedInDataExport.zip").write_bytes(archive.read_bytes())
    return folder


def run(file: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    for block in blocks(file, "python"):
        exec(compile(block, file, "exec"), names)  # noqa: S102 (the page's own code)
    return names


def test_the_tutorial_runs(demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    names = run("docs/tutorial.md", demo, monkeypatch)
    shown = capsys.readouterr().out
    assert re.search(r"^\d+, nine times in ten between \d+ and \d+ \(\w+\)$", shown, re.MULTILINE)
    assert "Solène Vaubrial" in shown
    assert (demo / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert names["before"].head.as_of == "2026-06-30"


def test_the_ten_lines_of_the_readme_run(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [block] = blocks("README.md", "python")
    assert len([line for line in block.splitlines() if line.strip()]) <= 10
    run("README.md", demo, monkeypatch)
    assert len(capsys.readouterr().out.splitlines()) == 6
    assert blocks("README.fr.md", "python") == [block]


@pytest.mark.parametrize("page", ["README.md", "README.fr.md"])
def test_the_commands_of_the_readme_exist(page: str) -> None:
    from jalon.cli.group import COMMANDS

    text = "\n".join(blocks_of_shell(page))
    assert {"make demo", "make install"} <= set(text.splitlines())
    used = set(re.findall(r"\bjalon (\w+)", text))
    assert used <= set(COMMANDS)


def test_the_make_commands_that_are_named_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in ("README.md", "README.fr.md", "CONTRIBUTING.md", "docs/index.md"):
        named = set(re.findall(r"`?make (\w+)`?", (ROOT / page).read_text(encoding="utf-8")))
        assert named - {"people"} <= targets, page


def blocks_of_shell(page: str) -> list[str]:
    return re.findall(r"^```\n(.*?)^```$", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
