"""Values of an API's record as plain Python: text, number, instant; what is of another type is None."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any, cast

LONGEST = 2000
EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
LATEST = dt.datetime(2200, 1, 1, tzinfo=dt.UTC)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def text(value: object) -> str | None:
    """A short text or a number as text; None for what is empty, false, too long or of another type."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    found = str(value).strip()
    return found if found and len(found) <= LONGEST else None


def number(value: object) -> float | None:
    """A finite number, also as text with a decimal point."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        found = float(value)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def instant(value: object) -> int | None:
    """µs UTC of an ISO date or date-time (UTC when it names no zone), or of milliseconds since 1970; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)) or (isinstance(value, str) and value.strip().isdigit() and len(value) >= 12):
        return _from_milliseconds(value)
    if not isinstance(value, str) or not 10 <= len(value.strip()) <= 40:
        return None
    try:
        found = dt.datetime.fromisoformat(_zoned(value.strip()))
    except ValueError:
        return None
    return _microseconds(found if found.tzinfo else found.replace(tzinfo=dt.UTC))


def _zoned(value: str) -> str:
    """With a colon in the zone: 2026-11-23T10:00:00.000+0000 as Salesforce writes it."""
    return f"{value[:-2]}:{value[-2:]}" if len(value) > 20 and value[-5] in "+-" and value[-4:].isdigit() else value


def _from_milliseconds(value: float | str) -> int | None:
    try:
        return _microseconds(_EPOCH + dt.timedelta(milliseconds=int(value)))
    except (OverflowError, ValueError):
        return None


def _microseconds(found: dt.datetime) -> int | None:
    try:
        return (found - _EPOCH) // dt.timedelta(microseconds=1) if EARLIEST <= found < LATEST else None
    except OverflowError:
        return None


def part(record: object, *path: str | int) -> Any:
    """What stands at a path of keys and places in nested objects and lists; None where it ends early."""
    found: Any = record
    for step in path:
        if isinstance(step, str):
            found = cast("dict[str, Any]", found).get(step) if isinstance(found, dict) else None
        else:
            rows = cast("list[Any]", found) if isinstance(found, list) else []
            found = rows[step] if 0 <= step < len(rows) else None
    return found


def parts(record: object, *path: str | int) -> list[Any]:
    """The list at a path; empty when there is none."""
    found = part(record, *path)
    return cast("list[Any]", found) if isinstance(found, list) else []
