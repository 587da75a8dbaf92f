"""Properties 54 and 55: at equal true score, nothing else than what others did in return moves the index."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from jalon.index import score_members
from jalon.index.parameters import Floats
from jalon.proof.comparators import USAGE
from jalon.proof.finding import Finding
from jalon.proof.measures import least_squares, standardised_effect
from jalon.proof.trial import Trial


def effects(trial: Trial) -> Iterator[Finding]:
    """54: licence, sex, activity, network at equal true score."""
    members = trial.population.here.members
    causes: dict[str, Floats] = {
        "licence": members.licence.astype(np.float64),
        "sex": members.woman.astype(np.float64),
        "activity": members.log_activity,
        "network": np.log(members.network),
    }
    given = np.column_stack([trial.universe_points, trial.universe])
    found = {name: standardised_effect(trial.points, x, given) for name, x in causes.items()}
    usage = {f"{USAGE}, {name}": standardised_effect(trial.comparators[USAGE], x, given) for name, x in causes.items()}
    worst = max(found.values(), key=abs)
    detail = ", ".join(f"{name} {value:+.3f}" for name, value in found.items())
    title = "Largest effect of licence, sex, activity, network at equal true score, in SD"
    yield trial.finding(54, title, worst, "within .05 of 0", abs(worst) <= 0.05, usage, detail)


def sectors(trial: Trial) -> Iterator[Finding]:
    """55: gap between sectors at equal true score."""
    gap, least = _gap(trial, trial.points), int(np.bincount(trial.population.here.members.sector).min())
    without = _gap(trial, score_members(trial.edition, trial.totals).points)
    detail = f"{least} members in the smallest sector"
    title = "Gap between sectors at equal true score, in points"
    passed = gap <= 3 and gap <= without
    yield trial.finding(55, title, gap, "<= 3, less than without offsets", passed, {"without offsets": without}, detail)


def _gap(trial: Trial, points: Floats) -> float:
    sector = trial.population.here.members.sector
    beyond = points - _explained(points, np.column_stack([trial.universe_points, trial.universe]))
    means = np.array([beyond[sector == s].mean() for s in np.unique(sector)])
    return float(means.max() - means.min())


def _explained(outcome: Floats, given: Floats) -> Floats:
    design = np.column_stack([np.ones(len(given)), given])
    return design @ least_squares(design, outcome)


def planted_difference(trial: Trial) -> Iterator[Finding]:
    """56: a difference planted in one step for one half of the members is found, and nothing else is."""
    random = np.random.default_rng([trial.seed, 56])
    group = random.random(trial.size) < 0.5
    stages = trial.totals.stages
    planted = np.array([_transition_z(stages, group, step, _PLANTED if step == 1 else 0.0) for step in range(_STEPS)])
    null = np.array([_transition_z(stages, group, step, 0.0) for step in range(_STEPS)])
    passed = planted[1] > 4 and (np.abs(null) > 4).mean() <= 0.05
    detail = (
        f"without it the largest of {_STEPS} steps has z {np.abs(null).max():.1f}; {trial.size // 2} members a group"
    )
    title = "Screen finds +.6 logit planted on answered to met (z)"
    yield trial.finding(56, title, planted[1], "> 4, false flags <= 5 %", passed, {}, detail)


_PLANTED, _STEPS = 0.6, 4


def _transition_z(stages: Floats, group: np.ndarray, step: int, planted: float) -> float:
    """z of the difference in log odds of going on from stage `step` between the groups; members are the sample."""
    reached: Floats = stages[:, step:].sum(axis=1)
    on: Floats = stages[:, step + 1 :].sum(axis=1)
    if planted:
        rate = on / np.maximum(reached, 1e-9)
        odds: Floats = rate / np.maximum(1.0 - rate, 1e-9) * np.exp(planted)
        on = np.where(group, reached * odds / (1.0 + odds), on)
    logits, variances = zip(*(_log_odds(reached[g], on[g]) for g in (group, ~group)), strict=True)
    return (logits[0] - logits[1]) / float(np.sqrt(sum(variances)))


def _log_odds(reached: Floats, on: Floats) -> tuple[float, float]:
    """Log odds of a group and their variance with members as clusters."""
    p = float(on.sum() / reached.sum())
    residual = on - p * reached
    return float(np.log(p / (1 - p))), float((residual**2).sum() / (reached.sum() * p * (1 - p)) ** 2)
