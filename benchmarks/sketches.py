"""Which sketch for norms: counts on the public grid against KLL, the same parts of the same members.

Run: python benchmarks/sketches.py [members] [parts]
"""

from __future__ import annotations

import sys
import time

import numpy as np

from jalon.norms.grid import cells
from jalon.norms.kll import counts, merged, sketch
from jalon.norms.tally import counts_of, merge, tally


def main() -> None:
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    parts = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    points = np.random.default_rng(1).normal(50, 12.5, members)
    batches = np.array_split(points, parts)
    on_grid = np.clip(np.floor(points * 2 + 0.5), 0, cells() - 1)
    true = np.cumsum(np.bincount(on_grid.astype(int), minlength=cells())) / members

    start = time.process_time()
    counted = [tally({"points": batch}) for batch in batches]
    whole = counts_of(merge(*counted), 0)[0]
    grid = time.process_time() - start
    error = np.abs(np.cumsum(whole) / members - true).max()
    size = max(part.rows[:, 2:].astype(np.int32).nbytes for part in counted)
    print(f"{members} members in {parts} parts")
    print(f"grid   {grid:6.2f} CPU s   {size:6d} bytes a part   largest rank error {error:.4f}   same at every run")
    assert error == 0

    start = time.process_time()
    sketches = [sketch(batch) for batch in batches]
    sketched = counts(merged(sketches))
    took = time.process_time() - start
    off = np.abs(np.cumsum(sketched) / members - true).max()
    again = counts(merged(sketch(batch) for batch in batches))
    same = "same at every run" if np.array_equal(again, sketched) else "differs between runs"
    print(
        f"KLL    {took:6.2f} CPU s   {max(map(len, sketches)):6d} bytes a part   largest rank error {off:.4f}   {same}"
    )
    assert off < 0.02


if __name__ == "__main__":
    main()
