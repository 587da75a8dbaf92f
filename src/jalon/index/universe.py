"""What unlimited evidence in a neutral market would show: the truth that a score is held against.

The universe score (Cronbach, Gleser, Nanda & Rajaratnam, 1972) is the score that the edition gives to the evidence to
be expected in the neutral market, ten thousand times over: own volume, own ability, all luck averaged out. An edition
grants that even so much evidence of one member may be luck that lasts (its dispersions), so a little of the prior is
left in it. `free_abilities` leaves nothing: ten thousand such years, each with luck of its own.
"""

from __future__ import annotations

from dataclasses import replace

from jalon.index.aggregate import aggregate
from jalon.index.edition import Edition
from jalon.index.parameters import Floats, parameters
from jalon.index.posterior import posterior
from jalon.index.score import points_of
from jalon.index.totals import Totals, evidence

UNLIMITED = 1e4


def universe_abilities(edition: Edition, neutral: Totals) -> Floats:
    """Universe values (M, K) from the neutral totals of the members."""
    much = Totals(neutral.y * UNLIMITED, neutral.e * UNLIMITED, neutral.stages * UNLIMITED, neutral.mask)
    p = parameters(edition)
    return posterior(p, evidence(p, much)).theta.T


def free_abilities(edition: Edition, neutral: Totals) -> Floats:
    """The same (M, K) with nothing of the prior in them."""
    years = tuple(replace(item, event_weight=item.event_weight * UNLIMITED) for item in edition.items)
    p = parameters(replace(edition, items=years))
    return posterior(p, evidence(p, neutral)).theta.T


def points_of_abilities(edition: Edition, theta: Floats) -> Floats:
    """Points (M,) of abilities (M, K)."""
    p = parameters(edition)
    return points_of(p, aggregate(theta.T, p.weights, p.inverse_tau))
