"""A norm file: what is published of a group, versioned, hashed, and nothing that could point to one member.

{"format": "jalon.norms/1", "origin": "organisation", "group": "...", "period": "2026-Q3", "edition": "...",
 "edition_hash": "...", "floor": 20, "withheld": 3, "cohorts": [{"cohort": {"sector": "software"}, "n": 215,
 "measures": {"points": {"n": 215, "levels": [...], "values": [...], "noise": 0}}}], "notes": {}, "hash": "..."}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from jalon.index.canonical import document_hash
from jalon.norms.cohort import ALL, Cohort, cohort_of
from jalon.norms.refusal import refused
from jalon.norms.settings import measures, settings

ORIGINS = ("organisation", "team", "network", "chosen", "exchange", "population")
LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class MeasureNorm:
    """Quantiles of one measure: `values` in points at `levels`; `noise` is the standard deviation, as a share of the
    group, that privacy added to each level.
    """

    n: int
    levels: tuple[float, ...]
    values: tuple[float, ...]
    noise: float = 0.0

    @property
    def median(self) -> float:
        """The published median."""
        return self.values[self.levels.index(0.5)]

    def at(self, level: float) -> float:
        """The published quantile nearest to `level`."""
        return self.values[min(range(len(self.levels)), key=lambda k: abs(self.levels[k] - level))]


@dataclass(frozen=True, slots=True)
class CohortNorm:
    """One published cohort: `n` members, rounded down, and its measures by code."""

    cohort: Cohort
    n: int
    measures: Mapping[str, MeasureNorm]


@dataclass(frozen=True, slots=True)
class Norms:
    """A norm file. `cohorts` stand coarsest first; `withheld` counts those too small to show; `notes` are further
    facts of its making (budget, largest shift by liars).
    """

    origin: str
    group: str
    period: str
    edition: str
    edition_hash: str
    floor: int
    withheld: int
    cohorts: tuple[CohortNorm, ...]
    notes: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def find(self, cohort: Cohort) -> tuple[CohortNorm, ...]:
        """The published cohorts that hold `cohort`, finest first; everybody is the last."""
        by_key = {entry.cohort: entry for entry in self.cohorts}
        return tuple(by_key[wider] for wider in cohort.chain() if wider in by_key)


def as_data(norms: Norms) -> dict[str, Any]:
    """The file's content, with its hash."""
    document: dict[str, Any] = {
        "format": settings()["format"],
        "origin": norms.origin,
        "group": norms.group,
        "period": norms.period,
        "edition": norms.edition,
        "edition_hash": norms.edition_hash,
        "floor": norms.floor,
        "withheld": norms.withheld,
        "cohorts": [_cohort_data(entry) for entry in norms.cohorts],
        "notes": dict(norms.notes),
    }
    return {**document, "hash": document_hash(document)}


def to_text(norms: Norms) -> str:
    """The file's text."""
    return json.dumps(as_data(norms), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def load_norms(path: Path) -> Norms:
    """The norms of a file. Raises NormsInvalid when it is unreadable, altered, of another format, or shows a group
    under its floor.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise refused("too_large", file=path.name)
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError):
        raise refused("unreadable", file=path.name) from None
    return norms_from(document, path.name)


def norms_from(document: Any, name: str) -> Norms:
    """The norms of a parsed file called `name`."""
    fields = cast("dict[str, Any]", document) if isinstance(document, dict) else {}
    if fields.get("format") != settings()["format"]:
        raise refused("other_format", file=name, format=settings()["format"])
    if fields.get("hash") != _hash(fields):
        raise refused("altered", file=name)
    try:
        found = _built(fields)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise refused("malformed", file=name) from None
    _check(found, name)
    return found


def _hash(document: dict[str, Any]) -> str:
    try:
        return document_hash(document)
    except (ValueError, TypeError, RecursionError):
        return ""


def _cohort_data(entry: CohortNorm) -> dict[str, Any]:
    return {
        "cohort": entry.cohort.as_data(),
        "n": entry.n,
        "measures": {
            code: {"n": m.n, "levels": list(m.levels), "values": list(m.values), "noise": m.noise}
            for code, m in entry.measures.items()
        },
    }


def _built(document: Mapping[str, Any]) -> Norms:
    return Norms(
        origin=str(document["origin"]),
        group=str(document["group"]),
        period=str(document["period"]),
        edition=str(document["edition"]),
        edition_hash=str(document["edition_hash"]),
        floor=int(document["floor"]),
        withheld=int(document["withheld"]),
        cohorts=tuple(_cohort(entry) for entry in document["cohorts"]),
        notes=dict(document["notes"]),
    )


def _cohort(entry: Mapping[str, Any]) -> CohortNorm:
    found = {
        code: MeasureNorm(int(m["n"]), _numbers(m["levels"]), _numbers(m["values"]), float(m["noise"]))
        for code, m in entry["measures"].items()
    }
    return CohortNorm(cohort_of(entry["cohort"]), int(entry["n"]), found)


def _numbers(values: Any) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _check(norms: Norms, name: str) -> None:
    """What no norm file may do, whoever wrote it."""
    least = settings()["floors"]["exchange" if norms.origin == "exchange" else "organisation"]
    found = [m for entry in norms.cohorts for m in entry.measures.values()]
    if norms.floor < least or any(n < least for n in [*(e.n for e in norms.cohorts), *(m.n for m in found)]):
        raise refused("under_floor", file=name, floor=least)
    if norms.origin not in ORIGINS or not all(_sound(m) for m in found) or not _complete(norms):
        raise refused("malformed", file=name)


def _complete(norms: Norms) -> bool:
    """Everybody comes first, every cohort has its points, no cohort twice, measures are known."""
    keys = [entry.cohort for entry in norms.cohorts]
    codes = {*measures(), *settings()["tree"]["exchanged"]}
    known = all("points" in e.measures and set(e.measures) <= codes for e in norms.cohorts)
    return len(set(keys)) == len(keys) and known and (not keys or keys[0] == ALL)


def _sound(m: MeasureNorm) -> bool:
    grid = settings()["grid"]
    rising = all(a < b for a, b in pairwise(m.levels)) and all(a <= b for a, b in pairwise(m.values))
    inside = all(0 < level < 1 for level in m.levels) and all(grid["low"] <= v <= grid["high"] for v in m.values)
    return len(m.levels) == len(m.values) >= 3 and 0.5 in m.levels and rising and inside and 0 <= m.noise < 1
