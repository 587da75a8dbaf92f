"""Speed of the index: 1,000 members under a second, one member with full attribution under 50 ms, a report's share.

`python benchmarks/scoring.py` prints medians of nine runs in milliseconds, and fails when a bar is missed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from jalon.index import (
    Totals,
    attribute,
    change_between,
    load_edition,
    narrowing,
    pillar_scores,
    robustness,
    score_members,
)
from jalon.index.parameters import parameters

EDITION = load_edition()
SIGNALS = {"messages", "connections", "invitations", "posts"}
SOURCES = {"audience": {"audience"}, "meetings": {"meetings"}, "results": {"results", "quote_requests", "contracts"}}
BARS = {"1,000 members scored": 1000.0, "one member, full attribution": 50.0, "all that one report asks": 60.0}


def members(many: int, seed: int = 1) -> Totals:
    """Invented members of every ability at .3 to 3 times the median opportunities."""
    random, p = np.random.default_rng(seed), parameters(EDITION)
    e = np.array([[item.reference_exposure for item in EDITION.items]]) * random.uniform(0.3, 3, (many, len(p.alpha)))
    rate = np.exp(p.alpha.T + p.loading.T * random.normal(size=(many, len(p.weights)))[:, p.dimension])
    y = e * rate
    y[:, p.binary] = (e * rate / (1 + rate))[:, p.binary]
    stages = random.dirichlet([90, 7, 2, 0.7, 0.3], many) * 150
    return Totals(y, e, stages, np.ones_like(e))


def report(quarters: Totals, before: Totals, aged: Totals, now: Totals, others: list[Totals]) -> None:
    """What `jalon report` asks of the index, the edition included."""
    edition = load_edition()
    scores = score_members(edition, quarters)
    pillar_scores(edition, quarters, scores)
    attribute(edition, now)
    change_between(edition, before, aged, now)
    robustness(edition, now, others)
    narrowing(edition, now, SIGNALS, SOURCES)


def milliseconds(run: Callable[[], object], times: int = 9) -> float:
    """Median wall time of `run`."""
    found: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(1e3 * (time.perf_counter() - start))
    return median(found)


def main() -> int:
    """Print the medians; 1 when a bar is missed."""
    thousand, one, eight = members(1000), members(1, 2), members(8, 3)
    three, others = [members(1, seed) for seed in (4, 5, 6)], [members(1, seed) for seed in (7, 8, 9)]
    measured = {
        "1,000 members scored": milliseconds(lambda: score_members(EDITION, thousand)),
        "one member, full attribution": milliseconds(lambda: attribute(EDITION, one)),
        "all that one report asks": milliseconds(lambda: report(eight, *three, others)),
    }
    for name, took in measured.items():
        print(f"{name:32} {took:8.1f} ms   bar {BARS[name]:6.0f} ms")
    return int(any(took > BARS[name] for name, took in measured.items()))


if __name__ == "__main__":
    sys.exit(main())
