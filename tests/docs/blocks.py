"""The blocks of code of a Markdown file."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(file: str, language: str) -> list[str]:
    """All blocks of one language, in order; `file` is relative to the project."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return [body for found, body in BLOCK.findall(text) if found == language]
