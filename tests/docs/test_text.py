"""What the repository says about where and how it was made: nothing. And links that lead somewhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT

# Written in parts, so that this file does not find itself.
FORBIDDEN = {
    "a folder of one machine": re.compile(r"(?<![\w./~-])/(?:wo" r"rk|ro" r"ot|ho" r"me/\w+|Users/\w+)/"),
    "the host of a package registry": re.compile(
        r"https?://[^\s\"')]*(?:/sim" r"ple\b|regis" r"try\.|pyp" r"i\.org|npm" r"js)"
    ),
    "an index option": re.compile(r"--(?:extra-)?index" r"-url"),
    "something left to do": re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b"),
    "something not implemented": re.compile(r"raise NotImplemented" r"Error"),
    "a test that does not run": re.compile(r"pytest\.mark\.(?:sk" r"ip|xf" r"ail)|pytest\.(?:sk" r"ip|xf" r"ail)\("),
}
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def tracked() -> list[Path]:
    """Files under version control, or every text file when there is none."""
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = found.stdout.decode().split("\0") if found.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def texts() -> dict[Path, str]:
    """Tracked files that are text."""
    found: dict[Path, str] = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:4096]:
            found[path] = content.decode("utf-8", errors="replace")
    return found


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_names(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if FORBIDDEN[what].search(line)
    ]
    assert found == []


@pytest.mark.parametrize("page", sorted(path.name for path in ROOT.glob("*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert missing == []


FRENCH = sorted(str(path.relative_to(ROOT)) for path in (*ROOT.glob("*.fr.md"), *ROOT.glob("docs/*.fr.md")))


@pytest.mark.parametrize("page", FRENCH)
def test_french_pages_are_set_as_french(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    wrong = re.findall(r".{12}[ \u00a0][:;?!%»].{3}|.{3}«[^\u202f].{12}|\w'\w", prose)
    assert [line for line in wrong if "Stein's" not in line and "n's" not in line] == []


@pytest.mark.parametrize("page", FRENCH)
def test_french_pages_say_what_the_english_ones_say(page: str) -> None:
    french, english = (
        re.sub(r"^\*\[.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
        for name in (page, page.replace(".fr.md", ".md"))
    )
    assert [len(line) for line in re.findall(r"^#+", french, re.MULTILINE)] == [
        len(line) for line in re.findall(r"^#+", english, re.MULTILINE)
    ]
    for mark in (r"^```(?:python)?\n", r"^\* ", r"^\d\. ", r"^\|"):
        assert len(re.findall(mark, french, re.MULTILINE)) == len(re.findall(mark, english, re.MULTILINE)), mark
    named = [set(re.findall(r"`((?:jalon |--)[\w-]+)", text)) for text in (french, english)]
    assert named[0] >= named[1]


def test_lock_files_pin_every_package_and_name_no_place() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-spark.lock"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert all(re.match(r"[\w.-]+==[\w.]+( ; .+)?$", line) for line in lines)
    assert "duckdb==1.5.5" in lines
