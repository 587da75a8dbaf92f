"""The published tables as arrays: TAI (23 countries, 8 indicators) and ASEM (51 countries, 49 indicators)."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np

from jalon.index.classic import Element

ORACLES = Path(__file__).parents[2] / "oracles"
COINR = json.loads((ORACLES / "coinr_tai.json").read_text("utf-8"))
HANDBOOK = json.loads((ORACLES / "oecd_tai.json").read_text("utf-8"))
# COINr's tables have ten decimals.
COINR_TOLERANCE = {"rel": 0, "abs": 1e-9}


def rows(name: str) -> list[dict[str, str]]:
    with (ORACLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def columns(table: list[dict[str, str]], names: list[str]) -> np.ndarray:
    return np.array([[np.nan if row[name] in ("", "NA") else float(row[name]) for name in names] for row in table])


_TAI = rows("tai23.csv")
COUNTRIES = [row["country"] for row in _TAI]
INDICATORS = [name for name in _TAI[0] if name != "country"]
TAI = columns(_TAI, INDICATORS)
PILLARS = ["creation", "recent", "old", "skills"]
_GROUPS = ["creation", "creation", "recent", "recent", "old", "old", "skills", "skills"]
_PARENT = dict(zip(INDICATORS, _GROUPS, strict=True))
STRUCTURE = [
    *(Element(name, _PARENT[name]) for name in INDICATORS), *(Element(name, "TAI") for name in PILLARS), Element("TAI")
]  # fmt: skip


def by_indicator(table: dict[str, float]) -> np.ndarray:
    return np.array([table[name] for name in INDICATORS])


def by_country(table: dict[str, float]) -> np.ndarray:
    return np.array([table[name] for name in COUNTRIES])


def five_countries() -> np.ndarray:
    """The Handbook's Table 35: five countries, logarithms with three decimals."""
    five = HANDBOOK["table35_36_37_five"]
    x = TAI[[COUNTRIES.index(country) for country in five["order"]]].copy()
    for name in ("telephones", "electricity"):
        x[:, INDICATORS.index(name)] = five[name]
    return x
