"""The three likelihoods of an item and their derivatives, all concave in the ability of its dimension.

With eta = alpha + loading * theta:
    bin  tempered binomial: weight/(1+(e-1) rho) * [y eta - e log(1 + exp eta)]
    cnt  negative binomial, mu = e exp(eta), var = mu + f mu^2, times weight (Cameron & Trivedi, 1986)
    grd  partial credit with published stage scores, P(r) ~ exp(S_r eta + c_r), tempered like bin (Masters, 1982)
With y the sum of stage scores, `grd` is `bin` with the mean stage score in place of the probability, so both
share one form: slope = weight (y - e m(eta)) / D, D = 1 + (e-1) rho.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.parameters import Floats, Parameters
from jalon.index.totals import Evidence

_BOUND = 300.0


@dataclass(frozen=True, slots=True)
class Slopes:
    """Per item and member (J, M), masked: `slope` d log L / d theta, `curvature` -d2 log L / d theta2 >= 0."""

    slope: Floats
    curvature: Floats


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How the slope of an item moves (J, M): `event` with one more success, `exposure` with one more opportunity,
    `presence` with its mask, `held` with one more opportunity while the tempering is held (what a stage is measured
    from). `event` > 0 and `exposure` < 0 wherever the item is present: the two laws.
    """

    event: Floats
    exposure: Floats
    presence: Floats
    held: Floats


@dataclass(frozen=True, slots=True)
class _Moments:
    """At theta: expected success per opportunity (`mean`: probability, stage score or rate) and its variance."""

    mean: Floats
    variance: Floats


def slopes(p: Parameters, evidence: Evidence, theta: Floats) -> Slopes:
    """First and second derivatives of every item's log-likelihood at `theta` (K, M)."""
    moments = _moments(p, theta)
    y, e, weight = evidence.y, evidence.e, evidence.mask * p.event_weight
    tempering = _tempering(p, e)
    slope = (y - e * moments.mean) / tempering
    curvature = e * moments.variance / tempering
    _counts(p, evidence, moments, slope, curvature)
    return Slopes(slope * weight * p.loading, curvature * weight * p.loading**2)


def skews(p: Parameters, evidence: Evidence, theta: Floats) -> Floats:
    """Third derivatives d3 log L / d theta3 of every item (J, M) at `theta` (K, M): minus what its curvature gains."""
    moments = _moments(p, theta)
    mean, variance = moments.mean, moments.variance
    third = variance * (1.0 - 2.0 * mean)
    if len(p.graded):
        shares = _stage_shares(p, (p.alpha + p.loading * theta[p.dimension])[p.graded])
        third[p.graded] = ((p.stage_scores[:, None] - mean[p.graded]) ** 3 * shares).sum(axis=0)
    found = -evidence.e * third / _tempering(p, evidence.e)
    rows, f = p.count, p.dispersion[p.count]
    mu = evidence.e[rows] * mean[rows]
    found[rows] = -mu * (1.0 + f * evidence.y[rows]) * (1.0 - f * mu) / (1.0 + f * mu) ** 3
    return found * evidence.mask * p.event_weight * p.loading**3


def sensitivity(p: Parameters, evidence: Evidence, theta: Floats) -> Sensitivity:
    """Derivatives of every item's slope by its evidence, at `theta` (K, M)."""
    mean = _moments(p, theta).mean
    y, e, rho = evidence.y, evidence.e, p.dispersion
    tempering = _tempering(p, e)
    event = np.broadcast_to(1.0 / tempering, mean.shape).copy()
    exposure = -(mean * (1.0 - rho) + rho * y) / tempering**2
    presence = (y - e * mean) / tempering
    rows = p.count
    spread = 1.0 + rho[rows] * e[rows] * mean[rows]
    event[rows] = 1.0 / spread
    exposure[rows] = -(mean[rows] / spread) * ((1.0 + rho[rows] * y[rows]) / spread)
    presence[rows] = (y[rows] - e[rows] * mean[rows]) / spread
    scale = p.event_weight * p.loading
    present = scale * evidence.mask
    return Sensitivity(event * present, exposure * present, presence * scale, -mean * event * present)


