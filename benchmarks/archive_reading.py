"""How long a large archive takes to read, against DuckDB alone reading the same files from the same zip.

    python -m benchmarks.archive_reading [--messages 50000] [--connections 10000] [--runs 5]

Each run is a cold process, the two take turns, medians are printed. The peer does nothing but unpack and read: it
gives no thread, no direction, no acceptance.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.builders import OWNER, Archive, Person

WORDS = [
    "about",
    "answer",
    "before",
    "better",
    "call",
    "factory",
    "figure",
    "market",
    "measure",
    "offer",
    "order",
    "plan",
    "quality",
    "team",
    "think",
    "week",
]
PEER = """
import sys, zipfile, tempfile, pathlib, duckdb
con = duckdb.connect()
with zipfile.ZipFile(sys.argv[1]) as archive, tempfile.TemporaryDirectory() as folder:
    for n, name in enumerate(archive.namelist()):
        path = pathlib.Path(folder) / f"{n}.csv"
        path.write_bytes(archive.read(name))
        skip = 3 if name.startswith("Connections") else 0
        con.execute(f"create table t{n} as select * from read_csv('{path}', header = true, skip = {skip}, "
                    "all_varchar = true, delim = ',', quote = '\\"', escape = '\\"', null_padding = false)")
"""
JALON = """
import sys, pathlib
from jalon.journeys.build import build_conversations
from jalon.records.store import open_store
from jalon.sources.linkedin_archive import read_archive
con = open_store()
report = read_archive(con, pathlib.Path(sys.argv[1]))
build_conversations(con)
assert not report.refused
"""


def make_archive(folder: Path, connections: int, messages: int) -> Path:
    """An invented archive: two-sided threads of varied length, a third of the texts over several lines."""
    rng, archive = random.Random(1), Archive("2026-07")
    people = [
        Person(f"{rng.choice(WORDS).title()} {rng.choice(WORDS).title()}", f"contact-{n}") for n in range(connections)
    ]
    for who in people:
        archive.connect(
            who, archive.before(rng.randrange(1, 3000)), rng.choice(WORDS).title(), f"{rng.choice(WORDS)} Ltd"
        )
    for n, who in enumerate(people[: connections // 5]):
        archive.invite(who, archive.before(rng.randrange(1, 180)), received=n % 2 == 0)
    while len(archive.rows.get("messages", [])) < messages:
        _talk(archive, rng, rng.choice(people), f"2-{len(archive.rows.get('messages', [])):020}==")
    return archive.zip(folder)


def _talk(archive: Archive, rng: random.Random, who: Person, thread: str) -> None:
    moment = archive.before(rng.uniform(1, 2500))
    for _ in range(rng.randrange(1, 30)):
        moment += timedelta(hours=rng.expovariate(0.05))
        text = " ".join(rng.choices(WORDS, k=rng.randrange(5, 90)))
        text = text.replace(" week ", "\n\nweek ") if rng.random() < 0.35 else text
        one, two = (OWNER, who) if rng.random() < 0.5 else (who, OWNER)
        archive.message(thread, one, [two], min(moment, datetime(2026, 7, 19, tzinfo=UTC)), text)


def run(program: str, path: Path) -> tuple[float, float, float]:
    """Seconds of wall, seconds of CPU and peak megabytes of one cold process."""
    started = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", program, str(path)])
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit("a run failed")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print medians of both and their ratio, as a table and as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--archive", type=Path, help="an archive to read instead of an invented one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.archive or make_archive(Path(folder), asked.connections, asked.messages)
        runs = [(run(PEER, path), run(JALON, path)) for _ in range(asked.runs)]
    peer, jalon = (
        [statistics.median(values) for values in zip(*side, strict=True)] for side in zip(*runs, strict=True)
    )
    for name, values in (("DuckDB alone", peer), ("Jalon", jalon)):
        print(f"{name:14} {values[0]:6.2f} s wall {values[1]:6.2f} s CPU {values[2]:6.0f} MB")
    ratios = [round(a / b, 2) for a, b in zip(jalon, peer, strict=True)]
    print(json.dumps({"wall_ratio": ratios[0], "cpu_ratio": ratios[1], "memory_ratio": ratios[2]}))


if __name__ == "__main__":
    main()
