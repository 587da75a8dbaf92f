"""Properties 54 and 55: at equal true score, nothing else than what others did in return moves the index."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from jalon.index import score_members
from jalon.index.parameters import Floats
from jalon.norms.team.fairness import screen
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
    named = {"half": np.where(group, "half", "")}
    planted = screen(trial.points, _planted(trial.totals.stages, group), named)
    null = screen(trial.points, trial.totals.stages, named)
    found = next(cell.z for cell in planted if cell.step == "answered_met")
    flagged = float(np.mean([cell.flagged for cell in null]))
    largest = max(abs(cell.z) for cell in null)
    detail = f"without it the largest of {len(null)} steps has z {largest:.1f}; {trial.size // 2} members a group"
    title = "Screen finds +.6 logit planted on answered to met (z)"
    yield trial.finding(56, title, found, "> 4, false flags <= 5 %", found > 4 and flagged <= 0.05, {}, detail)


PLANTED = 0.6


def _planted(stages: Floats, group: np.ndarray) -> Floats:
    """The same people, of whom in the group more go on from an answer to a meeting, by PLANTED in log odds."""
    reached: Floats = stages[:, 1:].sum(axis=1)
    on: Floats = stages[:, 2:].sum(axis=1)
    rate = on / np.maximum(reached, 1e-9)
    odds: Floats = rate / np.maximum(1.0 - rate, 1e-9) * np.exp(PLANTED)
    more = np.where(group & (on > 0), reached * odds / (1.0 + odds), on)
    moved = stages.copy()
    moved[:, 2:] *= (more / np.maximum(on, 1e-9))[:, None]
    moved[:, 1] = reached - more
    return moved
