"""Properties 58 and 59: what the half-life is good for, and how much the score depends on our other choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from jalon.index import Edition
from jalon.index.parameters import Floats
from jalon.index.reference import reference_scale
from jalon.proof.finding import Finding
from jalon.proof.measures import percentiles, spearman
from jalon.proof.trial import Trial
from jalon.simulate.population import population_totals

FOREVER = 1e9
DRAWS = 60


def fading(trial: Trial) -> Iterator[Finding]:
    """58: ability of today is told better by evidence that fades."""
    plain = trial.scored(half_life_days=FOREVER).points
    gain = spearman(trial.points, trial.ability_now) - spearman(plain, trial.ability_now)
    least = 0.05 if trial.world == "W3" else 0.01
    title = "Ability of today: rank correlation gained by fading evidence"
    yield trial.finding(58, title, gain, f">= +{least:.2f}", gain >= least)


def other_choices(trial: Trial) -> Iterator[Finding]:
    """59: the whole choice space at once; how far percentiles move."""
    random = np.random.default_rng([trial.seed, 59])
    here = percentiles(trial.points)
    lives = [trial.edition.time.half_life_days, *trial.edition.choice_space.half_life_days]
    totals = [population_totals(trial.edition, trial.population, half_life_days=life) for life in lives]
    shifts: list[Floats] = []
    for _ in range(DRAWS):
        other = drawn(trial.edition, random)
        points = trial.score(totals[int(random.integers(len(totals)))], other).points
        shifts.append(np.abs(percentiles(points) - here))
    moved = np.concatenate(shifts)
    mean, p95 = float(moved.mean()), float(np.quantile(moved, 0.95))
    linear = trial.score(trial.totals, rescaled(replace(trial.edition, tau=0.0))).points
    cost = spearman(linear, trial.later_contracts) - spearman(trial.points, trial.later_contracts)
    passed = mean <= 4 and p95 <= 14 and cost <= 0.006
    detail = f"95th percentile {p95:.1f}; tau = 1 costs {cost:+.4f} of rank correlation with later contracts"
    bar = "mean <= 4, 95th percentile <= 14, cost of tau <= .006"
    yield trial.finding(59, "Other choices: mean shift in percentiles", mean, bar, passed, {}, detail)


def drawn(edition: Edition, random: np.random.Generator) -> Edition:
    """`edition` with other weights, tau, dispersions and event weights from its published choice space."""
    space = edition.choice_space
    weights = np.array([part.weight for part in edition.dimensions])
    weights = weights * random.uniform(1 - space.weight_spread, 1 + space.weight_spread, len(weights))
    weights = weights / weights.sum()
    low, high = space.event_weight_factor
    least, most = (float(np.log(factor)) for factor in space.dispersion_factor)
    return rescaled(
        replace(
            edition,
            tau=float(random.choice(space.taus)),
            dimensions=tuple(replace(d, weight=float(w)) for d, w in zip(edition.dimensions, weights, strict=True)),
            items=tuple(
                replace(
                    item,
                    event_weight=min(item.event_weight * float(random.uniform(low, high)), 1.0),
                    dispersion=_within(item.kind, item.dispersion * float(np.exp(random.uniform(least, most)))),
                )
                for item in edition.items
            ),
        )
    )


def _within(kind: str, dispersion: float) -> float:
    return dispersion if kind == "cnt" else min(dispersion, 0.9)


def rescaled(edition: Edition) -> Edition:
    """`edition` with the scale of its own reference population, so that 12.5 points stay one standard deviation."""
    loadings, weights = ([getattr(part, name) for part in edition.dimensions] for name in ("loading", "weight"))
    spread, mean = reference_scale(loadings, weights, edition.tau, 20_000, edition.scale.seed)
    return replace(edition, scale=replace(edition.scale, sigma_ref=spread, ref_mean=mean))
