"""Invented contributors: signed contributions with invitations of several organisations."""

from __future__ import annotations

from typing import Any

import numpy as np

from jalon.norms.exchange.acceptance import Register, token_hash
from jalon.norms.exchange.rules import metrics, rules
from jalon.norms.exchange.signing import signed

PERIOD, EDITION = "2026-Q3", "e" * 64
Given = dict[str, Any]


def unsigned(k: int, points: float = 50.0, sector: str = "J62", size: str = "11-50") -> Given:
    """The contribution of person `k`, every metric at `points`."""
    return {
        "schema": rules()["schema"], "period": PERIOD, "edition": EDITION, "sector": sector, "size": size,
        "country": "FR", "tool": "0.1.0", "n_band": 100,
        "metrics": {m.code: m.rounded(points) for m in metrics()}, "token": f"token-{k}",
    }  # fmt: skip


def secret(k: int) -> bytes:
    return k.to_bytes(32, "big")


def contribution(k: int, points: float = 50.0, **how: str) -> Given:
    """The same, signed."""
    return signed(unsigned(k, points, **how), secret(k))


def register(n: int, organisations: int = 8) -> Register:
    """Invitations 0 to n - 1, shared out among organisations."""
    return Register(PERIOD, {token_hash(f"token-{k}"): f"organisation {k % organisations}" for k in range(n)})


def many(n: int, seed: int = 1, mean: float = 50.0, first: int = 0, **how: str) -> list[Given]:
    """`n` contributions, points normal with 12.5 around `mean`."""
    points = mean + 12.5 * np.random.default_rng(seed).standard_normal(n)
    return [contribution(first + k, float(points[k]), **how) for k in range(n)]
