"""Invented groups: members with points, pillars and a cohort."""

from __future__ import annotations

from typing import Any

import numpy as np

from jalon.norms.build import Label
from jalon.norms.settings import measures

LABEL = Label("organisation", "Sellers of Exemple SA", "2026-Q3", "2026.11-expert", "e" * 64)
Columns = dict[str, Any]


def group(n: int, seed: int = 1, mean: float = 50.0, **cohort: str) -> Columns:
    """`n` members of one cohort, points normal with 12.5 around `mean`."""
    random = np.random.default_rng(seed)
    figures = {name: mean + 12.5 * random.standard_normal(n) for name in measures()}
    texts = {name: [cohort.get(name)] * n for name in ("sector", "size", "country", "role")}
    return {"member_id": [f"{seed}-{k}" for k in range(n)], "state": ["established"] * n, **figures, **texts}


def together(*groups: Columns) -> Columns:
    """Several groups as one table."""
    return {name: [value for one in groups for value in one[name]] for name in groups[0]}
