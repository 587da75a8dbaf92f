"""Read any number of sources, in any order, into one store: archives first, for they say who the member is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.errors import InputUnusable

if TYPE_CHECKING:
    from jalon.records.reading import Reading

DAY = 86_400_000_000
Progress = Callable[[str], None]


def instant_of(day: date) -> int:
    """First instant (µs UTC) of a day."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1_000_000
