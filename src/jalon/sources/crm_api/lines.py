"""Singer's JSON lines: which record of which stream stands in which line, and when it was read.

Source: the Singer specification (hub.meltano.com/singer/spec). Lines that hold no record (SCHEMA, STATE ...) say
nothing about people or deals and are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from jalon.sources.crm_api.cells import instant
from jalon.sources.limits import limits

if TYPE_CHECKING:
    from jalon.sources.intake import Notes

Record = dict[str, Any]
TYPES = frozenset({"RECORD", "SCHEMA", "STATE", "ACTIVATE_VERSION", "BATCH"})


@dataclass(frozen=True, slots=True)
class Line:
    """A record: its line (from 1), its stream, what it holds, and when it was read (µs UTC), if the line tells."""

    row_no: int
    stream: str
    record: Record
    at: int | None


def is_lines(text: str) -> bool:
    """Whether a text begins as Singer's lines do."""
    first = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    if not first.startswith("{"):
        return False
    found = _parsed(first)
    if found is None:  # a first line longer than what is looked at
        return any(f'"type": "{name}"' in first[:200] or f'"type":"{name}"' in first[:200] for name in TYPES)
    return found.get("type") in TYPES


def lines_of(data: bytes, notes: Notes) -> Iterator[Line]:
    """Every record; a line that is none is noted and passed over, so is one that is far too long."""
    for row_no, raw in enumerate(data.split(b"\n"), 1):
        if not raw.strip():
            continue
        if len(raw) > limits().cell_characters * 10:
            notes.refuse("text_too_long", row_no)
            continue
        found = _parsed(raw.decode("utf-8", "replace"))
        if found is None or found.get("type") not in TYPES:
            notes.refuse("crm_line_broken", row_no)
        elif found["type"] == "RECORD":
            record, stream = found.get("record"), found.get("stream")
            if isinstance(record, dict) and isinstance(stream, str):
                yield Line(row_no, stream, cast("Record", record), instant(found.get("time_extracted")))
            else:
                notes.refuse("crm_line_broken", row_no)


def _parsed(text: str) -> Record | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return cast("Record", found) if isinstance(found, dict) else None


def runs_of(lines: Iterable[Line], default: int) -> list[tuple[int, list[Line]]]:
    """Lines by the reading that brought them, the oldest first, each with its instant (µs UTC).

    A tap stamps every line with its own second: lines of one UTC day are one reading, known at its last. Lines without
    an instant are known at `default`; none is known later.
    """
    days: dict[int, list[Line]] = {}
    known: dict[int, int] = {}
    for line in lines:
        at = min(line.at if line.at is not None else default, default)
        day = at // 86_400_000_000
        days.setdefault(day, []).append(line)
        known[day] = max(known.get(day, at), at)
    return [(known[day], days[day]) for day in sorted(days)]
