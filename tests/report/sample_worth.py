"""Invented objectives, robustness and coverage of the full result."""

from __future__ import annotations

from jalon.report.result import Estimate, Finding, Objective, Robustness, SourceCoverage
from tests.report.sample_indicators import ARCHIVE


def objectives() -> tuple[Objective, ...]:
    return (
        Objective("Signer 6 missions en 2026", "contracts_signed", 6, "count", "2026-12-31", 4.0,
                  Estimate(5.0, 4.0, 7.0, None, None, "count", "provisional"), 0.41, "measured"),
        Objective("10 conversations par mois avec des directions d’usine", "conversations", 120, "count", "2026-12-31",
                  107.0, Estimate(128.0, 119.0, 137.0, None, None, "count", "provisional"), 0.94, "measured"),
        Objective(None, "answer_rate", 0.35, "share", "2026-12-31", 0.292,
                  Estimate(0.29, 0.24, 0.34, None, None, "share", "provisional"), 0.04, "measured"),
    )  # fmt: skip


def robustness() -> Robustness:
    return Robustness(
        draws=1000,
        edges=tuple(float(edge) for edge in range(54, 68)),
        counts=(2, 5, 18, 55, 96, 130, 165, 172, 140, 104, 66, 32, 11, 4),
        low=57.3,
        high=64.2,
        weights={"brand": 0.2, "people": 0.15, "insights": 0.15,
                 "relationships": 0.15, "messaging": 0.15, "results": 0.2},
        choices=(
            Finding("choice_weights", {"spread": 0.25}),
            Finding("choice_taus", {"low": 0.0, "high": 2.0}),
            Finding("choice_half_lives", {"low": 42.0, "high": 3650.0}),
            Finding("choice_dispersions", {"low": 0.5, "high": 2.0}),
            Finding("choice_event_weights", {"low": 0.6, "high": 1.4}),
        ),
    )  # fmt: skip


def sources() -> tuple[SourceCoverage, ...]:
    return (
        SourceCoverage("connections", ARCHIVE, "2019-02-11", "2026-10-31", 1.0, 1930),
        SourceCoverage("invitations", ARCHIVE, "2026-05-04", "2026-10-31", 0.49, 611),
        SourceCoverage("messages", ARCHIVE, "2019-03-01", "2026-10-31", 1.0, 4121),
        SourceCoverage("posts", ARCHIVE, "2020-01-01", "2026-10-31", 1.0, 402),
        SourceCoverage("meetings", "agenda.ics", "2025-11-01", "2026-10-31", 1.0, 203),
        SourceCoverage("results", "results.csv", "2026-03-01", "2026-10-31", 0.67, 88),
    )
