"""Expectation-maximisation where the data suffice; the published m and u elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

    from jalon.linkage.model import Model


def train(cursor: duckdb.DuckDBPyConnection, linker: Any, model: Model) -> bool:
    """Estimate m and u from the records themselves when there are enough on both sides; True when it was done."""
    return False
