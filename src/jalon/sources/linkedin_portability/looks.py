"""Whether a text is one of the interface's answers, from its beginning alone."""

from __future__ import annotations

import re

from jalon.records.pulled_page import START

_SNAPSHOT = re.compile(r'"snapshot(?:Domain|Data)"\s*:')
_CHANGES = re.compile(r'"resourceName"\s*:')
_CHANGE_KEYS = re.compile(r'"(?:activityId|activityStatus|capturedAt|processedAt)"\s*:')
_NO_DATA = re.compile(r'"message"\s*:\s*"No data found for this ', re.IGNORECASE)


def is_pages(text: str) -> bool:
    """True for pages of the snapshot or of the change log, a saved refusal, or what `jalon pull` wrote."""
    plain = text.lstrip("\ufeff \t\r\n")
    if not plain.startswith(("{", "[")):
        return False
    if is_pulled(plain):
        return True
    if _SNAPSHOT.search(plain) or _NO_DATA.search(plain[:2000]):
        return True
    return bool(_CHANGES.search(plain) and _CHANGE_KEYS.search(plain))


def is_pulled(text: str) -> bool:
    """True for the lines that `jalon pull portability` writes."""
    return text.startswith(START.decode())
