"""What a name in a file could do to a terminal or a page: control characters and marks of direction go."""

from __future__ import annotations

import re

# C0 without tab and line end, DEL, C1, and the marks, overrides and isolates of direction (Unicode UAX 9).
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text without signs that command whoever shows it; line ends and tabs stay."""
    return COMMANDS.sub("", text)
