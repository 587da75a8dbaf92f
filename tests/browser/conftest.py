"""A Chromium of the machine, the rules of axe-core, and the invented pages as files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from jalon.report.page import to_html
from tests.report import sample

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
STATES = {
    "full": sample.full,
    "not_enough": sample.poor,
    "provisional": sample.provisional,
    "compared": sample.compared,
    "hostile": sample.hostile,
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that stands on the machine."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "These tests need a Chromium: apt-get install chromium, or leave them out with -m 'not browser'."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility rules."""
    assert AXE.exists(), "These tests need axe-core: npm install, or leave them out with -m 'not browser'."
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every state in both languages, as a file."""
    folder = tmp_path_factory.mktemp("pages")
    files = {(state, lang): folder / f"{state}.{lang}.html" for state in STATES for lang in ("fr", "en")}
    for (state, lang), file in files.items():
        file.write_text(to_html(STATES[state](), lang), encoding="utf-8")
    return files
