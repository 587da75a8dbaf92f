"""Members of an edition's own world: abilities from its prior, evidence from its likelihoods, at full event weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from jalon.index import Edition, Totals
from jalon.index.parameters import Floats, Parameters, parameters


def full_weights(edition: Edition) -> Edition:
    """`edition` with every event counted in full: here each item's evidence is drawn by itself."""
    return replace(edition, items=tuple(replace(item, event_weight=1.0) for item in edition.items))


def draw_abilities(edition: Edition, random: np.random.Generator, size: int) -> Floats:
    """Abilities (M, K)."""
    load = parameters(edition).prior_loading[:, 0]
    own = random.standard_normal((size, len(load))) * np.sqrt(1 - load**2)
    return random.standard_normal((size, 1)) * load + own


def draw_totals(edition: Edition, random: np.random.Generator, theta: Floats) -> Totals:
    """Evidence of these members at .3 to 3 times the reference opportunities."""
    p, shape = parameters(edition), (len(theta), len(edition.items))
    reference = np.array([[item.reference_exposure for item in edition.items]])
    e = reference * np.exp(random.uniform(np.log(0.3), np.log(3), shape))
    rates = np.concatenate([p.binary, p.graded])
    e[:, rates] = np.ceil(e[:, rates])
    eta = p.alpha.T + p.loading.T * theta[:, p.dimension]
    y, stages = np.zeros(shape), np.zeros((len(theta), len(p.stage_scores)))
    for row in p.count:
        f = float(p.dispersion[row, 0])
        y[:, row] = random.poisson(e[:, row] * np.exp(eta[:, row]) * random.gamma(1 / f, f, len(theta)))
    for row in p.binary:
        y[:, row] = random.binomial(e[:, row].astype(int), _between(random, p, row, 1 / (1 + np.exp(-eta[:, row]))))
    for row in p.graded:
        stages = _stages(random, p, int(row), eta[:, row], e[:, row])
    return Totals(y, e, stages, np.ones(shape))


def _between(random: np.random.Generator, p: Parameters, row: int, mean: Floats) -> Floats:
    rho = float(p.dispersion[row, 0])
    return random.beta(mean * (1 - rho) / rho, (1 - mean) * (1 - rho) / rho) if rho > 0 else mean


def _stages(random: np.random.Generator, p: Parameters, row: int, eta: Floats, e: Floats) -> Floats:
    odds = np.exp(p.stage_scores[:, 0] * eta[:, None] + p.stage_thresholds[:, 0])
    share = odds / odds.sum(axis=1, keepdims=True)
    rho = float(p.dispersion[row, 0])
    if rho > 0:
        shape: Floats = np.maximum(share * (1 - rho) / rho, 1e-9)
        drawn: Floats = random.standard_gamma(shape)
        share = drawn / drawn.sum(axis=1, keepdims=True)
    return random.multinomial(e.astype(int), share).astype(np.float64)
