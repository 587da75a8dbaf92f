"""Two groups compared: log-rank, and the difference of shares at a stated day, groups fixed at a landmark.

Somebody who is commented on in month three has, by then, already waited three months: put into the group from day
nought, those months would be counted as time in which comments did nothing ("immortal time"). So a group is fixed on
the landmark day, by what was known then; who had an end before is left out, and the clock starts there (Anderson, Cain
& Gelber 1983, J Clin Oncol 1). The difference is an association: nobody dealt people into the groups by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt
from typing import TYPE_CHECKING

from jalon.impact.delays.incidence import HAPPENED, Incidence, cumulative_incidence
from jalon.impact.delays.small import share_interval
from jalon.impact.refused import Refused
from jalon.impact.thresholds import DelayRules, delay_rules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class LogRank:
    """Chi-square of one degree of freedom, its p, and events observed and expected in the first group."""

    chi2: float
    p: float
    observed: float
    expected: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Share with minus share without at `days` after the entry, with its 90 % interval; who was counted."""

    value: float
    low: float
    high: float
    days: float
    landmark: float
    with_n: int
    without_n: int
    ended_before: int
    log_rank: LogRank


def log_rank(time: ArrayLike, event: ArrayLike, group: ArrayLike) -> LogRank:
    """Mantel (1966): `group` true for the first group; an end of another cause counts as loss of sight."""
    import numpy as np

    days, happened, first = np.asarray(time, float), np.asarray(event) == HAPPENED, np.asarray(group, bool)
    times = np.unique(days[happened])
    n, n1 = (_under_observation(days[chosen], times) for chosen in (np.ones_like(first), first))
    d, d1 = (_count_at(days[happened & chosen], times) for chosen in (np.ones_like(first), first))
    expected = d * n1 / n
    variance = (expected * (n - n1) / n * (n - d) / np.maximum(n - 1, 1))[n > 1].sum()
    apart = float((d1 - expected).sum())
    chi2 = apart**2 / float(variance) if variance > 0 else 0.0
    return LogRank(chi2, erfc(sqrt(chi2 / 2)), float(d1.sum()), float(expected.sum()))


def difference(
    time: ArrayLike,
    end: ArrayLike,
    group_from: ArrayLike,
    days: float,
    rules: DelayRules | None = None,
) -> Difference | Refused:
    """Difference at `days` between those in the group by the landmark day and the others.

    `group_from` is the day after the entry on which somebody came into the group (infinity: never). Refused when a
    group is smaller than the rules ask, or the horizon does not lie after the landmark.
    """
    import numpy as np

    given = rules or delay_rules()
    observed, ends, since = np.asarray(time, float), np.asarray(end, int), np.asarray(group_from, float)
    landmark = float(given.landmark_days)
    if days <= landmark:
        return Refused("horizon_before_landmark", int(days), given.landmark_days + 1)
    left = observed > landmark
    inside = since[left] <= landmark
    curves = [
        cumulative_incidence(observed[left][chosen] - landmark, ends[left][chosen]) for chosen in (inside, ~inside)
    ]
    fewest = min(curve.n for curve in curves)
    if fewest < given.fewest:
        return Refused("group_too_small", fewest, given.fewest)
    value, low, high = _newcombe(curves, days - landmark, given)
    tested = log_rank(observed[left] - landmark, ends[left], inside)
    return Difference(value, low, high, days, landmark, curves[0].n, curves[1].n, int((~left).sum()), tested)


def _newcombe(curves: list[Incidence], days: float, rules: DelayRules) -> tuple[float, float, float]:
    """Difference with the square-and-add interval of Newcombe (1998), Stat Med 17, method 10."""
    (one, _), (two, _) = (curve.at(days) for curve in curves)
    (low1, high1), (low2, high2) = (share_interval(curve, days, rules) or (0.0, 1.0) for curve in curves)
    apart = one - two
    return (
        apart,
        apart - sqrt((one - low1) ** 2 + (high2 - two) ** 2),
        apart + sqrt((high1 - one) ** 2 + (two - low2) ** 2),
    )


def _under_observation(days: NDArray[np.float64], times: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return (days.size - np.searchsorted(np.sort(days), times, side="left")).astype(float)


def _count_at(days: NDArray[np.float64], times: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return np.bincount(np.searchsorted(times, days), minlength=times.size).astype(float)
