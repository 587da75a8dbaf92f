"""Invitations: one a real account and period, given out by the aggregator. They slow down whoever invents contributors.

The register keeps hashes and the organisation; the invitations themselves are handed to the organisation.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jalon.norms.exchange.acceptance import Register, token_hash
from jalon.norms.exchange.contribution import PERIOD
from jalon.norms.refusal import exchange_refused

FORMAT = "jalon.register/1"


def with_invitations(register: dict[str, Any], organisation: str, tokens: Sequence[str]) -> dict[str, Any]:
    """The register with these invitations of an organisation added."""
    return {**register, "tokens": {**register["tokens"], **{token_hash(token): organisation for token in tokens}}}


def new_register(period: str) -> dict[str, Any]:
    """An empty register of a period like 2026-Q3."""
    if not PERIOD.fullmatch(period):
        raise exchange_refused("bad_period", period=period)
    return {"format": FORMAT, "period": period, "tokens": {}}


def read_register(path: Path) -> dict[str, Any]:
    """The register of a file. Raises ExchangeRefused for anything else."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["format"] == FORMAT and all(isinstance(v, str) for v in found["tokens"].values()) and found["period"]:
            return found
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise exchange_refused("bad_register", file=path.name)


def register_of(document: dict[str, Any]) -> Register:
    """The register as the aggregator uses it."""
    return Register(document["period"], document["tokens"])
