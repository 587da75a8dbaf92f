"""Properties 27 to 37: does the score tell true ability and later results, better than usage does?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from jalon.index.parameters import Floats
from jalon.proof.comparators import CONTRACTS, USAGE, comparators
from jalon.proof.finding import Finding
from jalon.proof.measures import (
    Flags,
    auc,
    calibration,
    concordance,
    cross_fitted,
    interval,
    spearman,
    top_quarter,
)
from jalon.proof.trial import Trial
from jalon.simulate.population import NOW, population_totals
from jalon.simulate.population.outcomes import meetings

QUARTER_YEAR = 13
CHECKS = 4  # of the null world: each interval is widened so that all hold together nineteen times in twenty


def latent_ability(trial: Trial) -> Iterator[Finding]:
    """27: rank correlation with true ability."""
    index, others = _all(trial, lambda x: spearman(x, trial.ability))
    passed = index >= 0.90 and others[USAGE] <= 0.25
    yield trial.finding(27, "Ranks members by their true ability", index, ">= .90, usage <= .25", passed, others)


def expected_results(trial: Trial) -> Iterator[Finding]:
    """28: rank correlation with expected contracts in the neutral market."""
    index, others = _all(trial, lambda x: spearman(x, trial.expected_contracts))
    passed = index >= 0.88 and others[USAGE] <= 0.45
    title = "Ranks members by the contracts to be expected in a neutral market"
    yield trial.finding(28, title, index, ">= .88, usage <= .45", passed, others)


def dimensions(trial: Trial) -> Iterator[Finding]:
    """29: recovery of each dimension's universe value."""
    codes = [part.code for part in trial.edition.dimensions]
    found = [spearman(trial.scores.theta[:, k], trial.universe[:, k]) for k in range(len(codes))]
    others = {name: min(spearman(x, truth) for truth in trial.universe.T) for name, x in trial.comparators.items()}
    detail = ", ".join(f"{code} {value:.3f}" for code, value in zip(codes, found, strict=True))
    title, passed = "Recovers every dimension (the lowest)", min(found) >= 0.88
    yield trial.finding(29, title, min(found), ">= .88", passed, others, detail)


def top_sellers(trial: Trial) -> Iterator[Finding]:
    """30: who will be in the top quarter of later contracts."""
    best = top_quarter(trial.later_contracts)
    index, others = _all(trial, lambda x: auc(x, best))
    usage = trial.comparators[USAGE]
    low, high = _interval(trial, lambda m: auc(trial.points[m], best[m]) - auc(usage[m], best[m]))
    detail = f"above usage by [{low:.3f}, {high:.3f}]"
    title = "Tells next year's best quarter of sellers (AUC)"
    if trial.world == "W2":
        yield trial.finding(30, title, index, "above usage: lower bound >= .10", low >= 0.10, others, detail)
    else:
        passed = index >= 0.86 and low >= 0.15
        yield trial.finding(30, title, index, ">= .86, above usage: lower bound >= .15", passed, others, detail)


def concordant(trial: Trial) -> Iterator[Finding]:
    """31: concordance with later contracts."""
    index, others = _all(trial, lambda x: concordance(x, trial.later_contracts))
    passed = index >= 0.78 and index >= others[USAGE] + 0.14
    yield trial.finding(31, "Orders members by later contracts (C)", index, ">= .78, usage + .14", passed, others)


def any_contract(trial: Trial) -> Iterator[Finding]:
    """32: calibrated probability of any later contract."""
    happened = trial.later_contracts > 0
    found = calibration(cross_fitted(trial.points[:, None], happened, trial.seed), happened)
    others = {
        name: calibration(cross_fitted(x[:, None], happened, trial.seed), happened).brier - found.base
        for name, x in trial.comparators.items()
    }
    passed = found.brier - found.base <= -0.06 and found.error <= 0.05 and 0.85 <= found.slope <= 1.15
    detail = f"calibration error {found.error:.3f}, slope {found.slope:.2f}"
    bar = "Brier <= base - .06, error <= .05, slope .85 to 1.15"
    title = "Probability of any later contract (Brier less base rate)"
    yield trial.finding(32, title, found.brier - found.base, bar, passed, others, detail)


