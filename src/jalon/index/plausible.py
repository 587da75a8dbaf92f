"""Whether a member is answered more often than anybody in the edition's world would be.

Threads without an answer may have been deleted before the export, and nothing in the file says so. Deleting all of
them leaves a share of answers that nobody has; deleting half of them does not show, whatever the formula.
"""

from __future__ import annotations

import numpy as np

from jalon.index.edition import Edition

LEAST = 50  # people written to first, below which any share is possible
RARE = 0.005
_NODES = 40


def answers_tail(edition: Edition, code: str, answered: int, asked: int) -> float:
    """Probability that a member drawn from the edition's world has `answered` or more answers of `asked`.

    `code` is a binary item. The ability is integrated over its prior N(0, 1) by Gauss-Hermite quadrature, the
    successes given the ability are beta-binomial with the item's intraclass correlation.
    """
    item = edition.items[edition.row(code)]
    theta, weight = np.polynomial.hermite_e.hermegauss(_NODES)
    mean = 1.0 / (1.0 + np.exp(-(item.alpha + item.loading * theta)))
    rho = max(item.dispersion, 1e-9)
    a, b = ((1.0 - rho) / rho * share[:, None] for share in (mean, 1.0 - mean))
    k = np.arange(asked)[None, :]
    steps = np.log((asked - k) / (k + 1.0)) + np.log(a + k) - np.log(b + (asked - k - 1.0))
    level = np.concatenate([np.zeros((_NODES, 1)), np.cumsum(steps, axis=1)], axis=1)
    chance = np.exp(level - level.max(axis=1, keepdims=True))
    tail = chance[:, answered:].sum(axis=1) / chance.sum(axis=1)
    return float((tail * weight).sum() / weight.sum())


def too_many_answers(edition: Edition, code: str, answered: int, asked: int) -> bool:
    """True when fewer than one member in 200 would be answered so often; never below 50 people."""
    return asked >= LEAST and answers_tail(edition, code, answered, asked) < RARE
