"""Invented panels: stable abilities, an index that carries them, results that follow it or do not."""

from __future__ import annotations

import numpy as np

from jalon.impact.validity.panel import Panel


def world(
    members: int,
    quarters: int,
    seed: int,
    effect: float = 0.0,
    ability: float = 0.3,
    rate: float = 4.0,
    trend: float = 0.0,
    shock: float = 0.0,
) -> Panel:
    """Results of a quarter ~ Poisson(rate exp(ability of the member + effect x own change of the index a quarter ago)).

    The index is 50 + 12.5 (.7 ability + own changes); `effect` is per standard deviation of own changes. `trend` raises
    index and results alike each quarter, `shock` is common to all members in a quarter.
    """
    random = np.random.default_rng(seed)
    skill = random.standard_normal(members)[:, None]
    change = random.standard_normal((members, quarters))
    time = np.arange(quarters) * trend
    common = shock * random.standard_normal(quarters)
    index = 50 + 12.5 * (0.7 * skill + 0.7 * change + time + common)
    before = np.concatenate([np.zeros((members, 1)), change[:, :-1]], axis=1)
    shared = np.concatenate([[0.0], common[:-1]])
    outcome = random.poisson(rate * np.exp(ability * skill + effect * before + 0.5 * (time + shared))).astype(float)
    return panel_of(index, outcome)


def panel_of(index: np.ndarray, outcome: np.ndarray) -> Panel:
    """A panel from (members, quarters)."""
    members, quarters = outcome.shape
    flat = outcome.ravel()
    return Panel(
        np.repeat(np.arange(members), quarters),
        np.tile(np.arange(quarters) + 4 * 2024, members),
        index.ravel(),
        flat,
        flat,
        np.full(flat.shape, np.nan),
        np.zeros(flat.shape, dtype=np.int64),
    )
