"""Skill: by how much per cent a model's loss is less than another's, with an interval from resampled members.

Members and not rows are drawn, because the quarters of one member resemble each other (cluster bootstrap: Field and
Welsh, 2007).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.impact.validity.panel import Floats, Integers
from jalon.impact.validity.settings import settings


@dataclass(frozen=True, slots=True)
class Skill:
    """Per cent less loss than the baseline, with 90 % interval; negative when it is more."""

    value: float
    low: float
    high: float


def skill(member: Integers, candidate: Floats, baseline: Floats) -> Skill:
    """Skill of `candidate` losses (N,) against `baseline` ones of the same rows. The same draws every time."""
    rules = settings()["forecast"]
    _, code = np.unique(member, return_inverse=True)
    ours, theirs = np.bincount(code, candidate), np.bincount(code, baseline)
    random = np.random.default_rng(rules["seed"])
    n = len(ours)
    drawn: list[float] = []
    for _ in range(int(rules["draws"])):
        weight = np.bincount(random.integers(0, n, n), minlength=n)
        drawn.append(_percent(float(weight @ ours), float(weight @ theirs)))
    low, high = (float(x) for x in np.quantile(drawn, [0.05, 0.95]))
    return Skill(_percent(float(ours.sum()), float(theirs.sum())), low, high)


def _percent(ours: float, theirs: float) -> float:
    return 100.0 * (1.0 - ours / theirs) if theirs > 0 else 0.0
