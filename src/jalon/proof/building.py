"""Properties 43, 60 and 61: the fit finds what it should, its weights are stable, all of it is fast."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from jalon.index import Edition, Totals, attribute, score_members
from jalon.index.fit.calibrate import calibrate
from jalon.index.fit.vector import LARGEST_LOADING
from jalon.index.fit.weights import learn_weights
from jalon.index.parameters import Floats
from jalon.proof.cohort import cohort_of, expert_weights
from jalon.proof.finding import Finding
from jalon.proof.own_world import draw_abilities, draw_totals, full_weights
from jalon.proof.trial import Trial

BOOTSTRAPS = 100
FIT_SIZE = 2500


def recovers(trial: Trial) -> Iterator[Finding]:
    """43: figures of a known world, fitted from members who live in it, starting elsewhere."""
    random = np.random.default_rng([trial.seed, 43])
    known = _moved(full_weights(trial.edition), random)
    totals = draw_totals(known, random, draw_abilities(known, random, FIT_SIZE))
    figures = calibrate(full_weights(trial.edition), totals).figures
    rows = [row for row, item in enumerate(known.items) if not item.stand_in_for]
    loading, alpha = (np.array([getattr(known.items[row], name) for row in rows]) for name in ("loading", "alpha"))
    error = float(np.mean(np.abs(figures.loading[rows] - loading) / loading))
    told = float(np.corrcoef(figures.loading[rows], loading)[0, 1])
    level = float(np.mean(np.abs(figures.alpha[rows] - alpha)))
    passed = error <= 0.06 and told >= 0.97 and level <= 0.08
    detail = f"correlation {told:.3f}, intercepts off by {level:.3f} on average"
    bar = "<= .06, correlation >= .97, intercepts <= .08"
    yield trial.finding(43, "Loadings recovered (mean relative error)", error, bar, passed, {}, detail)


def _moved(edition: Edition, random: np.random.Generator) -> Edition:
    """`edition` with other loadings and intercepts, within bounds."""
    factor = random.uniform(0.75, 1.2, len(edition.items))
    shift = random.uniform(-0.3, 0.3, len(edition.items))
    return replace(
        edition,
        items=tuple(
            replace(
                item,
                loading=min(item.loading * float(f), LARGEST_LOADING),
                alpha=item.alpha if item.kind == "grd" else item.alpha + float(s),
            )
            for item, f, s in zip(edition.items, factor, shift, strict=True)
        ),
    )


def stable_weights(trial: Trial) -> Iterator[Finding]:
    """60: weights learned again from resampled members, and from the other half."""
    cohort, random = cohort_of(trial.edition, trial.population), np.random.default_rng([trial.seed, 60])
    abilities, results = trial.scores.theta, cohort.results
    drawn = np.array([
        _learned(trial, abilities[m], results[m]) for m in random.integers(0, trial.size, (BOOTSTRAPS, trial.size))
    ])  # fmt: skip
    half = random.permutation(trial.size) < trial.size // 2
    apart = np.abs(_learned(trial, abilities[half], results[half]) - _learned(trial, abilities[~half], results[~half]))
    spread = float(drawn.std(axis=0).max())
    passed = spread <= 0.02 and apart.max() <= 0.05
    detail = f"two halves apart by at most {apart.max():.3f}"
    bar = "<= .02 each, halves apart <= .05"
    yield trial.finding(60, "Weights: bootstrap standard deviation (largest)", spread, bar, passed, {}, detail)


def _learned(trial: Trial, abilities: Floats, results: Floats) -> Floats:
    return learn_weights(abilities, results, expert_weights(trial.edition)).raw


def fast(trial: Trial) -> Iterator[Finding]:
    """61: a thousand members, one member explained, the fit of 2,500."""
    thousand = _seconds(lambda: score_members(trial.edition, _first(trial, 1000)))
    one = _seconds(lambda: attribute(trial.edition, _first(trial, 1)))
    random = np.random.default_rng([trial.seed, 61])
    edition = full_weights(trial.edition)
    totals = draw_totals(edition, random, draw_abilities(edition, random, FIT_SIZE))
    fit = _seconds(lambda: calibrate(edition, totals))
    passed = thousand < 1 and one < 0.05 and fit < 60
    detail = f"1,000 members {thousand:.3f} s, one explained {1000 * one:.1f} ms"
    bar = "< 60, 1,000 members < 1 s, one < 50 ms"
    yield trial.finding(61, "Fit of 2,500 members, in seconds", fit, bar, passed, {}, detail)


def _first(trial: Trial, many: int) -> Totals:
    t, rows = trial.totals, np.arange(many) % trial.size
    return Totals(t.y[rows], t.e[rows], t.stages[rows], t.mask[rows])


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
