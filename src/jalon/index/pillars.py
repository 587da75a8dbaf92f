"""The pillars as shown: points per pillar with interval, on the same scale as the score.

points = 50 + 12.5 a'theta / sd(a'theta in the reference population); a holds the weights of the pillar's dimensions,
so a pillar of one dimension reads 50 + 12.5 theta_k. A pillar without any source of its own is not measured, whatever
it borrows from the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.edition import Edition, States
from jalon.index.parameters import Floats, Parameters, parameters
from jalon.index.posterior import covariance, prior_of
from jalon.index.score import ESTABLISHED, NOT_ENOUGH, PROVISIONAL, Scores
from jalon.index.totals import Totals, evidence

NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True)
class PillarScores:
    """Points, standard errors and 90 % bounds (M, P); `states` per member and pillar; `opportunities` (M, P) counts
    the items of the pillar that had any.
    """

    points: Floats
    se: Floats
    low: Floats
    high: Floats
    states: tuple[tuple[str, ...], ...]
    opportunities: Floats


def pillar_scores(edition: Edition, totals: Totals, scores: Scores) -> PillarScores:
    """The pillars of every member, in the order of the edition."""
    p = parameters(edition)
    load = pillar_loads(edition, p)
    points = p.par_points + p.points_per_sd * scores.theta @ load.T
    spread = np.einsum("qk,mkl,ql->mq", load, scores.covariance, load)
    se = p.points_per_sd * np.sqrt(spread)
    given, tried = _items_seen(edition, p, totals)
    states = tuple(
        tuple(_state(edition.states, *cell) for cell in zip(*row, strict=True))
        for row in zip(se, given, tried, strict=True)
    )
    margin = edition.scale.quantile * se
    return PillarScores(points, se, points - margin, points + margin, states, tried)


def pillar_loads(edition: Edition, p: Parameters) -> Floats:
    """a / sd(a'theta) per pillar, (P, K)."""
    members = np.array([[d.code in pillar.dimensions for d in edition.dimensions] for pillar in edition.pillars])
    share = members * p.weights[:, 0]
    # a pillar whose dimensions weigh nothing is their plain mean
    share = np.where(share.sum(axis=1, keepdims=True) > 0, share, members)
    share = share / share.sum(axis=1, keepdims=True)
    unknown = covariance(prior_of(p), np.zeros((len(p.weights), 1)))[:, :, 0]
    return share / np.sqrt(np.einsum("qk,kl,ql->q", share, unknown, share))[:, None]


def _items_seen(edition: Edition, p: Parameters, totals: Totals) -> tuple[Floats, Floats]:
    """Items given and items with an opportunity, per member and pillar (M, P)."""
    seen = evidence(p, totals)
    belongs = np.array([[item.pillar == pillar.code for item in edition.items] for pillar in edition.pillars])
    given = seen.mask > 0
    tried = given & (seen.e > 0)
    return (belongs @ given.astype(float)).T, (belongs @ tried.astype(float)).T


def _state(states: States, se: float, given: float, tried: float) -> str:
    if not given:
        return NOT_MEASURED
    if not tried or se > states.pillar_provisional_se:
        return NOT_ENOUGH
    return ESTABLISHED if se <= states.pillar_established_se else PROVISIONAL
