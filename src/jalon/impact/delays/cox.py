"""Proportional hazards: how the pace of an event goes with what was known at the entry.

Cox (1972), J R Stat Soc B 34; ties after Efron (1977), JASA 72. Newton's method on the partial log-likelihood, less
ridge/2 * |beta|^2 (Verweij & van Houwelingen 1994). At most one covariate for ten events unless a ridge is given:
otherwise refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.impact.refused import Refused
from jalon.impact.thresholds import delay_rules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

STEPS, CLOSE = 50, 1e-10


@dataclass(frozen=True, slots=True)
class Cox:
    """Log hazard ratios by column, their standard errors, the partial log-likelihood, people and events."""

    coefficients: Floats
    errors: Floats
    log_likelihood: float
    n: int
    events: int


def cox(time: ArrayLike, event: ArrayLike, covariates: ArrayLike, ridge: float = 0.0) -> Cox | Refused:
    """Fit from days under observation, 1 where it happened, and one row of covariates a person."""
    import numpy as np

    x = np.asarray(covariates, float).reshape(np.asarray(time).size, -1)
    happened = np.asarray(event) == 1
    each = delay_rules().events_a_covariate
    if ridge <= 0 and happened.sum() < each * x.shape[1]:
        return Refused("events_too_few", int(happened.sum()), each * x.shape[1])
    centred = x - x.mean(axis=0)
    ties = _ties(np.asarray(time, float), happened, centred)
    beta = np.zeros(x.shape[1])
    penalty = ridge * np.eye(x.shape[1])
    for _ in range(STEPS):
        _, slope, bend = _likelihood(beta, ties)
        step = np.linalg.solve(bend + penalty, slope - ridge * beta)
        beta = beta + step
        if np.abs(step).max() < CLOSE:
            break
    height, _, bend = _likelihood(beta, ties)
    errors = np.sqrt(np.diag(np.linalg.inv(bend + penalty)))
    return Cox(beta, errors, height, x.shape[0], int(happened.sum()))


def _ties(time: Floats, happened: NDArray[np.bool_], x: Floats) -> list[tuple[Floats, Floats]]:
    """Covariates of those at risk and of those with the event, at every time of an event."""
    import numpy as np

    return [(x[time >= day], x[(time == day) & happened]) for day in np.unique(time[happened])]


def _likelihood(beta: Floats, ties: list[tuple[Floats, Floats]]) -> tuple[float, Floats, Floats]:
    """Efron's partial log-likelihood with its gradient and the negative of its second derivative."""
    import numpy as np

    height, slope, bend = 0.0, np.zeros_like(beta), np.zeros((beta.size, beta.size))
    for risk, dead in ties:
        sums, tied = _moments(beta, risk), _moments(beta, dead)
        height += float((dead @ beta).sum())
        slope = slope + dead.sum(axis=0)
        for part in np.arange(len(dead)) / len(dead):
            s0, s1, s2 = (whole - part * some for whole, some in zip(sums, tied, strict=True))
            mean = s1 / s0
            height -= float(np.log(s0))
            slope = slope - mean
            bend = bend + s2 / s0 - np.outer(mean, mean)
    return height, slope, bend


def _moments(beta: Floats, x: Floats) -> tuple[float, Floats, Floats]:
    import numpy as np

    weight = np.exp(x @ beta)
    return float(weight.sum()), weight @ x, (x * weight[:, None]).T @ x
