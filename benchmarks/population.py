"""Totals of many members: this engine against hand-written pandas and Polars, a bare scan, and Spark.

`python benchmarks/population.py [members] [peer ...]` invents the members (10,000 by default, world W4, 11 weeks: about
200 events a member, and as many rows that say who people are), runs
each peer in a process of its own, checks that all give the same totals to 1e-9, and prints CPU seconds and ratios.
Peers: pandas, polars, scan, floor (the least that any way of counting needs of DuckDB), spark; without names, those
that are installed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import duckdb

from peers.measure import Cost, cost_of
from peers.rules import FIGURES

END = 1_793_491_200_000_000
# CPU seconds of this engine over those of the peer, at most.
BARS = {"pandas": 0.5, "polars": 1.3, "scan": 2.5, "spark": 0.5}
BARE = ("scan", "floor")
PEERS = ("pandas", "polars", *BARE, "spark")
EXTRA = {"pandas": "pandas", "polars": "polars", "spark": "pyspark"}


def invent(members: int, folder: Path) -> int:
    """Write the population; rows."""
    from jalon.simulate.population.layout import Invented, write_population
    from jalon.simulate.population.worlds import world_called

    return write_population(Invented(world_called("W4"), members, 11, 7, END), folder)


def differing(ours: Path, theirs: Path) -> int:
    """Totals that differ by more than 1e-9 of 1 + their size, or stand on one side only."""
    far = " or ".join(f"not (abs(o.{f} - coalesce(t.{f}, 0)) <= 1e-9 * (1 + abs(o.{f})))" for f in FIGURES)
    left, right = (f"read_parquet('{folder}/totals/*.parquet')" for folder in (ours, theirs))
    row = duckdb.sql(
        f"select count(*) from {left} o full join {right} t "
        f"using (member_id, indicator) where o.member_id is null or t.member_id is null or {far}"
    ).fetchone()
    return int(row[0]) if row else -1


def peers(asked: list[str]) -> list[str]:
    """Those asked for, or all that can run here."""
    from importlib.util import find_spec

    return asked or [name for name in PEERS if name not in EXTRA or find_spec(EXTRA[name])]


def line(name: str, cost: Cost, ours: Cost, told: str) -> str:
    """One peer's figures."""
    return (
        f"{name:12} {cost.cpu:8.1f} CPU s {cost.wall:8.1f} s {cost.peak:6.1f} GB   {ours.cpu / cost.cpu:6.2f}   {told}"
    )


def main() -> int:
    """Print the table, with the bars that are missed; 1 when totals differ."""
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    differs = False
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        rows = invent(members, here / "tables")
        print(f"{members:,} members, {rows:,} rows; ratio = this engine / peer")
        ours = cost_of("duckdb", here / "tables", here / "duckdb", END)
        print(line("jalon duckdb", ours, ours, ""))
        for name in peers(sys.argv[2:]):
            cost = cost_of(name, here / "tables", here / name, END)
            unlike = 0 if name in BARE else differing(here / "duckdb", here / name)
            bar = f"bar {BARS[name]}{' MISSED' if ours.cpu > BARS[name] * cost.cpu else ''}, " if name in BARS else ""
            differs |= unlike > 0
            same = "no totals" if name in BARE else "same totals" if not unlike else f"{unlike} TOTALS DIFFER"
            print(line(name, cost, ours, bar + same), flush=True)
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())
