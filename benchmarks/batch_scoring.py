"""A million members by 15 items in memory under a minute on two cores, in time linear in the members.

`python benchmarks/batch_scoring.py [threads]` prints seconds for 250,000, 500,000 and 1,000,000 members, and fails when
a bar is missed: 60 seconds, and four times the members in at most 4.8 times the time.
"""

from __future__ import annotations

import os
import resource
import sys
import time

from jalon.index import Totals, load_edition
from jalon.index.batch import score_batch
from scoring import members

SIZES = (250_000, 500_000, 1_000_000)
BAR_SECONDS, BAR_RATIO = 60.0, 4.8


def first(totals: Totals, many: int) -> Totals:
    """The first members."""
    return Totals(totals.y[:many], totals.e[:many], totals.stages[:many], totals.mask[:many])


def main() -> int:
    """Print the times; 1 when a bar is missed."""
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else min(2, os.cpu_count() or 1)
    edition, everybody = load_edition(), members(SIZES[-1])
    took: list[float] = []
    for size in SIZES:
        start = time.perf_counter()
        score_batch(edition, first(everybody, size), threads=threads)
        took.append(time.perf_counter() - start)
        print(f"{size:9,} members, {threads} threads {took[-1]:7.1f} s   {1e6 * took[-1] / size:5.1f} µs each")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    ratio = took[-1] / took[0]
    print(
        f"bar {BAR_SECONDS:.0f} s; four times the members in {ratio:.2f} times the time, bar {BAR_RATIO}; "
        f"peak {peak:.1f} GB"
    )
    return int(took[-1] > BAR_SECONDS or ratio > BAR_RATIO)


if __name__ == "__main__":
    sys.exit(main())
