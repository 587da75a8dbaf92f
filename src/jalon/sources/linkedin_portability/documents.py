"""JSON of any making, distrusted: whole documents only, one in the file or one a line, and nothing makes it crash."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from jalon.sources.limits import archive_limits as limits

Json = dict[str, object]
_BLANK = " \t\r\n\ufeff\x1e"


@dataclass(slots=True)
class Documents:
    """What a text holds: documents, lines that are none (numbers from 1), whether a key stood twice in an object."""

    found: list[object] = field(default_factory=list[object])
    broken: list[int] = field(default_factory=list[int])
    doubled_keys: bool = False


def documents_of(text: str) -> Documents:
    """Every whole document of a text; behind one that is cut or broken, reading goes on at the next line."""
    result = Documents()
    decoder = json.JSONDecoder(object_pairs_hook=_pairs(result), parse_constant=_no_number)
    place, line, counted = 0, 1, 0
    while place < len(text) and len(result.broken) <= limits().resyncs:
        if text[place] in _BLANK:
            place += 1
            continue
        try:
            value, end = decoder.raw_decode(text, place)
            result.found.append(value)
            place = end
        except (ValueError, RecursionError):
            line += text.count("\n", counted, place)
            counted = place
            result.broken.append(line)
            following = text.find("\n", place)
            place = len(text) if following < 0 else following + 1
    return result


def _pairs(result: Documents) -> Callable[[list[tuple[str, object]]], Json]:
    """Builds an object; of a key that stands twice the last value counts, as everywhere, and it is noted."""

    def build(pairs: list[tuple[str, object]]) -> Json:
        made = dict(pairs)
        if len(made) < len(pairs):
            result.doubled_keys = True
        return made

    return build


def _no_number(_: str) -> float:
    return math.nan


def as_object(value: object) -> Json:
    """An object, or an empty one."""
    return cast("Json", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """A list, or an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []


def as_number(value: object) -> int | None:
    """A whole number that is not negative, given as one or as its digits; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 1 << 62 else None
    if isinstance(value, str) and value.isdecimal() and value.isascii() and len(value) < 19:
        return int(value)
    return None
