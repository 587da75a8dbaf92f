"""How the cost of a population grows: invented, scored, normed; then a day's new rows of one member in a hundred.

`python benchmarks/growth.py [members ...]` (2,000 and 10,000 by default; world W4, 11 weeks: about 200 events a member
and as many rows that say who people are). Each command runs in a process of its own with a limit of 2 GB of memory;
CPU and wall seconds, peak memory and bytes are printed, and the slopes of log CPU on log members.
`--keep DIR` writes there instead of into a folder that goes, and takes up a run that was stopped.
"""

from __future__ import annotations

import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb

WEEKS, DAY, LIMIT = 11, "2026-10-31", "2GB"
END = 1_793_491_200_000_000
LATE = END - 86_400_000_000
COMMAND = "import sys; from jalon.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall seconds, peak memory in GB."""

    cpu: float
    wall: float
    peak: float

    def __str__(self) -> str:
        return f"{self.cpu:9.1f} CPU s {self.wall:9.1f} s {self.peak:5.1f} GB"


def jalon(*words: str) -> Cost:
    """Run the command and say what it cost."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *words], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"jalon {' '.join(words)} failed")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1e6)


def measure(members: int, home: Path) -> dict[str, Cost]:
    """What each command costs for so many members."""
    tables, out = home / f"{members}", home / f"{members}-scored"
    asked = ("--members", str(members), "--weeks", str(WEEKS), "--world", "W4", "--seed", "7", "--as-of", DAY)
    found = {} if tables.exists() else {"simulate": jalon("simulate", *asked, "--out", str(tables))}
    hold_back(tables, home / f"{members}-late", members)
    into = ("--as-of", DAY, "--out", str(out), "--memory-limit", LIMIT)
    found["score"] = jalon("population", "score", "--input", str(tables), *into)
    found["norms"] = jalon("population", "norms", "--input", str(out), "--out", str(home / f"{members}-norms.json"))
    for file in (home / f"{members}-late").glob("*"):
        shutil.move(file, tables / "messages" / f"late-{file.name}")
    found["new rows"] = jalon("population", "score", "--input", str(tables), *into)
    return found


def hold_back(tables: Path, aside: Path, members: int) -> None:
    """Put aside the last day's messages of every hundredth member, as files that arrive later."""
    if aside.exists():
        return
    half = aside.with_suffix(".half")
    half.mkdir()
    chosen = f"cast(substr(member_id, 2) as bigint) % 100 = 7 and occurred_at >= {LATE}"
    for file in sorted((tables / "messages").glob("part-*.parquet")):
        rest = file.with_suffix(".half")
        duckdb.sql(f"copy (from '{file}' where {chosen}) to '{half / file.name}' (format parquet)")
        duckdb.sql(f"copy (from '{file}' where not ({chosen})) to '{rest}' (format parquet)")
        os.replace(rest, file)
    half.rename(aside)


def size_of(folder: Path) -> int:
    """Bytes of all files below."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def show(members: int, home: Path, found: dict[str, Cost]) -> None:
    """The lines of one size."""
    rows = [
        duckdb.sql(f"select count(*) from '{folder}/*.parquet'").fetchall()[0][0]
        for folder in (home / f"{members}").iterdir()
    ]
    sizes = [size_of(home / name) / 1e6 for name in (f"{members}", f"{members}-scored")]
    print(f"{members:,} members, {sum(rows):,} rows, {sizes[0]:,.1f} MB in, {sizes[1]:,.1f} MB out")
    for name, cost in found.items():
        part = f"   {cost.cpu / found['score'].cpu:.1%} of score" if name == "new rows" else ""
        print(f"  {name:10} {cost}{part}", flush=True)


def main() -> None:
    """Measure every size and print the slopes."""
    words = sys.argv[1:]
    kept = Path(words.pop(words.index("--keep") + 1)) if "--keep" in words else None
    sizes = [int(word) for word in words if word != "--keep"] or [2_000, 10_000]
    costs: dict[int, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = kept or Path(folder)
        home.mkdir(exist_ok=True)
        for members in sizes:
            costs[members] = measure(members, home)
            show(members, home, costs[members])
    print(f"limit {LIMIT}, {resource.getpagesize() * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB, {os.cpu_count()} cores")
    for small, large in pairwise(sizes):
        for name in [n for n in costs[small] if n in costs[large]]:
            steep = math.log(costs[large][name].cpu / costs[small][name].cpu) / math.log(large / small)
            print(f"log-log slope of {name} from {small:,} to {large:,}: {steep:.2f}")


if __name__ == "__main__":
    main()
