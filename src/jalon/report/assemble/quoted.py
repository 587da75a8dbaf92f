"""Norms of the published table as the report quotes them."""

from __future__ import annotations

from jalon.norms import PublishedNorm
from jalon.report.result import Norm


def norm_of(norm: PublishedNorm) -> Norm:
    """A published figure in the report's shape."""
    return Norm(
        code=norm.code,
        low=norm.low,
        high=norm.high,
        unit=norm.unit,
        population=norm.population,
        n=norm.n,
        year=norm.year,
        source=norm.source,
        grade=norm.grade,
    )
