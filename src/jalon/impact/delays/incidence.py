"""Share of those who entered to whom something happened within t days, when others are lost and others still wait.

Aalen & Johansen (1978), Scand J Stat 5: F(t) = sum over event times t_i <= t of S(t_i-) d_i / n_i, where S is the
Kaplan-Meier estimate that nothing at all has happened yet, n_i are under observation just before t_i and d_i have the
event at t_i. Variance by the delta method (Marubini & Valsecchi 1995, eq. 10.12). An end and a loss of sight on the
same day: the end came first. Without competing ends, F is 1 minus Kaplan & Meier (1958).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

STILL_WAITING, HAPPENED, LOST = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Incidence:
    """A step curve: from `time[k]` days on, `value[k]` of all who entered, with its variance.

    `at_risk[k]` were under observation just before `time[k]`; `n` entered, `events` of them had the event, `until` is
    the longest observation in days.
    """

    time: Floats
    value: Floats
    variance: Floats
    at_risk: Whole
    n: int
    events: int
    until: float

    def at(self, days: float) -> tuple[float, float]:
        """Share and variance after so many days; (0, 0) before the first step."""
        import numpy as np

        k = int(np.searchsorted(self.time, days, side="right")) - 1
        return (float(self.value[k]), float(self.variance[k])) if k >= 0 else (0.0, 0.0)

    def followed(self, days: float) -> float:
        """How many of those who entered were still under observation at that day, or had their end before."""
        import numpy as np

        k = int(np.searchsorted(self.time, days, side="right")) - 1
        return float(self.at_risk[k]) if k >= 0 else float(self.n)


def cumulative_incidence(time: ArrayLike, end: ArrayLike, cause: int = HAPPENED) -> Incidence:
    """The curve of one cause from days under observation and how they ended (0 still waiting, 1, 2 ... a cause)."""
    import numpy as np

    times, at_risk, ended, of_cause = _table(time, end, cause)
    n = int(np.asarray(time).size)
    until = float(np.max(time)) if n else 0.0
    surviving = _surviving(at_risk, ended)
    before: Floats = np.concatenate([np.ones(1), surviving[:-1]]) if times.size else surviving
    value = np.cumsum(before * of_cause / np.maximum(at_risk, 1))
    variance = _variance(value, before, at_risk, ended, of_cause)
    return Incidence(times, value, variance, at_risk, n, int(of_cause.sum()), until)


def survival(time: ArrayLike, event: ArrayLike) -> Incidence:
    """Kaplan-Meier: share of those to whom it has not happened yet, with Greenwood's variance (1926)."""
    import numpy as np

    times, at_risk, ended, _ = _table(time, np.asarray(event) != 0, 1)
    value = _surviving(at_risk, ended)
    left = at_risk - ended
    terms = np.where(left > 0, ended / np.maximum(at_risk * left, 1), 0.0)
    n = int(np.asarray(time).size)
    until = float(np.max(time)) if n else 0.0
    variance: Floats = value**2 * np.cumsum(terms)
    return Incidence(times, value, variance, at_risk, n, int(ended.sum()), until)


def _table(time: ArrayLike, end: ArrayLike, cause: int) -> tuple[Floats, Whole, Whole, Whole]:
    """Distinct times of an end, and at each: under observation, ends of any cause, ends of this cause."""
    import numpy as np

    days, ends = np.asarray(time, float), np.asarray(end, int)
    times = np.unique(days[ends != 0])
    order = np.sort(days)
    at_risk = days.size - np.searchsorted(order, times, side="left")
    place = np.searchsorted(times, days[ends != 0])
    ended = np.bincount(place, minlength=times.size)
    of_cause = np.bincount(place[ends[ends != 0] == cause], minlength=times.size)
    return times, at_risk.astype(np.int64), ended.astype(np.int64), of_cause.astype(np.int64)


def _surviving(at_risk: Whole, ended: Whole) -> Floats:
    """Share to whom nothing has happened yet, after every time."""
    import numpy as np

    return np.cumprod(1 - ended / np.maximum(at_risk, 1), dtype=np.float64)


def _variance(value: Floats, before: Floats, at_risk: Whole, ended: Whole, of_cause: Whole) -> Floats:
    """Delta-method variance at every step, from three running sums (the square written out)."""
    import numpy as np

    n = np.maximum(at_risk, 1).astype(float)
    left = n - ended
    first = np.where(left > 0, ended / np.maximum(n * left, 1), 0.0)
    third = before * of_cause / n**2
    second = np.cumsum(before**2 * of_cause * (n - of_cause) / n**3)
    squares = value**2 * np.cumsum(first) - 2 * value * np.cumsum(first * value) + np.cumsum(first * value**2)
    crossed = value * np.cumsum(third) - np.cumsum(third * value)
    return np.maximum(squares + second - 2 * crossed, 0.0)