def against_past_contracts(trial: Trial) -> Iterator[Finding]:
    """33: not worse than past contracts, better where they are sparse."""
    best = top_quarter(trial.later_contracts)
    index, others = _all(trial, lambda x: auc(x, best))
    gain, least = index - others[CONTRACTS], 0.02 if trial.world == "W4" else -0.02
    title = "Top quarter: AUC less that of past contracts"
    yield trial.finding(33, title, gain, f">= {least:+.2f}", gain >= least, _above(others))
    if trial.world == "W0":
        yield _short_evidence(trial, best)


def _short_evidence(trial: Trial, best: Flags) -> Finding:
    totals = population_totals(trial.edition, trial.population, weeks=QUARTER_YEAR)
    others = comparators(trial.edition, trial.population, totals, QUARTER_YEAR)
    found = {name: auc(x, best) for name, x in others.items()}
    gain = auc(trial.scored(weeks=QUARTER_YEAR).points, best) - found[CONTRACTS]
    title = "Top quarter from 13 weeks: AUC less that of past contracts"
    return trial.finding(33, title, gain, ">= +.02", gain >= 0.02, _above(found))


def _above(found: dict[str, float]) -> dict[str, float]:
    """Each comparator less past contracts, the scale of the figure that it stands beside."""
    return {name: value - found[CONTRACTS] for name, value in found.items()}


def incremental(trial: Trial) -> Iterator[Finding]:
    """34: what the index adds to past contracts."""
    happened, past = trial.later_contracts > 0, np.log1p(trial.past_contracts)
    met = np.log1p(meetings(trial.population, NOW - 52, NOW))

    def reached(*x: Floats) -> float:
        return auc(cross_fitted(np.column_stack(x), happened, trial.seed), happened)

    gain = reached(past, trial.points) - reached(past)
    beside = reached(past, met, trial.points) - reached(past, met)
    others = {name: reached(past, x) - reached(past) for name, x in trial.comparators.items()}
    detail = f"added to contracts and meetings: {beside:+.3f}"
    title = "Adds to past contracts (AUC of any later contract)"
    yield trial.finding(34, title, gain, ">= +.02", gain >= 0.02, others, detail)


def per_action(trial: Trial) -> Iterator[Finding]:
    """35: results per 100 later actions."""
    yielded = trial.later_contracts / np.maximum(trial.later_actions, 1.0)
    index, others = _all(trial, lambda x: spearman(x, yielded))
    passed = index >= 0.65 and abs(others[USAGE]) <= 0.10
    title = "Ranks members by later contracts per action"
    yield trial.finding(35, title, index, ">= .65, usage within .10 of 0", passed, others)


def first_contract(trial: Trial) -> Iterator[Finding]:
    """36: who signs a first contract."""
    none = trial.past_contracts == 0
    happened = (trial.later_contracts > 0)[none]
    index, others = _all(trial, lambda x: auc(x[none], happened))
    passed = index >= 0.65 and others[USAGE] <= 0.62
    title = "Members without a contract: tells a later first one (AUC)"
    yield trial.finding(36, title, index, ">= .65, usage <= .62", passed, others, f"{int(none.sum())} members")


def null_world(trial: Trial) -> Iterator[Finding]:
    """37: where nobody differs the index shows no validity, once what was under way at the score is left out."""
    later = trial.fresh_contracts
    best = top_quarter(later)
    index, others = _all(trial, lambda x: spearman(x, later))
    checks: dict[str, Callable[[np.ndarray], float]] = {
        "Spearman with later contracts": lambda m: spearman(trial.points[m], later[m]),
        "AUC less .5": lambda m: auc(trial.points[m], best[m]) - 0.5,
        "C less .5": lambda m: concordance(trial.points[m], later[m]) - 0.5,
        "Spearman with contracts per action": lambda m: spearman(
            trial.points[m], (later / np.maximum(trial.later_actions, 1.0))[m]
        ),
    }
    found = {name: _interval(trial, check, 1 - 0.05 / CHECKS) for name, check in checks.items()}
    passed = all(low <= 0 <= high for low, high in found.values())
    detail = "; ".join(f"{name} [{low:+.3f}, {high:+.3f}]" for name, (low, high) in found.items())
    title = "Nobody differs: no validity (Spearman with later contracts)"
    yield trial.finding(37, title, index, "all intervals contain 0", passed, others, detail)


def _all(trial: Trial, of: Callable[[Floats], float]) -> tuple[float, dict[str, float]]:
    return of(trial.points), {name: of(x) for name, x in trial.comparators.items()}


def _interval(trial: Trial, of: Callable[[np.ndarray], float], level: float = 0.95) -> tuple[float, float]:
    return interval(of, len(trial.points), trial.seed, trial.draws, level)
