"""Where a member stands: the share of a cohort that he is ahead of, with its 90 % interval, from posterior draws.

Each draw takes a score from the member's own posterior (normal around its centre with its standard error) and a
share of the cohort below it from that share's own posterior: Beta(n F + 1/2, n (1 - F) + 1/2) after Jeffreys (1946),
with the noise that privacy added. Between published quantiles the cohort is read on the scale of the normal curve.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt
from statistics import NormalDist

import numpy as np

from jalon.norms.document import MeasureNorm
from jalon.norms.grid import Floats
from jalon.norms.settings import settings


@dataclass(frozen=True, slots=True)
class Standing:
    """Share of `n` peers that the member is ahead of, with 90 % bounds; `median` of the peers in points."""

    ahead: float
    low: float
    high: float
    n: int
    median: float


def standing(norm: MeasureNorm, points: float, centre: float, se: float) -> Standing:
    """The member's place; `centre` and `se` describe his posterior in points. The same draws every time."""
    rules = settings()["rank"]
    random, draws = np.random.default_rng(rules["seed"]), int(rules["draws"])
    score: Floats = centre + se * random.standard_normal(draws)
    below: Floats = share_below(norm, score) + norm.noise * random.standard_normal(draws)
    below = np.clip(below, 0.0, 1.0)
    drawn = random.beta(norm.n * below + 0.5, norm.n * (1.0 - below) + 0.5)
    low, high = (float(x) for x in np.quantile(drawn, [rules["level_low"], rules["level_high"]]))
    ahead = float(share_below(norm, np.array([points]))[0])
    return Standing(min(max(ahead, low), high), low, high, norm.n, norm.median)


def share_below(norm: MeasureNorm, points: Floats) -> Floats:
    """Share of the cohort below each figure."""
    values, normal = _curve(norm)
    z = np.interp(points, values, normal)
    slope = (normal[-1] - normal[0]) / max(values[-1] - values[0], settings()["grid"]["step"])
    z = np.where(points < values[0], normal[0] + slope * (points - values[0]), z)
    z = np.where(points > values[-1], normal[-1] + slope * (points - values[-1]), z)
    return np.array([0.5 * (1.0 + erf(x / sqrt(2.0))) for x in z.tolist()])


def value_at(norm: MeasureNorm, level: float) -> float:
    """The figure in points below which `level` of the cohort lies, between and beyond the published quantiles."""
    values, normal = _curve(norm)
    z = NormalDist().inv_cdf(level)
    slope = max(values[-1] - values[0], settings()["grid"]["step"]) / (normal[-1] - normal[0])
    inside = float(np.interp(z, normal, values))
    below, above = slope * min(z - normal[0], 0.0), slope * max(z - normal[-1], 0.0)
    return float(np.clip(inside + below + above, settings()["grid"]["low"], settings()["grid"]["high"]))


def density(norm: MeasureNorm, steps: int = 50) -> tuple[float, ...]:
    """Heights of the distribution at equal steps from 0 to 100 points, the highest 1; smooth between quantiles."""
    edges = np.linspace(0.0, 100.0, steps + 2)
    mass = np.diff(share_below(norm, edges))
    window = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9.0
    smooth = np.convolve(np.pad(mass, 2, mode="edge"), window, mode="valid")
    return tuple(float(x) for x in smooth / smooth.max())


def _curve(norm: MeasureNorm) -> tuple[Floats, Floats]:
    """Distinct values, rising, and the normal quantile of each: equal values take the mean of their levels."""
    values = np.unique(np.array(norm.values))
    levels = [np.mean([p for p, v in zip(norm.levels, norm.values, strict=True) if v == value]) for value in values]
    normal = np.array([NormalDist().inv_cdf(float(level)) for level in levels])
    if len(values) == 1:
        step = settings()["grid"]["step"]
        return np.array([values[0] - step, values[0] + step]), np.array([-1.0, 1.0])
    return values, normal
