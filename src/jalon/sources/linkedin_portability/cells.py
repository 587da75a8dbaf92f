"""The value of a key as the text that a cell of the archive's file would hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import cast

from jalon.sources.limits import archive_limits as limits

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS = re.compile(r"\d{12,13}")
_SIGNS = re.compile("[\x00\ud800-\udfff]")
_NO_LETTER = re.compile(r"[^\w/()]|_")


@lru_cache(4096)
def folded_key(key: str) -> str:
    """A key or a header cell without case, spaces and marks. The keys of a domain are few and come with every row."""
    return _NO_LETTER.sub("", key.casefold())


def text_of(value: object, *, addresses: bool = False) -> str | None:
    """The text of a value; None for an object or a list of them, which no cell of the archive is.

    Lists, as recipients may come, are joined as the archive joins them: `addresses` by a bare comma.
    """
    if isinstance(value, str):
        return _SIGNS.sub("\ufffd", value) if _SIGNS.search(value) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, list):
        parts = [None if isinstance(item, list) else text_of(item) for item in cast("list[object]", value)]
        return None if None in parts else ("," if addresses else ", ").join(part for part in parts if part)
    return None


def _number(value: float) -> str | None:
    try:
        return str(int(value)) if value == int(value) else str(value)
    except (ValueError, OverflowError):  # what is no number, without end, or of more digits than text may have
        return None


def cut(text: str) -> tuple[str, bool]:
    """A text within the length of a cell, and whether it was longer."""
    cap = limits().cell_characters
    return (text[:cap], True) if len(text) > cap else (text, False)


def dated(text: str) -> str:
    """A date as text; milliseconds since 1970, as the change log counts, become one that says its zone."""
    if not _MILLISECONDS.fullmatch(text):
        return text
    moment = _EPOCH + timedelta(milliseconds=int(text))
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
