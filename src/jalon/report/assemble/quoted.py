"""Published norms in the report's shape: one reference range an indicator or step."""

from __future__ import annotations

from jalon.norms.published import PublishedNorm, reference_norms
from jalon.report.result import Norm


def published() -> dict[str, Norm]:
    """Reference ranges by code, each with its grade."""
    return {code: _norm(norm) for code, norm in reference_norms().items()}


def _norm(norm: PublishedNorm) -> Norm:
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
        denominator=norm.denominator,
    )
