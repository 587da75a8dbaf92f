"""Closed-form 90 % intervals for shares and rates, fit for the small numbers of one seller.

Wilson, E. B. (1927), JASA 22; Byar's approximation to the exact Poisson limits, in Breslow & Day (1987).
"""

from __future__ import annotations

from math import sqrt

Z90 = 1.6448536269514722


def wilson(successes: float, n: float, z: float = Z90) -> tuple[float, float]:
    """Interval of a share, both ends in [0, 1]; (0, 1) when nothing was tried."""
    if n <= 0:
        return 0.0, 1.0
    p = successes / n
    centre = p + z * z / (2 * n)
    half = z * sqrt(max(p * (1 - p), 0.0) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def poisson(events: float, exposure: float, z: float = Z90) -> tuple[float, float]:
    """Interval of a rate (events per unit of exposure); (0, inf) when there is no exposure."""
    if exposure <= 0:
        return 0.0, float("inf")
    low = 0.0 if events <= 0 else events * (1 - 1 / (9 * events) - z / (3 * sqrt(events))) ** 3
    up = events + 1
    high = up * (1 - 1 / (9 * up) + z / (3 * sqrt(up))) ** 3
    return max(low, 0.0) / exposure, high / exposure
