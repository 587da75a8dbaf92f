"""What changed between two dates, split exactly into causes, and the chance that it is more than luck.

Three bodies of evidence of one member: `before` as it stood at the earlier date, `aged` the same rows weighed at the
later date, `now`. before -> aged is ageing; aged -> now is shared among the items along the path (`path`), so an item
with no new evidence has no part; sources that came or went are coverage; the soft-min's balance line closes the sum.

The chance that the change is real. Ageing evidence by a half-life is the same as letting the ability drift while its
posterior widens from SE_before to SE_aged (discount models: West & Harrison, 1997). The error of the shown difference
is then SE^2 = SE_before^2 + SE_now^2 - 2 SE_before^2 SE_now^2 / SE_aged^2. Because old evidence still weighs in both
scores, the difference shown lags behind the true one: the chance concerns its sign, not its size.

An item's interval is what luck alone puts into its new evidence: its worth per success times the standard deviation
of that evidence under its own likelihood, never below one standard deviation of the events themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np

from jalon.index.aggregate import aggregate, quadratic
from jalon.index.edition import Edition
from jalon.index.likelihood import event_variance
from jalon.index.parameters import Floats, Parameters, parameters
from jalon.index.path import Split, split
from jalon.index.pillars import pillar_scores
from jalon.index.score import Scores, score_members
from jalon.index.totals import Evidence, Totals, evidence, stack

BEFORE, AGED, NOW = 0, 1, 2
AGEING, BALANCE, COVERAGE = "ageing", "balance", "coverage"
SURE, LIKELY, NOISE = "sure", "likely", "noise"


@dataclass(frozen=True, slots=True)
class Cause:
    """A part of the change in points, its 90 % interval, and sure, likely or noise. `code`: item or ageing, balance,
    coverage.
    """

    code: str
    points: float
    low: float
    high: float
    certainty: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of two figures in points, its 90 % interval, and the chance (0.5 to 1) that its sign is real."""

    points: float
    low: float
    high: float
    chance: float


@dataclass(frozen=True, slots=True)
class ChangeSplit:
    """The change of the score; the `points` of `causes` add up to it. `pillars` in the order of the edition."""

    points: float
    low: float
    high: float
    chance: float
    causes: tuple[Cause, ...]
    pillars: tuple[Difference, ...]


def change_between(edition: Edition, before: Totals, aged: Totals, now: Totals) -> ChangeSplit:
    """The change of one member from `before` to `now`; `aged` is the evidence of `before` weighed at the later date."""
    p = parameters(edition)
    totals = stack([before, aged, now])
    scores, seen = score_members(edition, totals), evidence(p, totals)
    whole = _difference(edition, scores.points, scores.se)
    linear = p.points_per_unit * (p.weights[:, 0] * scores.theta).sum(axis=1)
    first, last = (seen.members(np.array([moment])) for moment in (AGED, NOW))
    shares = split(p, first, last)
    causes = (
        *_items(edition, p, first, last, shares, scores),
        _coverage(edition, first, last, shares, scores),
        _cause(edition, AGEING, float(linear[AGED] - linear[BEFORE]), 0.0),
        _balance(edition, p, scores),
    )
    return ChangeSplit(whole.points, whole.low, whole.high, whole.chance, causes, _pillars(edition, totals, scores))


def chance_of(points: float, se: float) -> float:
    """The chance (0.5 to 1) that a normal figure has the sign that it shows."""
    if se <= 0:
        return 1.0 if points else 0.5
    return 0.5 * (1.0 + erf(abs(points) / se / sqrt(2.0)))


def _difference(edition: Edition, points: Floats, se: Floats) -> Difference:
    moved, error = float(points[NOW] - points[BEFORE]), _error(se)
    margin = edition.scale.quantile * error
    return Difference(moved, moved - margin, moved + margin, chance_of(moved, error))


def _error(se: Floats) -> float:
    """Standard error of now less before, from those of before, aged and now."""
    before, now = float(se[BEFORE]) ** 2, float(se[NOW]) ** 2
    # where an outlier aged out of sight the aged posterior may be the narrower one: then nothing drifted
    aged = max(float(se[AGED]) ** 2, before, now)
    return sqrt(max(before + now - 2.0 * before * now / aged, 0.0)) if aged else 0.0


def _pillars(edition: Edition, totals: Totals, scores: Scores) -> tuple[Difference, ...]:
    shown = pillar_scores(edition, totals, scores)
    return tuple(_difference(edition, shown.points[:, k], shown.se[:, k]) for k in range(len(edition.pillars)))


def _items(
    edition: Edition, p: Parameters, first: Evidence, last: Evidence, shares: Split, scores: Scores
) -> list[Cause]:
    theta = scores.theta[NOW][:, None]
    luck = np.abs(shares.event) * np.sqrt(event_variance(p, first, last, theta))
    stayed = (first.mask == last.mask)[:, 0]
    return [
        _cause(edition, item.code, float(shares.by_evidence[row, 0]), float(luck[row, 0]))
        for row, item in enumerate(edition.items)
        if stayed[row] and last.mask[row, 0]
    ]


def _coverage(edition: Edition, first: Evidence, last: Evidence, shares: Split, scores: Scores) -> Cause:
    moved = first.mask != last.mask
    points = float(((shares.by_evidence + shares.by_presence) * moved).sum())
    # what newly seen sources are expected to move the estimate of somebody who has not changed
    learnt = float(scores.se[AGED] ** 2 - scores.se[NOW] ** 2)
    return _cause(edition, COVERAGE, points, sqrt(max(learnt, 0.0)) if moved.any() else 0.0)


def _balance(edition: Edition, p: Parameters, scores: Scores) -> Cause:
    whole = aggregate(scores.theta.T, p.weights, p.inverse_tau)
    slope = p.points_per_unit * (p.weights - whole.effective)
    se = np.sqrt(quadratic(slope, np.moveaxis(scores.covariance, 0, 2)))
    return _cause(edition, BALANCE, float(scores.balance[BEFORE] - scores.balance[NOW]), _error(se))


def _cause(edition: Edition, code: str, points: float, se: float) -> Cause:
    margin = edition.scale.quantile * se
    return Cause(code, points, points - margin, points + margin, certainty(edition, chance_of(points, se)))


def certainty(edition: Edition, chance: float) -> str:
    """sure, likely or noise, by the thresholds that the edition publishes."""
    if chance >= edition.states.sure:
        return SURE
    return LIKELY if chance >= edition.states.likely else NOISE
