"""The marginal likelihood of the one-factor model, exact to quadrature, and its derivatives.

Given the common factor g the dimensions are independent, so the integral over six abilities is one over g of a product
of integrals over one ability each: dimension reduction (Gibbons & Hedeker, 1992). Nodes are evenly spaced, which for
smooth, bell-shaped integrands beats any rule of the same size (Trefethen & Weideman, 2014).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.parameters import Floats

ABILITY = np.linspace(-5.5, 5.5, 45)
COMMON = np.linspace(-4.8, 4.8, 33)


@dataclass(frozen=True, slots=True)
class Marginal:
    """`value` (M,) log-likelihood of each member; `by_ability` (K, M, Q) posterior of each dimension over the nodes;
    `by_loading` (K,) derivative of the sum by the prior loadings.
    """

    value: Floats
    by_ability: Floats
    by_loading: Floats


def marginal(log_likelihood: Floats, loadings: Floats) -> Marginal:
    """From the log-likelihood of each dimension's items at the nodes, (K, M, Q), and the prior loadings (K,)."""
    top = log_likelihood.max(axis=2, keepdims=True)
    likelihood = np.exp(log_likelihood - top)
    prior, slope = _conditional(loadings)
    by_common = np.matmul(likelihood, prior)
    log_common = np.log(np.maximum(by_common, 1e-290))
    joint = log_common.sum(axis=0) + _log_density(COMMON)
    peak = joint.max(axis=1, keepdims=True)
    weight = np.exp(joint - peak)
    total = weight.sum(axis=1, keepdims=True)
    value = (np.log(total) + peak)[:, 0] + top.sum(axis=0)[:, 0]
    pull = (weight / total) / np.maximum(by_common, 1e-290)
    by_ability = likelihood * np.matmul(pull, prior.transpose(0, 2, 1))
    crossed = np.matmul(likelihood.transpose(0, 2, 1), pull)
    return Marginal(value, by_ability, (crossed * prior * slope).sum(axis=(1, 2)))


def _conditional(loadings: Floats) -> tuple[Floats, Floats]:
    """Density of an ability at its nodes given the common factor, times the step, (K, Q, G), and d log density / dl."""
    load = loadings[:, None, None]
    rest = 1.0 - load**2
    away = ABILITY[None, :, None] - load * COMMON[None, None, :]
    step = ABILITY[1] - ABILITY[0]
    density = step * np.exp(-0.5 * away**2 / rest) / np.sqrt(2.0 * np.pi * rest)
    return density, load / rest + COMMON * away / rest - load * away**2 / rest**2


def _log_density(nodes: Floats) -> Floats:
    step = nodes[1] - nodes[0]
    return -0.5 * nodes**2 + np.log(step / np.sqrt(2.0 * np.pi))
