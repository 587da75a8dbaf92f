"""How well one figure tells another: rank correlation, concordance, calibration; bootstrap intervals over members."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalon.index.parameters import Floats

Flags = NDArray[np.bool_]
Statistic = Callable[[NDArray[np.intp]], float]


def ranks(x: Floats) -> Floats:
    """Ranks from 0, ties sharing their mean rank, (M,)."""
    _, place, many = np.unique(x, return_inverse=True, return_counts=True)
    return (np.cumsum(many) - 0.5 * (many + 1))[place]


def percentiles(x: Floats) -> Floats:
    """0 to 100, (M,)."""
    return 100.0 * (ranks(x) + 0.5) / len(x)


def spearman(x: Floats, y: Floats) -> float:
    """Rank correlation (Spearman, 1904); 0 when one of them is constant."""
    a, b = ranks(x), ranks(y)
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 0 else 0.0


def auc(x: Floats, positive: Flags) -> float:
    """How often a positive member stands above another, ties half; 0.5 when there is none of a sort."""
    many, rest = int(positive.sum()), int((~positive).sum())
    if not many or not rest:
        return 0.5
    return (float(ranks(x)[positive].sum()) - 0.5 * many * (many - 1)) / (many * rest)


def concordance(x: Floats, count: Floats) -> float:
    """Harrell's C for counts: among pairs of different counts, how often x orders them so, ties in x half."""
    order = np.argsort(count, kind="stable")
    x, count = x[order], count[order]
    agree = pairs = 0.0
    for value in np.unique(count)[1:]:
        here, below = x[count == value], np.sort(x[count < value])
        agree += 0.5 * float(np.searchsorted(below, here, "left").sum() + np.searchsorted(below, here, "right").sum())
        pairs += len(here) * len(below)
    return agree / pairs if pairs else 0.5


def top_quarter(count: Floats) -> Flags:
    """The quarter with most; of equal counts all or none, whichever comes closer to a quarter, but never nobody."""
    cut = np.quantile(count, 0.75)
    above, at_least = count > cut, count >= cut
    nearer = abs(above.mean() - 0.25) < abs(at_least.mean() - 0.25)
    return above if nearer and above.any() else at_least


@dataclass(frozen=True, slots=True)
class Calibration:
    """Brier score and that of the base rate; expected calibration error in tenths; slope on the logit scale."""

    brier: float
    base: float
    error: float
    slope: float


def calibration(probability: Floats, happened: Flags) -> Calibration:
    """How far forecast probabilities are from what happened (Brier, 1950; Cox, 1958)."""
    truth = happened.astype(np.float64)
    order = np.argsort(probability)
    tenths = np.array_split(order, 10)
    error = sum(len(t) * abs(float(probability[t].mean() - truth[t].mean())) for t in tenths) / len(truth)
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    slope = logistic_fit(np.log(clipped / (1 - clipped))[:, None], happened)[1]
    brier = float(((probability - truth) ** 2).mean())
    return Calibration(brier, float(truth.var()), error, float(slope))


def logistic_fit(x: Floats, happened: Flags) -> Floats:
    """Intercept and slopes (1 + P,) of a logistic regression on x (M, P), by Newton, with a ridge of 1e-6."""
    design, truth = np.column_stack([np.ones(len(x)), x]), happened.astype(np.float64)
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-np.clip(design @ beta, -30, 30)))
        hessian = (design * (p * (1 - p))[:, None]).T @ design + 1e-6 * np.eye(len(beta))
        step = np.linalg.solve(hessian, design.T @ (truth - p) - 1e-6 * beta)
        beta = beta + step
        if np.abs(step).max() < 1e-9:
            break
    return beta


def cross_fitted(x: Floats, happened: Flags, seed: int) -> Floats:
    """Probabilities (M,) of a logistic regression, each member's from the half of the members that he is not in."""
    first = np.random.default_rng(seed).permutation(len(x)) < len(x) // 2
    found = np.empty(len(x))
    scaled = (x - x.mean(axis=0)) / np.maximum(x.std(axis=0), 1e-12)
    for part in (first, ~first):
        beta = logistic_fit(scaled[~part], happened[~part])
        found[part] = 1.0 / (1.0 + np.exp(-np.clip(beta[0] + scaled[part] @ beta[1:], -30, 30)))
    return found


def interval(statistic: Statistic, members: int, seed: int, draws: int, level: float = 0.95) -> tuple[float, float]:
    """Bootstrap percentile interval over members (Efron, 1979) of a statistic of their places."""
    random = np.random.default_rng(seed)
    found = [statistic(random.integers(0, members, members)) for _ in range(draws)]
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def standardised_effect(outcome: Floats, of: Floats, given: Floats) -> float:
    """Standard deviations of `outcome` (M,) for one of `of` (M,), at equal `given` (M, P), by least squares."""
    design = np.column_stack([np.ones(len(of)), of / of.std(), given])
    return float(least_squares(design, outcome / outcome.std())[1])


def least_squares(design: Floats, outcome: Floats) -> Floats:
    """Coefficients (P,) of `outcome` (M,) on the columns of `design` (M, P)."""
    return np.asarray(np.linalg.lstsq(design, outcome, rcond=None)[0], dtype=np.float64)
