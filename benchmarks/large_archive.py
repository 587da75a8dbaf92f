"""`jalon report` on large archives against DuckDB alone reading the same tables from the same zip.

Both run as processes of their own, in turn, on the same machine; medians of the wall time and of the peak memory.
Beside them, in turn too, what no report can do without: the modules that it loads, and nothing else.
Python may keep its compiled modules, as it does for everybody. DuckDB alone is given no parameter: with one it would
load pandas where that is installed, which reads nothing.
Bars: with 10,000 connections and 50,000 messages at most 3 times DuckDB's time and at most 400 MB; with 30,000 and
400,000 at most 1,000 MB.

    python benchmarks/large_archive.py [--runs 5] [--only usual|heavy]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from jalon.simulate.large import HEAVY, USUAL, write_large

TIMES = {"usual": 3.0, "heavy": float("inf")}
MEGABYTES = {"usual": 400, "heavy": 1000}
SIZES = {"usual": USUAL, "heavy": HEAVY}
BARE = """
import sys, tempfile, zipfile
from pathlib import Path
import duckdb

con = duckdb.connect()
with zipfile.ZipFile(sys.argv[1]) as z, tempfile.TemporaryDirectory() as folder:
    for number, name in enumerate(n for n in z.namelist() if n.endswith(".csv")):
        path = z.extract(name, folder)
        skip = 3 if name.endswith("Connections.csv") else 0
        con.execute(
            f"create table t{number} as select * from read_csv('{path}', header=true, all_varchar=true, delim=',', "
            f"quote='\\"', escape='\\"', skip={skip})"
        )
"""
LOADING = """
from importlib import import_module

from jalon.cli.ahead import LATER

import duckdb, numpy
import jalon.api.reading, jalon.sources.linkedin_archive, jalon.journeys.build, jalon.linkage.link
for name in LATER:
    import_module(name)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Wall time and time on the processor in seconds, peak resident memory in megabytes, of one process."""

    seconds: float
    processor: float
    megabytes: float


def measure(command: list[str]) -> Run:
    """Run a command to its end; it must succeed."""
    started = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed ({process.returncode}):\n{errors.decode()[-2000:]}")
    return Run(
        seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    )


def compare(name: str, runs: int, folder: Path) -> bool:
    """Measure one size and print it; whether it stays within the bars."""
    archive = write_large(folder / name, SIZES[name])
    jalon = str(Path(sys.executable).with_name("jalon"))
    ours = [jalon, "report", str(archive), "--format", "html", "--out", str(folder / f"{name}.html")]
    bare = [sys.executable, "-c", BARE, str(archive)]
    loading = [sys.executable, "-c", LOADING]
    rounds = [(measure(ours), measure(bare), measure(loading)) for _ in range(runs + 1)][1:]
    time_ours, time_bare, time_loading = (median(r[i].seconds for r in rounds) for i in (0, 1, 2))
    work_ours, work_bare, work_loading = (median(r[i].processor for r in rounds) for i in (0, 1, 2))
    memory_ours, memory_bare = (median(r[i].megabytes for r in rounds) for i in (0, 1))
    ratio = time_ours / time_bare
    good = ratio <= TIMES[name] and memory_ours <= MEGABYTES[name]
    connections, messages = SIZES[name]
    print(
        f"{name:6} {connections:>7,} connections {messages:>8,} messages: jalon {time_ours:.2f} s, "
        f"DuckDB alone {time_bare:.2f} s, ratio {ratio:.2f} (bar {TIMES[name]:g}); "
        f"processor {work_ours:.2f} s and {work_bare:.2f} s, ratio {work_ours / work_bare:.2f}; "
        f"loading the modules alone {time_loading:.2f} s, processor {work_loading:.2f} s; memory {memory_ours:.0f} MB "
        f"(bar {MEGABYTES[name]}), DuckDB alone {memory_bare:.0f} MB{'' if good else '   OVER THE BAR'}"
    )
    return good


def main() -> int:
    """Exit code 1 when a bar is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=list(SIZES))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = [given.only] if given.only else list(SIZES)
        good = [compare(name, given.runs, Path(folder)) for name in names]
        return 0 if all(good) else 1


if __name__ == "__main__":
    raise SystemExit(main())
