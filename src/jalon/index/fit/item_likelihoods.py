"""Proper likelihoods of an item over a grid of abilities, with derivatives, for the fit of an edition.

Scoring tempers a rate's likelihood by 1 + (e-1) rho and needs no normalising constant. To learn rho the constant
matters, so the fit uses the distributions with the same mean and variance:
    bin  beta-binomial, intraclass correlation rho (Skellam, 1948)
    cnt  negative binomial, var = mu + f mu^2
    grd  Dirichlet-multinomial around the partial credit model, correlation rho (Mosimann, 1962)
All arrays (M, Q): members by nodes. `spread` is log f for cnt and log((1-rho)/rho) for the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.fit.numerics import digamma, log_gamma
from jalon.index.parameters import Floats


@dataclass(frozen=True, slots=True)
class Curve:
    """Log-likelihood and its derivatives by eta and by `spread`, (M, Q); by the thresholds, (R, M, Q), for grd."""

    value: Floats
    by_eta: Floats
    by_spread: Floats
    by_threshold: Floats | None = None


def count_curve(y: Floats, e: Floats, eta: Floats, spread: float) -> Curve:
    """Negative binomial; y, e (M, 1), eta (1, Q). Members without exposure say nothing."""
    seen, size = e > 0, np.exp(-spread)
    mu = np.where(seen, e, 1.0) * np.exp(eta)
    both = size + mu
    log_both = np.log(both)
    value = y * np.log(mu) - (y + size) * log_both + size * np.log(size) + log_gamma(y + size) - log_gamma(size)
    by_size = digamma(y + size) - digamma(size) + np.log(size) + 1.0 - log_both - (y + size) / both
    return Curve(value * seen, (y - mu) * (size / both) * seen, -size * by_size * seen)


def rate_curve(y: Floats, e: Floats, eta: Floats, spread: float) -> Curve:
    """Beta-binomial; y, e (M, 1), eta (1, Q)."""
    size = np.exp(spread)
    p = 1.0 / (1.0 + np.exp(-eta))
    a, b = size * p, size * (1.0 - p)
    value = (
        log_gamma(y + a) - log_gamma(a) + log_gamma(e - y + b) - log_gamma(b) - log_gamma(e + size) + log_gamma(size)
    )
    up, down = digamma(y + a) - digamma(a), digamma(e - y + b) - digamma(b)
    by_size = p * up + (1.0 - p) * down - digamma(e + size) + digamma(size)
    return Curve(value, size * (up - down) * p * (1.0 - p), size * by_size)


def graded_curve(stages: Floats, scores: Floats, thresholds: Floats, eta: Floats, spread: float) -> Curve:
    """Dirichlet-multinomial; stages (M, R), scores and thresholds (R,), eta (1, Q). Derivatives by every threshold."""
    size = np.exp(spread)
    exponent = scores[:, None] * eta[0] + thresholds[:, None]
    share = np.exp(exponent - exponent.max(axis=0))
    share = np.maximum(share / share.sum(axis=0), 1e-12)
    n = stages.sum(axis=1)[:, None]
    value, slopes = np.zeros((len(stages), eta.shape[1])), np.empty((len(scores), len(stages), eta.shape[1]))
    for r in range(len(scores)):
        a = size * share[r]
        value += log_gamma(stages[:, [r]] + a) - log_gamma(a)
        slopes[r] = digamma(stages[:, [r]] + a) - digamma(a)
    value += log_gamma(size) - log_gamma(n + size)
    # d share_r / d threshold_t = share_r (1[r = t] - share_t)
    weighted = slopes * share[:, None, :]
    whole = weighted.sum(axis=0)
    by_threshold = size * (weighted - share[:, None, :] * whole)
    by_eta = (scores[:, None, None] * by_threshold).sum(axis=0)
    by_size = whole + digamma(size) - digamma(n + size)
    return Curve(value, by_eta, size * by_size, by_threshold)
