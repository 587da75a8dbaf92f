"""How far forecasts of counts are off: Poisson deviance of the rate, CRPS of the whole negative binomial forecast.

CRPS = sum over k of (F(k) - 1{y <= k})^2 (Gneiting and Raftery, 2007). Variance of the forecast mu + f mu^2.
"""

from __future__ import annotations

import numpy as np

from jalon.impact.validity.panel import Floats

MOST = 100_000


def deviance(y: Floats, mu: Floats) -> Floats:
    """Twice the log likelihood that a rate loses against the count itself, (N,)."""
    logs = np.where(y > 0, y * np.log(np.where(y > 0, y, 1.0) / mu), 0.0)
    return 2.0 * (logs - (y - mu))


def dispersion(y: Floats, mu: Floats) -> float:
    """f by moments: mean of ((y - mu)^2 - mu) / mean of mu^2, not under 0."""
    return max(float(((y - mu) ** 2 - mu).sum() / (mu**2).sum()), 0.0)


def distribution(mu: Floats, f: float, top: int) -> Floats:
    """P(Y <= k) for k = 0 to top, (top + 1, N)."""
    chance = np.exp(-mu) if f <= 0 else np.exp(-np.log1p(f * mu) / f)
    found = np.empty((top + 1, len(mu)))
    found[0] = chance
    for k in range(1, top + 1):
        chance = chance * mu * (1.0 + f * (k - 1)) / (k * (1.0 + f * mu))
        found[k] = found[k - 1] + chance
    return np.minimum(found, 1.0)


def crps(y: Floats, mu: Floats, f: float) -> Floats:
    """CRPS of each forecast, (N,), in counts."""
    spread = np.sqrt(mu + f * mu**2)
    top = int(min(max(float(y.max(initial=0)), float((mu + 12 * spread).max(initial=0))) + 10, MOST))
    found = np.zeros(len(y))
    for rows in np.array_split(np.arange(len(y)), max(1, len(y) * top // 5_000_000)):
        below = distribution(mu[rows], f, top)
        reached = np.arange(top + 1)[:, None] >= y[rows]
        found[rows] = ((below - reached) ** 2).sum(axis=0)
    return found
