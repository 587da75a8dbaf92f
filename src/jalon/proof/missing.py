"""Properties 48 to 50: what a missing source costs, and that hiding one does not pay."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from jalon.index import Scores
from jalon.proof.finding import Finding
from jalon.proof.measures import spearman
from jalon.proof.trial import Trial
from jalon.proof.uncertainty import covered
from jalon.simulate.population.totals import RESULTS, SIGNALS

HIDDEN = {
    "results and calendar": RESULTS,
    "content": frozenset({"audience", "posts"}),
    "network": frozenset({"invitations", "connections"}),
    "recommendations": frozenset({"recommendations"}),
}


def without_results(trial: Trial) -> Iterator[Finding]:
    """48: a score without any results file or calendar."""
    less = trial.scored(signals=SIGNALS - RESULTS)
    told = spearman(less.points, trial.universe_points)
    wider = float(np.median(less.se / trial.scores.se))
    inside = float(covered(trial, less.centre, less.se).mean())
    passed = told >= 0.93 and 1.05 <= wider <= 1.4 and inside >= 0.86
    detail = f"interval {wider:.2f} times as wide, coverage {inside:.3f}"
    bar = ">= .93, width 1.05 to 1.4, coverage >= .86"
    yield trial.finding(48, "Without results: rank correlation with the true score", told, bar, passed, {}, detail)


def hiding(trial: Trial) -> Iterator[Finding]:
    """49: who gains on the certified figure by withholding one source."""
    gains = {name: _without(trial, hidden).certified - trial.scores.certified for name, hidden in HIDDEN.items()}
    some = {name: float((gain > 1e-9).mean()) for name, gain in gains.items()}
    much = {name: float((gain > 1.0).mean()) for name, gain in gains.items()}
    plain = {
        f"estimate, {name}": float((_without(trial, hidden).points > trial.points).mean())
        for name, hidden in HIDDEN.items()
    }
    worst = max(some.values())
    passed = worst <= 0.12 and max(much.values()) <= 0.10
    detail = "; ".join(f"{name} {some[name]:.3f}, by over a point {much[name]:.3f}" for name in gains)
    bar = "<= .12, by over a point <= .10"
    title = "Share who gain on the certified figure by hiding a source"
    yield trial.finding(49, title, worst, bar, passed, plain, detail)


def coverage_falls(trial: Trial) -> Iterator[Finding]:
    """50: coverage falls with every source removed."""
    least = [float((trial.scores.coverage - _without(trial, hidden).coverage).min()) for hidden in HIDDEN.values()]
    passed = min(least) > 0
    yield trial.finding(50, "Coverage falls when a source is removed (least fall)", min(least), "> 0", passed)


def _without(trial: Trial, hidden: frozenset[str]) -> Scores:
    return trial.scored(signals=SIGNALS - hidden)
