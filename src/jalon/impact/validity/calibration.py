"""Are the forecast's own words right? Chance of an outcome in bins, and how often intervals hold the count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.impact.intervals import wilson
from jalon.impact.validity.forecast import Forecasts
from jalon.impact.validity.losses import distribution
from jalon.impact.validity.panel import Floats
from jalon.impact.validity.settings import settings


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of like chance: mean said, share that came true with 90 % interval, n."""

    said: float
    seen: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """`brier` of the chance of at least one outcome and of the base rate; `ece` only from enough forecasts; shares
    of counts within the 50 % and 90 % intervals; `holds` when both are within the margin.
    """

    bins: tuple[Bin, ...]
    brier: float
    brier_base: float
    ece: float | None
    within_50: float
    within_90: float
    holds: bool


def calibration(found: Forecasts, model: str = "candidate") -> Calibration:
    """How the forecasts of a model fared."""
    chance, happened = _any(found, model), (found.target > 0).astype(np.float64)
    rules = settings()["calibration"]
    groups = np.array_split(np.argsort(chance, kind="stable"), rules["bins"])
    bins = tuple(_bin(chance[rows], happened[rows]) for rows in groups if len(rows))
    ece = sum(b.n * abs(b.said - b.seen) for b in bins) / len(chance) if len(chance) >= rules["ece_least"] else None
    inside = {level: _within(found, model, level) for level in (0.5, 0.9)}
    return Calibration(
        bins,
        float(((chance - happened) ** 2).mean()),
        float(((happened.mean() - happened) ** 2).mean()),
        ece,
        inside[0.5],
        inside[0.9],
        all(abs(share - level) <= rules["coverage_margin"] for level, share in inside.items()),
    )


def _any(found: Forecasts, model: str) -> Floats:
    mu, f = found.mu[model], found.f[model]
    safe = np.where(f > 0, f, 1.0)
    return 1.0 - np.where(f > 0, np.exp(-np.log1p(f * mu) / safe), np.exp(-mu))


def _bin(chance: Floats, happened: Floats) -> Bin:
    low, high = wilson(float(happened.sum()), len(happened))
    return Bin(float(chance.mean()), float(happened.mean()), low, high, len(happened))


def _within(found: Forecasts, model: str, level: float) -> float:
    """Mean chance that the randomised PIT lies in the central interval: exact for counts (Smith, 1985)."""
    low, high = (1 - level) / 2, (1 + level) / 2
    shares: list[Floats] = []
    for f in np.unique(found.f[model]):
        rows = found.f[model] == f
        y, mu = found.target[rows].astype(np.int64), found.mu[model][rows]
        below = distribution(mu, float(f), int(y.max(initial=0)))
        upper = below[y, np.arange(len(y))]
        lower = np.where(y > 0, below[np.maximum(y - 1, 0), np.arange(len(y))], 0.0)
        overlap = np.minimum(upper, high) - np.maximum(lower, low)
        shares.append(np.clip(overlap, 0.0, None) / np.maximum(upper - lower, 1e-12))
    return float(np.concatenate(shares).mean())
