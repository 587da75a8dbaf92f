"""Progress of the person's own aims: so far, where it is heading, the chance of making it.

Aims never touch the score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.strategy.predictive import Projection, Tries, project_count, project_share

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DAY = 86_400_000_000
RECENT_DAYS = 182
# Shares, and the days after which a try counts, whatever came of it (progress.sql).
WAITS = {"acceptance_rate": 21, "answer_rate": 30}
SHARES = tuple(WAITS)


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim: `goal` (a count, or a share from 0 to 1) of `indicator` from `start` to `end` (µs)."""

    indicator: str
    goal: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Progress:
    """An aim's figure so far (None when nothing was tried), and its projection to the end date."""

    so_far: float | None
    projection: Projection | None
    state: str


def progress(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int, aims: Sequence[Aim]) -> tuple[Progress, ...]:
    """Progress of each aim as of an instant; state is measured or not_measured (no such event was ever seen)."""
    events = [event for event in _events(con, member_id, as_of) if event[1] < as_of] if aims else []
    return tuple(_progress([e for e in events if e[0] == aim.indicator], as_of, aim) for aim in aims)


def _progress(events: list[tuple[str, int, int]], as_of: int, aim: Aim) -> Progress:
    if not events:
        return Progress(None, None, "not_measured")
    now = min(as_of, aim.end)
    window = [success for _, at, success in events if aim.start <= at < now]
    recent = [success for _, at, success in events if at >= as_of - RECENT_DAYS * DAY]
    if aim.indicator in SHARES:
        so_far = sum(window) / len(window) if window else None
        return Progress(so_far, _share(aim, as_of, window, recent), "measured")
    left = max(aim.end - as_of, 0) / DAY
    projection = project_count(aim.goal, len(window), len(recent), RECENT_DAYS, left)
    return Progress(float(len(window)), projection, "measured")


def _share(aim: Aim, as_of: int, window: list[int], recent: list[int]) -> Projection:
    """Tries since the start that had no time yet, and those to come until the end, follow the pace of the half-year."""
    wait = WAITS[aim.indicator]
    days = max(aim.end - max(as_of - wait * DAY, aim.start), 0) / DAY
    to_come = len(recent) / (RECENT_DAYS - wait) * days
    return project_share(aim.goal, Tries(sum(window), len(window)), Tries(sum(recent), len(recent)), to_come)


def _events(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> list[tuple[str, int, int]]:
    sql = (HERE / "progress.sql").read_text(encoding="utf-8")
    return con.execute(sql, {"member": member_id, "as_of": as_of}).fetchall()