def expected_information(p: Parameters, exposure: Floats, theta: Floats) -> Floats:
    """Fisher information on theta (J, M) that `exposure` (J, M) opportunities are expected to bring at `theta`."""
    moments = _moments(p, theta)
    information = exposure * moments.variance / _tempering(p, exposure)
    mu = exposure[p.count] * moments.mean[p.count]
    information[p.count] = mu / (1.0 + p.dispersion[p.count] * mu)
    return information * p.event_weight * p.loading**2


def event_variance(p: Parameters, first: Evidence, last: Evidence, theta: Floats) -> Floats:
    """Variance (J, M) that luck gives to the successes gained from `first` to `last`, at abilities `theta` (K, M).

    The likelihood's own variance of the new opportunities, but at least that of the events themselves: counts as
    Poisson, successes as Bernoulli, a counterpart's climb as the whole of the stage scores it passed.
    """
    moments = _moments(p, theta)
    events, exposure = np.abs(last.y - first.y), np.abs(last.e - first.e)
    spread = exposure * moments.variance * (1.0 + np.maximum(exposure - 1.0, 0.0) * p.dispersion)
    least = events * (1.0 - np.minimum(moments.mean, 1.0))
    mu = (exposure * moments.mean)[p.count]
    spread[p.count], least[p.count] = mu + p.dispersion[p.count] * mu**2, events[p.count]
    least[p.graded] = _climb_variance(p, first, last)
    return np.maximum(spread, least)


def _climb_variance(p: Parameters, first: Evidence, last: Evidence) -> Floats:
    reached = [np.cumsum(part.stages[::-1], axis=0)[::-1] for part in (first, last)]
    deviation = np.diff(p.stage_scores, axis=0) * np.sqrt(np.abs(reached[1] - reached[0]))[1:]
    return deviation.sum(axis=0) ** 2


def par_events(p: Parameters, evidence: Evidence) -> tuple[Floats, Floats]:
    """Successes (J, M) and counterparts by stage (R, M) of a member at par (theta 0) with the same opportunities."""
    moments = _moments(p, np.zeros((len(p.prior_loading), 1)))
    shares = _stage_shares(p, p.alpha[p.graded])
    return evidence.e * moments.mean, evidence.stages.sum(axis=0) * shares.sum(axis=1)


def _tempering(p: Parameters, exposure: Floats) -> Floats:
    """D = 1 + (e-1) rho of the rates; 1 for counts, whose dispersion has another place."""
    tempering = 1.0 + (exposure - 1.0) * p.dispersion
    tempering[p.count] = 1.0
    return tempering


def _moments(p: Parameters, theta: Floats) -> _Moments:
    # the bound only keeps exp finite on the way to the mode; no mode lies there
    eta = np.clip(p.alpha + p.loading * theta[p.dimension], -_BOUND, _BOUND)
    mean, variance = np.empty_like(eta), np.empty_like(eta)
    mean[p.binary] = 1.0 / (1.0 + np.exp(-eta[p.binary]))
    variance[p.binary] = mean[p.binary] * (1.0 - mean[p.binary])
    mean[p.count] = np.exp(eta[p.count])
    variance[p.count] = mean[p.count]
    if len(p.graded):
        shares = _stage_shares(p, eta[p.graded])
        scores = p.stage_scores[:, None]
        mean[p.graded] = (scores * shares).sum(axis=0)
        variance[p.graded] = ((scores - mean[p.graded]) ** 2 * shares).sum(axis=0)
    return _Moments(mean, variance)


def _stage_shares(p: Parameters, eta: Floats) -> Floats:
    """P(stage) at eta (G, M): shape (R, G, M)."""
    exponent = p.stage_scores[:, None] * eta + p.stage_thresholds[:, None]
    share = np.exp(exponent - exponent.max(axis=0))
    return share / share.sum(axis=0)


def _counts(p: Parameters, evidence: Evidence, moments: _Moments, slope: Floats, curvature: Floats) -> None:
    rows = p.count
    y, mu = evidence.y[rows], evidence.e[rows] * moments.mean[rows]
    spread = 1.0 + p.dispersion[rows] * mu
    slope[rows] = (y - mu) / spread
    curvature[rows] = (mu / spread) * ((1.0 + p.dispersion[rows] * y) / spread)
