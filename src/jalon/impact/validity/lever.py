"""The lever claim: when a member raises the index, do his results follow? Quarters are exchanged within each member.

T = sum of (x_it - mean_i)(g(y_i,t+1) - mean_i) with g = 2 sqrt(y + 3/8) (Anscombe, 1948). Under no effect, the quarters
of a member may be exchanged, or turned round the circle where both series have a common trend. What all members share
in a quarter is taken off first where there are enough of them. Still an observation: only chance assignment proves.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from jalon.impact.validity.panel import Floats, Integers, Pairs, select
from jalon.impact.validity.settings import settings


@dataclass(frozen=True, slots=True)
class Lever:
    """`z` is T in standard deviations of its exchange distribution, `p` one-sided; `by` is quarters or shifts.

    `reverse_z` is the negative control: what next quarter's index "says" of this quarter's results.
    """

    z: float
    p: float
    by: str
    members: int
    reverse_z: float


def lever(found: Pairs, known: Floats) -> Lever | None:
    """The test; `known` (N,) are the results of the quarter in which each index stands. None without variation."""
    x, y = _centred(found, found.index), _centred(found, _g(found.target))
    spread = _spread(found.member, x, y)
    if spread <= 0:
        return None
    total = float((x * y).sum())
    by = "shifts" if _common_trend(found) else "quarters"
    p = _p(found.member, x, y, total, spread, by)
    return Lever(total / spread, p, by, len(np.unique(found.member)), _reverse(found, known))


def _g(y: Floats) -> Floats:
    return 2.0 * np.sqrt(y + 0.375)


def _centred(found: Pairs, values: Floats) -> Floats:
    if len(np.unique(found.member)) >= settings()["lever"]["centre_members"]:
        values = _less_mean(values, found.quarter)
    return _less_mean(values, found.member)


def _less_mean(values: Floats, group: Integers) -> Floats:
    _, code = np.unique(group, return_inverse=True)
    return values - (np.bincount(code, values) / np.bincount(code))[code]


def _spread(member: Integers, x: Floats, y: Floats) -> float:
    """Exact standard deviation of T when the quarters of each member are exchanged."""
    _, code = np.unique(member, return_inverse=True)
    n = np.bincount(code)
    sums = [np.bincount(code, v**2) - np.bincount(code, v) ** 2 / n for v in (x, y)]
    return float(np.sqrt((sums[0] * sums[1] / np.maximum(n - 1, 1))[n > 1].sum()))


def _common_trend(found: Pairs) -> bool:
    """Whether index and results both rise or fall over time within members."""
    time = _less_mean(found.quarter.astype(np.float64), found.member)
    series = (_less_mean(values, found.member) for values in (found.index, _g(found.target)))
    return all(abs(_slope(time, values)) > settings()["lever"]["trend"] for values in series)


def _slope(time: Floats, values: Floats) -> float:
    """Slope over time in standard errors."""
    size = float((time**2).sum())
    if size <= 0:
        return 0.0
    b = float((time * values).sum()) / size
    error = float(np.sqrt(((values - b * time) ** 2).sum() / max(len(time) - 2, 1) / size))
    return b / error if error > 0 else 0.0


def _p(member: Integers, x: Floats, y: Floats, total: float, spread: float, by: str) -> float:
    rules = settings()["lever"]
    if len(x) > rules["exact_rows"] and by == "quarters":
        return 1.0 - NormalDist().cdf(total / spread)
    random = np.random.default_rng(settings()["forecast"]["seed"])
    draw = _shifted if by == "shifts" else _exchanged
    drawn = np.array([float((x * draw(random, member, y)).sum()) for _ in range(int(rules["permutations"]))])
    return float((1 + (drawn >= total - 1e-9 * abs(total)).sum()) / (1 + len(drawn)))


def _exchanged(random: np.random.Generator, member: Integers, y: Floats) -> Floats:
    """The values of each member in a random order; rows are sorted by member."""
    return y[np.lexsort((random.random(len(y)), member))]


def _shifted(random: np.random.Generator, member: Integers, y: Floats) -> Floats:
    """The values of each member turned round the circle by a random number of quarters."""
    _, first, n = np.unique(member, return_index=True, return_counts=True)
    turn = random.integers(0, n)
    start, length = np.repeat(first, n), np.repeat(n, n)
    return y[start + (np.arange(len(y)) - start + np.repeat(turn, n)) % length]


def _reverse(found: Pairs, known: Floats) -> float:
    """z of the index of a quarter with the results of the quarter before it."""
    same = np.flatnonzero((found.member[1:] == found.member[:-1]) & (found.quarter[1:] == found.quarter[:-1] + 1))
    later = same + 1
    rows = np.zeros(len(found.member), dtype=bool)
    rows[later] = True
    kept = select(found, rows)
    x, y = _centred(kept, kept.index), _centred(kept, _g(known[same]))
    spread = _spread(kept.member, x, y)
    return float((x * y).sum()) / spread if spread > 0 else 0.0
