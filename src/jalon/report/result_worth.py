"""What a score is worth: other reasonable methods, what each source covers, what stands behind the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.report.elements import Finding


@dataclass(frozen=True, slots=True)
class Robustness:
    """The same evidence under other reasonable choices: histogram of points (left edges, counts) and 90 % range."""

    draws: int
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    low: float
    high: float
    weights: dict[str, float]
    choices: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """A source, the period it covers and the share of the year that this is."""

    kind: str
    name: str
    period_from: str | None
    period_to: str | None
    share: float | None
    rows: int


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """An input as it was imported: its base name, SHA-256, export date if it says so, rows that became facts.

    `grade` is api when LinkedIn's interface gave it to `jalon pull` and no line of it was changed since, else
    self_supplied.
    """

    name: str
    sha256: str
    exported_on: str | None
    rows: int
    grade: str = "self_supplied"


@dataclass(frozen=True, slots=True)
class Trust:
    """What supports the evidence: `grade` (self_supplied, cross_checked, api), what was checked, the files."""

    grade: str
    checks: tuple[Finding, ...]
    files: tuple[ImportedFile, ...]
