"""Figures with their intervals: an indicator's own value, a score, a pillar."""

from __future__ import annotations

from math import sqrt

from jalon.impact.intervals import Z90, poisson, wilson
from jalon.indicators.catalogue import IndicatorFile
from jalon.indicators.evidence import Total
from jalon.report.result import Estimate

NOT_MEASURED = "not_measured"
NOT_ENOUGH = "not_enough"
ESTABLISHED = "established"
PROVISIONAL = "provisional"


def not_measured(unit: str) -> Estimate:
    """No source, no number."""
    return Estimate(None, None, None, None, None, unit, NOT_MEASURED)


def share(successes: float, n: float, fewest: int = 1) -> Estimate:
    """A share from 0 to 1 with its Wilson interval; not_enough below `fewest` tries."""
    if n < fewest:
        return Estimate(None, None, None, None, n, "share", NOT_ENOUGH)
    low, high = wilson(successes, n)
    state = ESTABLISHED if n >= 20 else PROVISIONAL
    return Estimate(successes / n, low, high, None, n, "share", state)


def rate(events: float, exposure: float, unit: str, times: float = 1.0) -> Estimate:
    """Events per unit of exposure, `times` over, with its Poisson interval."""
    if exposure <= 0:
        return Estimate(None, None, None, None, 0.0, unit, NOT_ENOUGH)
    low, high = poisson(events, exposure)
    state = ESTABLISHED if events >= 10 else PROVISIONAL
    return Estimate(times * events / exposure, times * low, times * high, None, events, unit, state)


def mean_stage(stages: tuple[float, ...]) -> Estimate:
    """Mean stage reached, with a normal interval kept within the scale."""
    n = sum(stages)
    if n <= 0:
        return Estimate(None, None, None, None, 0.0, "stage", NOT_ENOUGH)
    mean = sum(r * k for r, k in enumerate(stages)) / n
    variance = sum(k * (r - mean) ** 2 for r, k in enumerate(stages)) / n
    half = Z90 * sqrt(max(variance, 0.25 / n) / n)
    state = ESTABLISHED if n >= 20 else PROVISIONAL
    return Estimate(mean, max(0.0, mean - half), min(4.0, mean + half), None, n, "stage", state)


def indicator_value(file: IndicatorFile, total: Total, observed: bool) -> Estimate:
    """The indicator as a person reads it: raw counts of the year, no decay."""
    if not observed:
        return not_measured(file.unit)
    if file.kind == "bin":
        return share(total.raw_events, total.raw_exposure)
    if file.kind == "grd":
        return mean_stage(total.raw_stages)
    return rate(total.raw_events, total.raw_exposure, file.unit)
