"""Members in few words: at par, typical of an ability, random; on the current edition unless said."""

from __future__ import annotations

import numpy as np

from jalon.index import Edition, Totals, load_edition
from jalon.index.likelihood import par_events
from jalon.index.parameters import parameters
from jalon.index.totals import Evidence

EDITION = load_edition()
GRADED = EDITION.row("outreach_graded")


def par_member(edition: Edition = EDITION, volume: float = 1.0) -> Totals:
    """Every source given, `volume` times the median opportunities, and exactly what par brings."""
    p = parameters(edition)
    e = volume * np.array([[item.reference_exposure] for item in edition.items])
    stages = np.zeros((len(p.stage_scores), 1))
    stages[0] = e[p.graded].sum(axis=0)
    y, by_stage = par_events(p, Evidence(np.zeros_like(e), e, np.ones_like(e), stages))
    return Totals(y.T, e.T, by_stage.T, np.ones_like(e.T))


def with_events(totals: Totals, code: str, extra: float, edition: Edition = EDITION) -> Totals:
    """The same member with `extra` more successes of one item."""
    y = totals.y.copy()
    y[:, edition.row(code)] += extra
    return Totals(y, totals.e, totals.stages, totals.mask)


def without(totals: Totals, *codes: str, edition: Edition = EDITION) -> Totals:
    """The same member, the sources of these items not given."""
    mask = totals.mask.copy()
    mask[:, [edition.row(code) for code in codes]] = 0.0
    return Totals(totals.y, totals.e, totals.stages, mask)


def random_members(seed: int, members: int, edition: Edition = EDITION) -> Totals:
    """Members drawn from the edition's own world: abilities from the prior, evidence from the likelihoods."""
    random, p = np.random.default_rng(seed), parameters(edition)
    load = p.prior_loading[:, 0]
    common = random.standard_normal((members, 1))
    theta = common * load + random.standard_normal((members, len(load))) * np.sqrt(1 - load**2)
    return draw_evidence(random, edition, theta)


def draw_evidence(random: np.random.Generator, edition: Edition, theta: np.ndarray) -> Totals:
    """Evidence of members with these abilities (M, K) at .3 to 3 times the median opportunities."""
    p, members = parameters(edition), len(theta)
    e = np.array([[i.reference_exposure for i in edition.items]]) * np.exp(
        random.uniform(np.log(0.3), np.log(3), (members, len(edition.items)))
    )
    rates = np.concatenate([p.binary, p.graded])
    e[:, rates] = np.ceil(e[:, rates])
    eta = p.alpha.T + p.loading.T * theta[:, p.dimension]
    y, stages = np.zeros_like(e), np.zeros((members, len(p.stage_scores)))
    for row in p.count:
        frailty = random.gamma(1 / p.dispersion[row], p.dispersion[row], members)
        y[:, row] = random.poisson(e[:, row] * np.exp(eta[:, row]) * frailty)
    for row in p.binary:
        y[:, row] = random.binomial(e[:, row].astype(int), _between(random, 1 / (1 + np.exp(-eta[:, row])), p, row))
    for row in p.graded:
        odds = np.exp(p.stage_scores[:, 0] * eta[:, [row]] + p.stage_thresholds[:, 0])
        stages = random.multinomial(e[:, row].astype(int), odds / odds.sum(axis=1, keepdims=True)).astype(float)
    return Totals(y, e, stages, np.ones_like(e))


def _between(random: np.random.Generator, mean: np.ndarray, p, row: int) -> np.ndarray:
    rho = float(p.dispersion[row, 0])
    return random.beta(mean * (1 - rho) / rho, (1 - mean) * (1 - rho) / rho) if rho else mean
