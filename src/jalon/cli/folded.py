"""Lines of at most 80 columns, what follows a break set in under its own line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

WIDTH = 80


def folded(lines: Iterable[str]) -> str:
    """All lines, the long ones broken between words; a word longer than a line is left whole, to be copied."""
    return "\n".join(_folded(line) for line in lines)


def folded_text(text: str) -> str:
    """The same for the lines of a text; a row of a Markdown table stays whole."""
    return "\n".join(line if line.startswith("|") else _folded(line) for line in text.split("\n"))


def _folded(line: str) -> str:
    if len(line) <= WIDTH:
        return line
    inner = " " * (len(line) - len(line.lstrip()))
    under = f"{inner}    " if inner else ""
    return textwrap.fill(
        line.strip(), WIDTH, initial_indent=inner, subsequent_indent=under, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
