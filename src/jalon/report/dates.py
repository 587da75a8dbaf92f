"""Instants as dates: everything below the report counts microseconds UTC, everything shown is a day."""

from __future__ import annotations

from datetime import UTC, datetime

DAY = 86_400_000_000
QUARTER = 91 * DAY


def iso_day(instant: int) -> str:
    """YYYY-MM-DD of an instant (µs UTC)."""
    return datetime.fromtimestamp(instant / 1e6, UTC).strftime("%Y-%m-%d")


def last_day(end: int) -> str:
    """YYYY-MM-DD of the last day before an instant that is not known any more."""
    return iso_day(end - 1)


def instant_of(day: str) -> int:
    """First instant (µs UTC) of a YYYY-MM-DD day; ValueError when it is none."""
    return int(datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC).timestamp()) * 1_000_000
