"""Properties 38 to 40: the best are still told apart, and no score piles up at the top."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from jalon.index.parameters import Floats
from jalon.proof.comparators import USAGE
from jalon.proof.finding import Finding
from jalon.proof.measures import percentiles, spearman
from jalon.proof.trial import Trial

STRATUM = 1.645 * np.sqrt(2.0)


def within_the_best(trial: Trial) -> Iterator[Finding]:
    """38: inside the true top tenth."""
    best = percentiles(trial.universe_points) >= 90
    even, odd = (trial.scored(parity=parity).points[best] for parity in (0, 1))
    half = float(np.corrcoef(even, odd)[0, 1])
    reliability = 2 * half / (1 + half)
    found, others = _among(trial, best, trial.universe_points)
    title = "Inside the true best tenth: ranks them by true score"
    passed = found >= 0.80 and reliability >= 0.90 and others[USAGE] <= 0.35
    bar = ">= .80, split-half >= .90, usage <= .35"
    yield trial.finding(38, title, found, bar, passed, others, f"split-half {reliability:.3f}")


def above_usage(trial: Trial) -> Iterator[Finding]:
    """39: where usage is high already."""
    busy = percentiles(trial.comparators[USAGE]) >= 70
    found, others = _among(trial, busy, trial.later_contracts)
    passed = found >= 0.60 and others[USAGE] <= 0.20
    title = "Among the busiest 30 %: ranks them by later contracts"
    yield trial.finding(39, title, found, ">= .60, usage <= .20", passed, others)


def no_ceiling(trial: Trial) -> Iterator[Finding]:
    """40: share at 95, error at the top, strata, tail."""
    points, se = trial.points, trial.scores.se
    share = float((points >= 95).mean())
    at = percentiles(points)
    middle, high = (float(np.median(se[(at >= p - 2.5) & (at <= p + 2.5)])) for p in (50, 90))
    p50, p90, p99, p995 = np.quantile(points, [0.5, 0.9, 0.99, 0.995])
    strata, tail = float((p995 - p90) / (STRATUM * high)), float((p99 - p90) / (p90 - p50))
    passed = share <= 0.002 and high <= middle and strata >= 2.5 and tail >= 0.70
    detail = f"at 95 or more {share:.4f}, error {high:.2f} at p90 and {middle:.2f} at p50, strata {strata:.2f}"
    bar = "tail >= .70, strata >= 2.5, <= .2 % at 95, error p90 <= p50"
    others = {USAGE: _tail(trial.comparators[USAGE])}
    yield trial.finding(40, "Open at the top: (p99 - p90)/(p90 - p50)", tail, bar, passed, others, detail)


def _tail(x: Floats) -> float:
    p50, p90, p99 = np.quantile(x, [0.5, 0.9, 0.99])
    return float((p99 - p90) / (p90 - p50))


def _among(trial: Trial, some: np.ndarray, truth: Floats) -> tuple[float, dict[str, float]]:
    others = {name: spearman(x[some], truth[some]) for name, x in trial.comparators.items()}
    return spearman(trial.points[some], truth[some]), others
