"""Lives, archives and what the reader makes of them, for comparison with the truth."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from jalon.simulate.behaviour import TRAPS, Behaviour
from jalon.simulate.events import World
from jalon.simulate.world import live

DAYS = {
    "2018": date(2018, 6, 30),
    "2020": date(2020, 3, 12),
    "2022-09": date(2022, 9, 20),
    "2023-07": date(2023, 7, 18),
    "2023-10": date(2023, 10, 9),
    "2024-03": date(2024, 3, 25),
    "2024-12": date(2024, 12, 5),
    "2025-08": date(2025, 8, 14),
    "2026-03": date(2026, 3, 30),
    "2026-07": date(2026, 7, 15),
    "2026-09": date(2026, 9, 2),
}


@cache
def world_of(era: str, seed: int, traps: frozenset[str] = TRAPS) -> World:
    """A life that ends when archives had the layout of `era`."""
    return live(Behaviour(traps=traps), seed=seed, end=DAYS[era])


def read_facts(*paths: Path) -> dict[str, int | float | None]:
    """The facts that `jalon read` shows of these archives."""
    from jalon.journeys.build import build_conversations
    from jalon.journeys.facts import facts
    from jalon.records.store import open_store
    from jalon.sources.linkedin_archive.archive import read_archive

    con = open_store(None)
    reports = [read_archive(con, path) for path in paths]
    assert not [report for report in reports if report.refused]
    build_conversations(con)
    return facts(con, reports[0].member_id, max(report.exported_on or 0 for report in reports))


def differences(got: dict[str, int | float | None], want: dict[str, int | float | None]) -> dict[str, object]:
    """Facts that differ: {name: (reader, truth)}."""
    return {
        name: (got.get(name, "missing"), value)
        for name, value in want.items()
        if not _same(got.get(name, "missing"), value)
    }


def _same(a: object, b: object) -> bool:
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) < 1e-6
    return a == b
