"""Properties 38 to 40: the best are still told apart, and no score piles up at the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from jalon.index import Edition
from jalon.index.parameters import Floats
from jalon.proof.finding import ALWAYS, EQUAL, USAGE, Finding
from jalon.proof.measures import percentiles, spearman
from jalon.proof.trial import Trial

STRATUM = 1.645 * np.sqrt(2.0)
NO_ERROR: dict[str, float | None] = dict.fromkeys(ALWAYS)  # a comparator states no error of its own


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
    """40: share at 95, error at the top, tail, strata: each beside what the true scores themselves would show."""
    points, truth = trial.points, trial.universe_points
    share = float((points >= 95).mean())
    title = "Open at the top: share at 95 or more"
    yield trial.finding(40, title, share, "<= .002", share <= 0.002, _shares_at_95(trial))
    at, se = percentiles(points), trial.scores.se
    middle, high = (float(np.median(se[(at >= p - 2.5) & (at <= p + 2.5)])) for p in (50, 90))
    detail = f"{high:.2f} at p90, {middle:.2f} at p50"
    title = "Error at the 90th percentile over that at the median"
    yield trial.finding(40, title, high / middle, "<= 1", high <= middle, NO_ERROR, detail)
    tail, others = _tail(points), {name: _tail(x) for name, x in trial.comparators.items()}
    others["true scores"] = _tail(truth)
    title, passed = "Open at the top: (p99 - p90)/(p90 - p50)", tail is not None and tail >= 0.70
    yield trial.finding(40, title, np.nan if tail is None else tail, ">= .70", passed, others)
    yield _strata(trial, high)


def _shares_at_95(trial: Trial) -> dict[str, float | None]:
    """The same of the comparators that have a ceiling of 100 as well; counts of results have none."""
    of_a_hundred = {USAGE: trial.comparators[USAGE], EQUAL: 100.0 * trial.comparators[EQUAL]}
    return {**dict.fromkeys(ALWAYS), **{name: float((x >= 95).mean()) for name, x in of_a_hundred.items()}}


def _strata(trial: Trial, high: float) -> Finding:
    """Groups that intervals tell apart between p90 and p99.5, by the stated error and by the true one."""
    points, truth = trial.points, trial.universe_points
    best = percentiles(points) >= 85
    true_error = float(np.sqrt(np.mean((trial.scores.centre - truth)[best] ** 2)))
    strata, width = _width(points) / (STRATUM * high), _width(points)
    others: dict[str, float | None] = {
        **NO_ERROR,
        "by the true error": width / (STRATUM * true_error),
        "of the true scores": _width(truth) / (STRATUM * high),
    }
    others |= {name: _strata_of(trial, edition) for name, edition in _variants(trial.edition).items()}
    detail = f"p90 to p99.5 {width:.1f} points, error {high:.2f}, true error of the best {true_error:.2f}"
    detail += f"; 2.5 would need an error of {width / (STRATUM * 2.5):.2f}"
    return trial.finding(40, "Strata inside the top tenth", strata, ">= 2.5", strata >= 2.5, others, detail)


def _width(points: Floats) -> float:
    low, high = np.quantile(points, [0.9, 0.995])
    return float(high - low)


def _strata_of(trial: Trial, edition: Edition) -> float:
    """The same by another edition."""
    scores = trial.score(trial.totals, edition)
    at = percentiles(scores.points)
    error = float(np.median(scores.se[(at >= 87.5) & (at <= 92.5)]))
    return _width(scores.points) / (STRATUM * error)


def _variants(edition: Edition) -> dict[str, Edition]:
    """Other choices of what could narrow the error or widen the spread."""

    def with_items(**factors: float) -> Edition:
        items = tuple(replace(i, **{k: getattr(i, k) * by for k, by in factors.items()}) for i in edition.items)
        return replace(edition, items=items)

    return {
        "dispersions halved": with_items(dispersion=0.5),
        "dispersions doubled": with_items(dispersion=2.0),
        "slopes a fifth steeper": with_items(loading=1.2),
        "every event in full": replace(edition, items=tuple(replace(i, event_weight=1.0) for i in edition.items)),
        "linear mean": replace(edition, tau=0.0),
    }


def _tail(x: Floats) -> float | None:
    """None where nobody stands above the middle."""
    p50, p90, p99 = np.quantile(x, [0.5, 0.9, 0.99])
    return float((p99 - p90) / (p90 - p50)) if p90 > p50 else None


def _among(trial: Trial, some: np.ndarray, truth: Floats) -> tuple[float, dict[str, float]]:
    others = {name: spearman(x[some], truth[some]) for name, x in trial.comparators.items()}
    return spearman(trial.points[some], truth[some]), others
