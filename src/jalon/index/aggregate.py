"""From abilities to one number: the exponential soft-min, translation equivariant and only partly compensatory.

A(theta) = -tau log sum_k w_k exp(-theta_k/tau); its gradient pi_k = w_k exp(-theta_k/tau)/sum are the effective
weights. tau -> infinity is the weighted mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.parameters import Floats


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`value` (M,), `linear` (M,) the weighted mean, `effective` (K, M) the gradient of `value`."""

    value: Floats
    linear: Floats
    effective: Floats


def aggregate(theta: Floats, weights: Floats, inverse_tau: Floats) -> Aggregate:
    """The soft-min of `theta` (K, M) with `weights` (K, 1 or M); `inverse_tau` (1 or M) 0 is the weighted mean."""
    linear: Floats = (weights * theta).sum(axis=0)
    lowest = theta.min(axis=0)
    pull = weights * np.exp(-(theta - lowest) * inverse_tau)
    total = pull.sum(axis=0)
    curved = inverse_tau > 0
    soft: Floats = lowest - np.log(total) / np.where(curved, inverse_tau, 1.0)
    return Aggregate(np.where(curved, soft, linear), linear, pull / total)


def quadratic(vector: Floats, covariance: Floats) -> Floats:
    """vector' covariance vector per member: (K, M), (K, K, M) -> (M,)."""
    return (vector * (covariance * vector[None, :]).sum(axis=1)).sum(axis=0)
