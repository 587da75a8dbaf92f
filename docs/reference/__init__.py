"""Pages made at every build: the reference from the sources, and the project's own from the top of the repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docs.reference import commands, edition, indicators, library, norms, problems, project, settings, tables

PAGES: dict[str, Callable[[], str]] = {
    "commands": commands.page,
    "library": library.page,
    "indicators": indicators.page,
    "edition": edition.page,
    "settings": settings.page,
    "tables": tables.page,
    "problems": problems.page,
    "norms": norms.page,
    **project.pages(),
}


def write_pages(folder: Path) -> None:
    """Write every page into `folder`; a page that did not change is left alone, so that builds stay quick."""
    folder.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        file, text = folder / f"{name}.md", page()
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
