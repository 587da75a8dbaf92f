"""90 % intervals for a share that happened within t days, and for the day by which half had it; fit for few people.

Below 60 people who entered, Beta-shaped: the share is read as x successes of the m tries that would have the same
variance, m = F(1-F)/var (Korn & Graubard 1998, Survey Methodology 24), with the half-successes of Jeffreys. From 60
on, normal on the complementary log-log scale (Kalbfleisch & Prentice 1980). Below 15, nothing: refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from jalon.impact.beta import beta_quantile
from jalon.impact.delays.incidence import Incidence
from jalon.impact.intervals import Z90
from jalon.impact.thresholds import DelayRules, delay_rules

TAIL = 0.05


@dataclass(frozen=True, slots=True)
class Median:
    """The day by which half of all who entered had the event; None where the curve does not get there ("not reached").

    `low` and `high` bound it at 90 %; `high` None means that no upper end can be given.
    """

    days: float | None
    low: float | None
    high: float | None


def share_interval(curve: Incidence, days: float, rules: DelayRules | None = None) -> tuple[float, float] | None:
    """Interval of the share after so many days; None when fewer entered than the rules ask."""
    given = rules or delay_rules()
    if curve.n < given.fewest:
        return None
    value, variance = curve.at(days)
    if curve.n < given.small or not 0 < value < 1 or variance <= 0:
        return beta_shaped(value, variance, curve.followed(days))
    return log_log(value, variance)


def beta_shaped(value: float, variance: float, followed: float) -> tuple[float, float]:
    """Interval of as many tries as have this variance; of those followed to that day where there is no variance."""
    tries = value * (1 - value) / variance if variance > 0 and 0 < value < 1 else max(followed, 1.0)
    x = value * tries
    low = 0.0 if value <= 0 else beta_quantile(TAIL, x + 0.5, tries - x + 0.5)
    high = 1.0 if value >= 1 else beta_quantile(1 - TAIL, x + 0.5, tries - x + 0.5)
    return min(low, value), max(high, value)


def log_log(value: float, variance: float) -> tuple[float, float]:
    """Interval on the scale log(-log(1-F)), for 0 < F < 1."""
    rest = 1 - value
    half = Z90 * sqrt(variance) / (rest * -log(rest))
    return 1 - rest ** exp(-half), 1 - rest ** exp(half)


def median(curve: Incidence, rules: DelayRules | None = None) -> Median | None:
    """The median with the days at which the interval of the share holds one half (Brookmeyer & Crowley 1982)."""
    given = rules or delay_rules()
    if curve.n < given.fewest:
        return None
    steps = [float(day) for day in curve.time]
    spans = [share_interval(curve, day, given) or (0.0, 1.0) for day in steps]
    return Median(
        days=next((day for day, value in zip(steps, curve.value, strict=True) if value >= 0.5 - 1e-12), None),
        low=next((day for day, (_, high) in zip(steps, spans, strict=True) if high >= 0.5), None),
        high=next((day for day, (low, _) in zip(steps, spans, strict=True) if low >= 0.5), None),
    )
