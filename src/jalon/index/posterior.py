"""The posterior of the abilities: mode by damped Newton, covariance as the inverse of the observed Hessian.

Prior theta ~ N(0, R), R = l l' + diag(1 - l^2). With d = 1/(1 - l^2), v = l d, gamma = 1/(1 + sum l v):
R^-1 = diag(d) - gamma v v' has no positive entry off its diagonal (an M-matrix), and adding the items' curvatures to
the diagonal keeps it so: the inverse has no negative entry, and evidence that lifts one ability lifts them all.
Diagonal plus rank one is solved in closed form (Sherman & Morrison, 1950), elementwise, so that a member's figures
do not depend on who else is scored.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.errors import JalonError
from jalon.index.likelihood import slopes
from jalon.index.parameters import Floats, Parameters
from jalon.index.totals import Evidence

MAX_STEPS = 40
_FINE = 1e-9
_OVERSHOT = -0.9
_STILL_FAR = 0.25


@dataclass(frozen=True, slots=True)
class Posterior:
    """`theta` (K, M) the mode, `covariance` (K, K, M), `steps` (M,) evaluations that each member needed."""

    theta: Floats
    covariance: Floats
    steps: Floats


@dataclass(frozen=True, slots=True)
class Prior:
    """The precision of the prior: diagonal (K, 1) less gamma v v'."""

    diagonal: Floats
    vector: Floats
    gamma: Floats


def prior_of(p: Parameters) -> Prior:
    """The precision of the prior of `p`."""
    diagonal = 1.0 / (1.0 - p.prior_loading**2)
    vector = p.prior_loading * diagonal
    return Prior(diagonal, vector, 1.0 / (1.0 + (p.prior_loading * vector).sum(axis=0)))


def by_dimension(p: Parameters, per_item: Floats) -> Floats:
    """Sums (K, M) of a figure per item (J, M) over the items of each dimension."""
    total = np.zeros((len(p.weights), per_item.shape[1]))
    for row, dimension in enumerate(p.dimension):
        total[dimension] += per_item[row]
    return total


def posterior(p: Parameters, evidence: Evidence) -> Posterior:
    """Mode and covariance for every member. Raises JalonError if a mode is not found in 40 steps."""
    prior = prior_of(p)
    theta, steps = _mode(p, prior, evidence)
    curvature = by_dimension(p, slopes(p, evidence, theta).curvature)
    return Posterior(theta, covariance(prior, curvature), steps)


def covariance(prior: Prior, curvature: Floats) -> Floats:
    """Inverse (K, K, M) of the prior precision plus diag(curvature (K, M)); no entry is negative."""
    shrink, lift = _factors(prior, curvature)
    outer = lift[:, None] * lift[None, :] * (prior.gamma / _remainder(prior, lift))
    diagonal = np.arange(len(shrink))
    outer[diagonal, diagonal] += shrink
    return outer


def solve(prior: Prior, curvature: Floats, gradient: Floats) -> Floats:
    """(R^-1 + diag(curvature))^-1 gradient, all (K, M)."""
    shrink, lift = _factors(prior, curvature)
    common = (lift * gradient).sum(axis=0) * (prior.gamma / _remainder(prior, lift))
    return shrink * gradient + lift * common


def _factors(prior: Prior, curvature: Floats) -> tuple[Floats, Floats]:
    shrink = 1.0 / (prior.diagonal + curvature)
    return shrink, shrink * prior.vector


def _remainder(prior: Prior, lift: Floats) -> Floats:
    return 1.0 - prior.gamma * (prior.vector * lift).sum(axis=0)


def _mode(p: Parameters, prior: Prior, evidence: Evidence) -> tuple[Floats, Floats]:
    """Newton from 0. A step is at most 1 long, twice as long after each that was far too short, and is cut back by
    a secant when the slope along it turns sharply: concavity makes this safe without objective values.
    """
    members = evidence.y.shape[1]
    theta, radius = np.zeros((len(p.weights), members)), np.ones(members)
    gradient, curvature = _gradient(p, prior, evidence, theta)
    step = _bounded(solve(prior, curvature, gradient), radius)
    active, steps = np.ones(members, dtype=bool), np.ones(members)
    for _ in range(MAX_STEPS):
        last = active & (np.abs(step).max(axis=0) < _FINE)
        theta += np.where(last, step, 0.0)
        active &= ~last
        if not active.any():
            return theta, steps
        steps += active
        trial = theta + np.where(active, step, 0.0)
        here = (gradient * step).sum(axis=0)
        new_gradient, curvature = _gradient(p, prior, evidence, trial)
        there = (new_gradient * step).sum(axis=0)
        taken = active & (there >= _OVERSHOT * here)
        theta, gradient = np.where(taken, trial, theta), np.where(taken, new_gradient, gradient)
        cut = step * _secant(here, there)
        radius = np.where(taken & (there > _STILL_FAR * here), 2.0 * radius, radius)
        radius = np.where(taken | ~active, radius, np.abs(cut).max(axis=0))
        step = np.where(taken, _bounded(solve(prior, curvature, gradient), radius), cut)
    raise JalonError("A posterior mode was not found in 40 steps.", "Check the evidence totals of this member.")


def _gradient(p: Parameters, prior: Prior, evidence: Evidence, theta: Floats) -> tuple[Floats, Floats]:
    terms = slopes(p, evidence, theta)
    pull = prior.diagonal * theta - prior.vector * (prior.gamma * (prior.vector * theta).sum(axis=0))
    return by_dimension(p, terms.slope) - pull, by_dimension(p, terms.curvature)


def _bounded(step: Floats, radius: Floats) -> Floats:
    longest = np.abs(step).max(axis=0)
    # a member already at his mode has neither step nor radius: 0/0 must stay 0
    return step * (radius / np.maximum(np.maximum(longest, radius), 1e-300))


def _secant(here: Floats, there: Floats) -> Floats:
    """Where the slope along the step vanishes if it is linear, as a share of the step, within 0.05 and 0.6."""
    return np.clip(here / np.maximum(here - there, 1e-300), 0.05, 0.6)
