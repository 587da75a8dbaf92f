"""The call log of an Android telephone: `<calls><call number="..." duration="..." date="..." type="..."/></calls>`.

Source: the published schema of SMS Backup & Restore; `date` in ms UTC, `duration` in seconds, `type` as in
android.provider.CallLog (1 incoming, 2 outgoing, 3 missed, 4 voicemail, 5 rejected, 6 blocked).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from jalon.sources.calls.call import Call
from jalon.sources.intake import Notes, unusable

if TYPE_CHECKING:
    from collections.abc import Iterator

TALKED = frozenset({"1", "2", "7"})
MS = 1000
_CALLS = re.compile(r"<calls[\s>]", re.IGNORECASE)
_DECLARES = re.compile(r"<!\s*(?:doctype|entity)", re.IGNORECASE)


def is_android(text: str) -> bool:
    """True for the beginning of such a log."""
    return text.lstrip("\ufeff \t\r\n").startswith("<") and _CALLS.search(text[:4000]) is not None


def android_calls(name: str, text: str, notes: Notes) -> Iterator[Call]:
    """The calls of a log. Raises Unreadable when it declares entities or is cut off."""
    if _DECLARES.search(text):
        raise unusable(name, "calls_entities")
    try:
        root = ElementTree.fromstring(text.lstrip("\ufeff \t\r\n"))  # noqa: S314 - no entity can be declared
    except (ElementTree.ParseError, ValueError) as error:
        raise unusable(name, "calls_damaged") from error
    for row_no, element in enumerate(root.iter("call"), 1):
        call = _call(element.attrib, row_no)
        if call is None:
            notes.refuse("call_unreadable", row_no)
        else:
            yield call


def _call(attributes: dict[str, str], row_no: int) -> Call | None:
    try:
        at, seconds = int(attributes["date"]) * MS, float(attributes.get("duration") or 0)
    except (KeyError, ValueError):
        return None
    if not 0 <= seconds < 86_400 or at <= 0:
        return None
    name = attributes.get("contact_name", "")
    named = name if name not in ("(Unknown)", "null", "") else None
    kind = attributes.get("type", "")
    return Call(at, attributes.get("number", ""), seconds, named, kind not in TALKED, row_no)
