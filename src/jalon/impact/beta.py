"""Quantiles of the Beta distribution, by its continued fraction and bisection.

Continued fraction after Lentz (1976), as in Press et al., Numerical Recipes (1992), 6.4; relative error below 1e-12.
"""

from __future__ import annotations

from math import exp, lgamma, log, log1p

TINY, STEPS = 1e-300, 400


def beta_share(x: float, a: float, b: float) -> float:
    """Probability that a Beta(a, b) variable is at most x."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def beta_quantile(share: float, a: float, b: float) -> float:
    """The x below which a Beta(a, b) variable lies with probability `share`; 0 for a <= 0, 1 for b <= 0."""
    if a <= 0 or b <= 0:
        return float(b <= 0)
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_share(middle, a, b) < share else (low, middle)
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _kept(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d, c = 1 / _kept(1 + term * d), _kept(1 + term / c)
            found *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return found


def _kept(value: float) -> float:
    return value if abs(value) > TINY else TINY
