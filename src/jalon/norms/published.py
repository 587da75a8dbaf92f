"""What is publicly known beside an indicator: a range with its source, year, population, denominator, n and grade."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

GRADES = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True)
class PublishedNorm:
    """A published figure for the indicator or conversion `code`; never a percentile.

    `low` to `high` in `unit` ("share" is 0 to 1). `population` and `denominator` are codes for `wording`; `n` and
    `year` are written in figures, `n` empty where the source does not state it. `reference` marks the one range per
    code that may stand beside a person's own.
    """

    code: str
    low: float
    high: float
    unit: str
    population: str
    denominator: str
    n: str
    year: str
    source: str
    grade: str
    reference: bool


@cache
def published_norms() -> tuple[PublishedNorm, ...]:
    """Every published figure kept, in the order of the file."""
    rows: list[dict[str, Any]] = _table()["norms"]
    return tuple(_norm(row) for row in rows)


def reference_norms() -> dict[str, PublishedNorm]:
    """The reference range by code."""
    return {norm.code: norm for norm in published_norms() if norm.reference}


def wording(code: str, language: str = "en") -> str:
    """The population or denominator `code` in words, "en" or "fr". KeyError when there is none."""
    table = _table()
    words = {**table["populations"], **table["denominators"]}[code]
    return words[1 if language == "fr" else 0]


def _norm(row: dict[str, Any]) -> PublishedNorm:
    return PublishedNorm(**{**row, "reference": row.get("reference", False)})


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("jalon.norms").joinpath("published.toml").read_text("utf-8"))
