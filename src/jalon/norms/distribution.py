"""A distribution as counts on the grid: quantiles, and the share of the parent that a small cohort takes over."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jalon.norms.grid import Floats, value_of
from jalon.norms.settings import settings


def shrunk(counts: Floats, parent: Floats, strength: float) -> Floats:
    """The cohort's shares (cells,) mixed with its parent's: n of its own and `strength` of the parent's."""
    n = counts.sum()
    return (counts + strength * parent) / (n + strength)


def shares(counts: Floats) -> Floats:
    """Counts as shares that add up to 1."""
    return counts / counts.sum()


def strength(children: Sequence[Floats]) -> float:
    """How many members of the parent a cohort of it counts as: variance within / variance between means.

    `children` hold counts (cells,). Variance between by the moments of DerSimonian and Laird (1986).
    """
    rules = settings()["shrinkage"]
    known = [child for child in children if child.sum() >= 2]
    if len(known) < rules["least_children"]:
        return float(rules["usual"])
    n = np.array([child.sum() for child in known])
    means, variances = zip(*(_moments(child) for child in known), strict=True)
    mean, spread = np.array(means), np.array(variances)
    within = float((n * spread).sum() / max(n.sum() - len(n), 1.0))
    between = _between(n, mean, within)
    return float(np.clip(within / between if between > 0 else np.inf, rules["least"], rules["most"]))


def _between(n: Floats, mean: Floats, within: float) -> float:
    whole = (n * mean).sum() / n.sum()
    q = float((n * (mean - whole) ** 2).sum())
    return (q - (len(n) - 1) * within) / float(n.sum() - (n**2).sum() / n.sum())


def _moments(counts: Floats) -> tuple[float, float]:
    """Mean and variance (over n) in points."""
    values, share = value_of(np.arange(len(counts))), shares(counts)
    mean = float((values * share).sum())
    return mean, float(((values - mean) ** 2 * share).sum())


def levels_for(n: int) -> tuple[float, ...]:
    """The finest published levels that leave enough members between two quantiles, and beyond the last."""
    least = settings()["floors"]["per_step"]
    found: tuple[float, ...] = ()
    for levels in settings()["quantiles"]["levels"]:
        steps = np.diff([0.0, *levels, 1.0])
        if steps.min() * n >= least - 1e-9:
            found = tuple(levels)
    return found


def quantiles(share: Floats, levels: Sequence[float]) -> tuple[float, ...]:
    """The figure below which each level of the members lies, rounded to the grid."""
    grid = settings()["grid"]
    step = float(grid["step"])
    above = value_of(np.arange(len(share), dtype=np.float64) + 0.5)
    cumulative = np.cumsum(share)
    rising = np.concatenate([[True], np.diff(cumulative) > 0])
    edges = np.concatenate([[value_of(np.array([-0.5]))[0]], above[rising]])
    exact: Floats = np.interp(list(levels), np.concatenate([[0.0], cumulative[rising]]), edges)
    rounded: list[float] = (np.round(exact / step) * step).tolist()
    return tuple(min(max(x, float(grid["low"])), float(grid["high"])) for x in rounded)
