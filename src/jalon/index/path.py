"""How the score's linear part moves from one body of evidence to another, split exactly among the items.

Path form (Aumann & Shapley, 1974): all evidence moves together from start to end, t from 0 to 1; the mode moves by
d theta = V e_k d(slope of the item), so an item's share is (12.5/sigma_ref) times the integral of (w'V)_k d(slope).
24 Gauss-Legendre nodes in u, t = u^3 (crowded where little evidence moves the mode most). Members whose shares miss
the whole by more than a ten-thousandth of a point get more nodes, crowded at both ends by t = u^3 (10 - 15u + 6u^2);
what is left is spread in proportion to the shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from jalon.index.likelihood import Sensitivity, sensitivity, slopes
from jalon.index.parameters import Floats, Integers, Parameters
from jalon.index.posterior import by_dimension, posterior, prior_of, solve
from jalon.index.totals import Evidence

NODES, FINER = 24, (48, 96, 192, 384, 768)
TOLERANCE = 1e-4


@dataclass(frozen=True, slots=True)
class Split:
    """Points (J, M): `by_evidence` from successes and opportunities, `by_presence` from a source coming or going.

    `event` is the mean worth on the path of one more success, `held` that of one more opportunity while the
    tempering is held; `missed` (M,) is what quadrature left before it was spread.
    """

    by_evidence: Floats
    by_presence: Floats
    event: Floats
    held: Floats
    missed: Floats


def split(p: Parameters, start: Evidence, end: Evidence) -> Split:
    """The shares of every item in the way from `start` to `end` (same members, one column each)."""
    found = _quadrature(p, start, end, NODES)
    for nodes in FINER:
        worse = np.flatnonzero(np.abs(found.missed) > TOLERANCE)
        if not len(worse):
            break
        _replace(found, worse, _quadrature(p, start.members(worse), end.members(worse), nodes))
    return _spread(found)


def _replace(found: Split, members: Integers, better: Split) -> None:
    for name in ("by_evidence", "by_presence", "event", "held", "missed"):
        getattr(found, name)[..., members] = getattr(better, name)


def _quadrature(p: Parameters, start: Evidence, end: Evidence, nodes: int) -> Split:
    place, weight = _rule(nodes)
    members, many = start.y.shape[1], nodes + 2
    along = _along(start, end, place)
    found = posterior(p, along)
    whole = p.points_per_unit * (p.weights * found.theta).sum(axis=0).reshape(members, many)
    worth = _worth(p, along, found.theta)
    parts = (worth.event, worth.exposure, worth.presence, worth.held)
    mean = Sensitivity(*(_integral(part, weight) for part in parts))
    by_evidence = mean.event * (end.y - start.y) + mean.exposure * (end.e - start.e)
    by_presence = mean.presence * (end.mask - start.mask)
    missed = whole[:, -1] - whole[:, 0] - (by_evidence + by_presence).sum(axis=0)
    return Split(by_evidence, by_presence, mean.event, mean.held, missed)


def _worth(p: Parameters, evidence: Evidence, theta: Floats) -> Sensitivity:
    """Points per unit of evidence, (J, M)."""
    curvature = by_dimension(p, slopes(p, evidence, theta).curvature)
    lever = solve(prior_of(p), curvature, np.broadcast_to(p.weights, curvature.shape))
    lift = p.points_per_unit * lever[p.dimension]
    moved = sensitivity(p, evidence, theta)
    parts = (moved.event, moved.exposure, moved.presence, moved.held)
    return Sensitivity(*(part * lift for part in parts))


def _along(start: Evidence, end: Evidence, place: Floats) -> Evidence:
    """Evidence at every node of every member, columns ordered member by member."""

    def between(first: Floats, last: Floats) -> Floats:
        moved = first[:, :, None] + (last - first)[:, :, None] * place
        return moved.reshape(len(first), -1)

    return Evidence(
        between(start.y, end.y),
        between(start.e, end.e),
        between(start.mask, end.mask),
        between(start.stages, end.stages),
    )


def _integral(worth: Floats, weight: Floats) -> Floats:
    return (worth.reshape(len(worth), -1, len(weight)) * weight).sum(axis=2)


@lru_cache(maxsize=8)
def _rule(nodes: int) -> tuple[Floats, Floats]:
    """Places in t and weights, with both ends (weight 0) for the whole."""
    place, weight = np.polynomial.legendre.leggauss(nodes)
    u, halved = 0.5 * (place + 1.0), 0.5 * weight
    if nodes == NODES:
        t, density = u**3, 3.0 * u**2
    else:
        t, density = u**3 * (10.0 - 15.0 * u + 6.0 * u**2), 30.0 * u**2 * (1.0 - u) ** 2
    return np.concatenate([[0.0], t, [1.0]]), np.concatenate([[0.0], halved * density, [0.0]])


def _spread(found: Split) -> Split:
    """Shares that add to the whole exactly, signs kept: each scaled by 1 + missed sign/sum of sizes."""
    size = (np.abs(found.by_evidence) + np.abs(found.by_presence)).sum(axis=0)
    ratio = found.missed / np.where(size > 0, size, 1.0)
    evidence_scale = 1.0 + ratio * np.sign(found.by_evidence)
    presence_scale = 1.0 + ratio * np.sign(found.by_presence)
    return Split(
        found.by_evidence * evidence_scale,
        found.by_presence * presence_scale,
        found.event * evidence_scale,
        found.held * evidence_scale,
        found.missed,
    )
