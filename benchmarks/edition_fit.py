"""The fit of an edition: 2,500 members, 15 items, under a minute.

`python benchmarks/edition_fit.py` prints wall and processor seconds of figures, sector offsets and weights together.
"""

from __future__ import annotations

import sys
import time

from jalon.index import load_edition
from jalon.index.fit.build import build_edition
from jalon.proof.cohort import expert_document, simulated_cohort

MEMBERS, SEED, BAR_SECONDS = 2500, 101, 60.0


def main() -> int:
    """Print the times; 1 when the bar is missed."""
    cohort = simulated_cohort(load_edition(), MEMBERS, [SEED])
    wall, cpu = time.perf_counter(), time.process_time()
    built = build_edition(expert_document(), cohort)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    many = built.calibrated.evaluations
    print(f"{MEMBERS} members: {wall:.1f} s, processor {cpu:.1f} s, {many} evaluations; bar {BAR_SECONDS:.0f} s")
    return int(wall > BAR_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
