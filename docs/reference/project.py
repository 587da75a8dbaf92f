"""The pages that stand at the top of the project, with their links led to the pages of this site."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NAMES = {
    "METHOD.md": "method",
    "METHOD.fr.md": "methode",
    "PRIVACY.md": "privacy",
    "PRIVACY.fr.md": "vie_privee",
    "CONTRIBUTING.md": "contributing",
    "CHANGELOG.md": "changelog",
}
LINK = re.compile(r"\]\((?P<folder>docs/)?(?P<file>[\w.]+\.md)\)")


def pages() -> dict[str, Callable[[], str]]:
    """Every page of the project, by its name here."""
    return {name: partial(page, file) for file, name in NAMES.items()}


def page(file: str) -> str:
    """One page; a link to a page that this site does not hold is a KeyError."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return LINK.sub(lambda link: f"](../{link['file']})" if link["folder"] else f"]({NAMES[link['file']]}.md)", text)
