"""The score of every member: points, standard error, interval, effective weights, coverage, state, certified figure.

points = 50 + 12.5 A(mode)/sigma_ref. SE = (12.5/sigma_ref) sqrt(pi' V pi). The interval is centred on
points - (12.5/sigma_ref)(1/2 tau)(sum pi_k V_kk - pi' V pi), the second-order correction of a concave aggregate.
An edition may ask for the next order too (`centre_order` 3): the mean of a skewed posterior lies 1/2 V (t o diag V) off
its mode, t the third derivatives of the log-likelihood (Tierney & Kadane, 1986), which adds (12.5/sigma_ref) pi' of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.aggregate import Aggregate, aggregate, quadratic
from jalon.index.certified import certified_points
from jalon.index.edition import HIGHEST_ORDER, Edition, States
from jalon.index.likelihood import expected_information, skews
from jalon.index.parameters import Floats, Parameters, parameters
from jalon.index.posterior import Posterior, by_dimension, covariance, posterior, prior_of
from jalon.index.totals import Evidence, Totals, evidence

ESTABLISHED, PROVISIONAL, NOT_ENOUGH = "established", "provisional", "not_enough"


@dataclass(frozen=True, slots=True)
class Scores:
    """Per member (M,): figures in points unless said. `theta`, `effective_weights`, `dimension_se` (latent units)
    are (M, K), `covariance` (M, K, K). `low` and `high` bound the 90 % interval around `centre`. `coverage` is the
    share of prior uncertainty that the opportunities seen can remove. `balance` >= 0 is already taken off.
    """

    theta: Floats
    covariance: Floats
    points: Floats
    se: Floats
    centre: Floats
    low: Floats
    high: Floats
    balance: Floats
    effective_weights: Floats
    dimension_se: Floats
    coverage: Floats
    certified: Floats
    states: tuple[str, ...]
    se_prior: float
    steps: Floats


def score_members(edition: Edition, totals: Totals) -> Scores:
    """The scores of M members, each a pure function of the edition and of his own totals."""
    p = parameters(edition)
    seen = evidence(p, totals)
    found = posterior(p, seen)
    whole = aggregate(found.theta, p.weights, p.inverse_tau)
    se = standard_error(p, whole, found)
    points = points_of(p, whole)
    centre = points - _correction(p, whole, found)
    if edition.scale.centre_order == HIGHEST_ORDER:
        centre = centre + _skewed(p, seen, whole, found)
    margin = edition.scale.quantile * se
    return Scores(
        theta=found.theta.T,
        covariance=np.moveaxis(found.covariance, 2, 0),
        points=points,
        se=se,
        centre=centre,
        low=centre - margin,
        high=centre + margin,
        balance=p.points_per_unit * (whole.linear - whole.value),
        effective_weights=whole.effective.T,
        dimension_se=np.sqrt(_diagonal(found.covariance)).T,
        coverage=coverage(p, seen),
        certified=certified_points(edition, p, seen, found, whole, points, se),
        states=tuple(state(edition.states, figure) for figure in se),
        se_prior=prior_standard_error(p),
        steps=found.steps,
    )


def points_of(p: Parameters, whole: Aggregate) -> Floats:
    """Points (M,) of an aggregate."""
    return p.par_points + p.points_per_unit * whole.value


def standard_error(p: Parameters, whole: Aggregate, found: Posterior) -> Floats:
    """Standard error of the points (M,)."""
    return p.points_per_unit * np.sqrt(quadratic(whole.effective, found.covariance))


def prior_standard_error(p: Parameters) -> float:
    """Standard error, in points, of a member of whom nothing is known."""
    unknown = covariance(prior_of(p), np.zeros((len(p.weights), 1)))
    return float((p.points_per_unit * np.sqrt(quadratic(p.weights, unknown)))[0])


def coverage(p: Parameters, seen: Evidence) -> Floats:
    """1 - SE^2/SE_prior^2 (M,), both taken at par, where it depends on the opportunities seen and not on how well
    they went: so it falls strictly whenever a source that brought any is removed.
    """
    information = expected_information(p, seen.e, np.zeros((len(p.weights), 1))) * seen.mask
    left = covariance(prior_of(p), by_dimension(p, information))
    weights = np.broadcast_to(p.weights, (len(p.weights), seen.y.shape[1]))
    return 1.0 - p.points_per_unit**2 * quadratic(weights, left) / prior_standard_error(p) ** 2


def state(states: States, se: float) -> str:
    """established, provisional or not_enough, by the standard error in points."""
    if se <= states.established_se:
        return ESTABLISHED
    return PROVISIONAL if se <= states.provisional_se else NOT_ENOUGH


def _correction(p: Parameters, whole: Aggregate, found: Posterior) -> Floats:
    spread = (whole.effective * _diagonal(found.covariance)).sum(axis=0)
    return p.points_per_unit * 0.5 * p.inverse_tau * (spread - quadratic(whole.effective, found.covariance))


def _skewed(p: Parameters, seen: Evidence, whole: Aggregate, found: Posterior) -> Floats:
    third = by_dimension(p, skews(p, seen, found.theta)) * _diagonal(found.covariance)
    shift = 0.5 * (found.covariance * third[None, :]).sum(axis=1)
    return p.points_per_unit * (whole.effective * shift).sum(axis=0)


def _diagonal(matrix: Floats) -> Floats:
    return np.stack([matrix[k, k] for k in range(len(matrix))])
