"""Properties 41, 42, 45 to 47: intervals hold what they promise, and little evidence says little."""

from __future__ import annotations

from collections.abc import Iterator
from math import erf, sqrt

import numpy as np

from jalon.index import Totals, member_totals, score_members
from jalon.index.parameters import Floats, parameters
from jalon.index.universe import points_of_abilities
from jalon.proof.comparators import EQUAL, equal_weights
from jalon.proof.finding import Finding
from jalon.proof.measures import percentiles, spearman
from jalon.proof.own_world import draw_abilities, draw_totals, full_weights
from jalon.proof.trial import Trial
from jalon.simulate.population import population_totals
from jalon.simulate.population.members import KINDS

OWN_WORLD_SIZE = 10_000
WEEKS_SEEN = {4: 0.82, 13: 0.90, 52: 0.95}


def calibrated(trial: Trial) -> Iterator[Finding]:
    """41: simulation-based calibration in the edition's own world (Talts et al., 2018)."""
    edition = full_weights(trial.edition)
    random = np.random.default_rng([trial.seed, 41])
    theta = draw_abilities(edition, random, OWN_WORLD_SIZE)
    scores = score_members(edition, draw_totals(edition, random, theta))
    error = (points_of_abilities(edition, theta) - scores.centre) / scores.se
    at90, at50 = (float((np.abs(error) < z).mean()) for z in (1.645, 0.6745))
    place = np.array([0.5 * (1 + erf(x / sqrt(2))) for x in error])
    tenths = np.histogram(place, bins=10, range=(0, 1))[0] / len(place)
    passed = (
        0.87 <= at90 <= 0.93 and 0.46 <= at50 <= 0.54 and abs(error.mean()) <= 0.10
        and tenths.min() >= 0.08 and tenths.max() <= 0.12
    )  # fmt: skip
    detail = (
        f"50 % intervals {at50:.3f}, mean error {error.mean():+.3f} SE, tenths {tenths.min():.3f}-{tenths.max():.3f}"
    )
    bar = ".87 to .93; 50 %: .46 to .54; mean <= .10; tenths .08 to .12"
    yield trial.finding(41, "Own world: 90 % intervals cover", at90, bar, passed, {}, detail)


def covers(trial: Trial) -> Iterator[Finding]:
    """42: coverage in the agent world, overall and in every group."""
    inside = covered(trial, trial.scores.centre, trial.scores.se)
    kind, activity = trial.population.here.members.kind, percentiles(trial.population.here.members.log_activity)
    groups = {name: float(inside[kind == k].mean()) for k, name in enumerate(KINDS) if (kind == k).any()}
    groups |= {f"activity quarter {q + 1}": float(inside[(activity // 25) == q].mean()) for q in range(4)}
    lowest, overall = min(groups, key=lambda g: groups[g]), float(inside.mean())
    passed = 0.86 <= overall <= 0.97 and groups[lowest] >= 0.80
    off = trial.scores.centre - trial.free_points
    free = float((np.abs(off) < trial.edition.scale.quantile * trial.scores.se).mean())
    detail = (
        f"lowest: {lowest} {groups[lowest]:.3f}; true scores free of the prior {free:.3f}, off by {off.mean():+.1f}"
    )
    yield trial.finding(42, "Agents: 90 % intervals cover", overall, ".86 to .97, groups >= .80", passed, {}, detail)


def covered(trial: Trial, centre: Floats, se: Floats) -> np.ndarray:
    """Members (M,) whose true score lies in their 90 % interval."""
    return np.abs(trial.universe_points - centre) < trial.edition.scale.quantile * se


def small_samples(trial: Trial) -> Iterator[Finding]:
    """45: three of three does not beat eighty of a hundred."""
    graded = any(item.kind == "grd" for item in trial.edition.items)
    few, many = (_answers(trial, graded, *pair) for pair in ((3, 3), (80, 100)))
    small, large = score_members(trial.edition, few), score_members(trial.edition, many)
    gap = float(large.points[0] - small.points[0])
    passed = gap >= 8 and small.low[0] < 50
    detail = f"3 of 3: {small.points[0]:.1f}, from {small.low[0]:.1f}; 80 of 100: {large.points[0]:.1f}"
    bar = ">= 8, lower bound of 3 of 3 < 50"
    yield trial.finding(45, "80 answers of 100 against 3 of 3, in points", gap, bar, passed, {}, detail)


def _answers(trial: Trial, graded: bool, answered: float, written: float) -> Totals:
    if graded:
        rest = [0.0] * (len(trial.edition.stages.scores) - 2)
        return member_totals(trial.edition, {}, [written - answered, answered, *rest])
    stand_in = parameters(trial.edition).stand_ins[0][0]
    return member_totals(trial.edition, {trial.edition.items[stand_in].code: (answered, written)})


def more_evidence(trial: Trial) -> Iterator[Finding]:
    """46: the error falls and the rank correlation rises with evidence."""
    found = {weeks: trial.scored(weeks=weeks) for weeks in WEEKS_SEEN}
    told = {weeks: spearman(score.points, trial.universe_points) for weeks, score in found.items()}
    errors = [float(np.median(score.se)) for score in found.values()]
    passed = all(told[w] >= bar for w, bar in WEEKS_SEEN.items()) and errors == sorted(errors, reverse=True)
    detail = "; ".join(f"{w} weeks {told[w]:.3f}, error {e:.2f}" for w, e in zip(WEEKS_SEEN, errors, strict=True))
    bar = "4 weeks >= .82, 13 >= .90, 52 >= .95; errors fall"
    yield trial.finding(46, "True score told from 4, 13, 52 weeks (52 shown)", told[52], bar, passed, {}, detail)


def small_data_gain(trial: Trial) -> Iterator[Finding]:
    """47: with little evidence better than raw rates."""
    gains: dict[int, float] = {}
    for weeks in (4, 8):
        raw = equal_weights(trial.edition, population_totals(trial.edition, trial.population, weeks=weeks))
        told = spearman(trial.scored(weeks=weeks).points, trial.universe_points)
        gains[weeks] = told - spearman(raw, trial.universe_points)
    detail = ", ".join(f"{weeks} weeks {gain:+.3f}" for weeks, gain in gains.items())
    least = min(gains.values())
    title = "4 and 8 weeks: rank correlation above raw rates"
    yield trial.finding(47, title, least, ">= +.02", least >= 0.02, {EQUAL: 0.0}, detail)
