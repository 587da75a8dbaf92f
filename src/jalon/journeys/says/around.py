"""The sentence around some words of a message, to judge them by."""

from __future__ import annotations

import re

END = re.compile(r"[.!?…]+(?=\s|$)|\n+")


def sentence(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, that hold the words from `start` to `end`."""
    cuts = [0, *(found.end() for found in END.finditer(text)), len(text)]
    first = max(cut for cut in cuts if cut <= start)
    last = min(cut for cut in cuts if cut >= end)
    return text[first:last].strip()
