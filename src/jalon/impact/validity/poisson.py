"""Poisson regression with what is a member's own: log mu = X b + u_member, u ~ N(0, s^2), b pulled towards 0.

Mode by Newton steps with the member part eliminated (Schur complement), so that 100,000 members cost as much as their
rows. s by Laplace's approximation of the marginal likelihood (Breslow and Clayton, 1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jalon.impact.validity.panel import Floats, Integers

STEPS, TOLERANCE, LARGEST = 60, 1e-9, 20.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients `b` (P,) of the columns as given, own part `u` (M,), `spread` s, log marginal likelihood."""

    b: Floats
    u: Floats
    spread: float
    likelihood: float


def fitted(x: Floats, y: Floats, member: Integers, members: int, ridge: float, spreads: Sequence[float]) -> Fit:
    """The best fit over the spreads tried. x (N, P), its first column the constant, which is not pulled."""
    found = [_fit(x, y, member, members, ridge, spread) for spread in spreads]
    return max(found, key=lambda fit: fit.likelihood)


def rates(fit: Fit, x: Floats, member: Integers) -> Floats:
    """Expected counts (N,)."""
    return np.exp(np.clip(x @ fit.b + fit.u[member], -LARGEST, LARGEST))


def _fit(x: Floats, y: Floats, member: Integers, members: int, ridge: float, spread: float) -> Fit:
    pull = np.full(x.shape[1], ridge)
    pull[0] = 1e-6
    b, u = np.zeros(x.shape[1]), np.zeros(members)
    b[0] = np.log(max(float(y.mean()), 1e-3))
    objective = _objective(x, y, member, b, u, pull, spread)
    for _ in range(STEPS):
        db, du = _step(x, y, member, members, b, u, pull, spread)
        b, u, after = _damped(x, y, member, (b, u), (db, du), pull, spread, objective)
        if after - objective < TOLERANCE * (1.0 + abs(after)):
            objective = after
            break
        objective = after
    weight = _by_member(np.exp(np.clip(x @ b + u[member], -LARGEST, LARGEST)), member, members)
    return Fit(b, u, spread, objective - 0.5 * float(np.log1p(spread**2 * weight).sum()))


def _step(
    x: Floats, y: Floats, member: Integers, members: int, b: Floats, u: Floats, pull: Floats, spread: float
) -> tuple[Floats, Floats]:
    mu = np.exp(np.clip(x @ b + u[member], -LARGEST, LARGEST))
    left = y - mu
    gradient_b, gradient_u = x.T @ left - pull * b, _by_member(left, member, members) - u / spread**2
    own = _by_member(mu, member, members) + 1.0 / spread**2
    cross = np.stack([_by_member(mu * column, member, members) for column in x.T], axis=1)
    schur = (x * mu[:, None]).T @ x + np.diag(pull) - (cross / own[:, None]).T @ cross
    db = np.asarray(np.linalg.solve(schur, gradient_b - cross.T @ (gradient_u / own)), dtype=np.float64)
    return db, (gradient_u - cross @ db) / own


def _damped(
    x: Floats, y: Floats, member: Integers, now: tuple[Floats, Floats], step: tuple[Floats, Floats], pull: Floats,
    spread: float, objective: float,
) -> tuple[Floats, Floats, float]:  # fmt: skip
    """The step, halved until it does not lose."""
    size = 1.0
    for _ in range(30):
        b, u = now[0] + size * step[0], now[1] + size * step[1]
        after = _objective(x, y, member, b, u, pull, spread)
        if after >= objective:
            return b, u, after
        size /= 2
    return now[0], now[1], objective


def _objective(x: Floats, y: Floats, member: Integers, b: Floats, u: Floats, pull: Floats, spread: float) -> float:
    eta = np.clip(x @ b + u[member], -LARGEST, LARGEST)
    return float((y * eta - np.exp(eta)).sum() - 0.5 * (pull * b**2).sum() - 0.5 * (u**2).sum() / spread**2)


def _by_member(values: Floats, member: Integers, members: int) -> Floats:
    return np.bincount(member, values, members).astype(np.float64, copy=False)
