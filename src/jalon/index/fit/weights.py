"""Weights learned from later results: non-negative, drawn to the expert prior, none above the cap, rounded.

Outcome model on the calibration members only: later results ~ negative binomial with mean exp(a + b w'theta), w on the
simplex, b >= 0, plus a ridge kappa |w - w0|^2 toward the expert prior w0. Result = contracts + .25 meetings, later.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.edition_rules import MAX_WEIGHT
from jalon.index.fit.numerics import digamma, log_gamma, minimise_on_simplex
from jalon.index.parameters import Floats

KAPPA = 3.0
MEETING_WORTH = 0.25
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Learned:
    """`weights` (K,) as published; `raw` before rounding; `slope` b and `spread` of the outcome model."""

    weights: Floats
    raw: Floats
    slope: float
    spread: float


def learn_weights(abilities: Floats, results: Floats, expert: Floats, kappa: float = KAPPA) -> Learned:
    """Weights from abilities (M, K) and later results (M,), drawn to `expert` (K,)."""
    size = abilities.shape[1]

    def loss(vector: Floats) -> tuple[float, Floats]:
        weights, level, slope, spread = vector[:size], float(vector[-3]), float(vector[-2]), float(vector[-1])
        one: Floats = abilities @ weights
        value, by_eta, by_spread = _negative_binomial(results, level + slope * one, spread)
        many, away = len(results), weights - expert
        rest = np.array([by_eta.sum(), by_eta @ one, by_spread])
        gradient = np.concatenate([2 * kappa * away - slope * (abilities.T @ by_eta) / many, -rest / many])
        return kappa * float(away @ away) - value / many, gradient

    start = np.concatenate([expert, [np.log(results.mean() + 1e-6), 1.0, 0.0]])
    bounds = [(0.0, MAX_WEIGHT)] * size + [(-20.0, 20.0), (0.0, 10.0), (-5.0, 4.0)]
    found = minimise_on_simplex(loss, start, bounds, size)
    return Learned(rounded(found[:size]), found[:size], float(found[size + 1]), float(np.exp(found[size + 2])))


def rounded(weights: Floats, decimals: int = DECIMALS, cap: float = MAX_WEIGHT) -> Floats:
    """Rounded so that they still add to 1: what is over or short goes, a unit at a time, where rounding took most,
    never above the cap nor below 0.
    """
    unit = 10.0**-decimals
    units, limit = np.round(np.clip(weights, 0.0, cap) / unit), np.round(cap / unit)
    while (short := round(1.0 / unit) - int(units.sum())) != 0:
        step = 1 if short > 0 else -1
        room = units < limit if step > 0 else units > 0
        lost = np.where(room, step * (weights / unit - units), -np.inf)
        units[int(np.argmax(lost))] += step
    return np.round(units * unit, decimals)


def _negative_binomial(y: Floats, eta: Floats, spread: float) -> tuple[float, Floats, float]:
    """Log-likelihood, its derivative by eta (M,) and by log f, summed."""
    size, mu = np.exp(-spread), np.exp(np.clip(eta, -30.0, 30.0))
    both = size + mu
    value = y * np.log(mu) - (y + size) * np.log(both) + size * np.log(size) + log_gamma(y + size) - log_gamma(size)
    by_size = digamma(y + size) - digamma(np.full_like(y, size)) + np.log(size) + 1 - np.log(both) - (y + size) / both
    return float(value.sum()), (y - mu) * size / both, float(-size * by_size.sum())
