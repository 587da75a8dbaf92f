"""COINr's example index from its raw data to its result: 51 countries, 49 indicators, 11 aggregates."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.index import classic
from jalon.index.classic import Element
from tests.index.classic.oracles import columns, rows

_META = rows("coinr_asem/ASEM_iMeta.csv")
_LEAVES = [row for row in _META if row["Level"] == "1"]
CODES = [row["iCode"] for row in _LEAVES]
TREATED, NORMALISED, AGGREGATED = (rows(f"coinr_asem/{name}.csv") for name in ("Treated", "Normalised", "Aggregated"))
UNITS = [row["uCode"] for row in TREATED]
STRUCTURE = [
    Element(row["iCode"], None if row["Parent"] == "NA" else row["Parent"], float(row["Weight"]))
    for row in _META
    if row["Level"] in {"1", "2", "3", "4"}
]


def denominated_and_imputed() -> np.ndarray:
    """Indicators over their size variable, then the mean of Europe or Asia where a value is missing."""
    data = {row["uCode"]: row for row in rows("coinr_asem/ASEM_iData.csv")}
    raw = [data[unit] for unit in UNITS]
    by = {row["Denominator"] for row in _LEAVES} - {"NA"}
    sizes = {"NA": np.ones(len(raw)), **{name: columns(raw, [name])[:, 0] for name in by}}
    size = np.column_stack([sizes[row["Denominator"]] for row in _LEAVES])
    assert np.isnan(columns(raw, CODES)).sum() == 63
    return classic.impute_mean(columns(raw, CODES) / size, [row["EurAsia_group"] for row in raw])


def test_treated() -> None:
    """15 of the 49 indicators are winsorised, none is logged."""
    found = classic.treat(denominated_and_imputed())
    assert found.values == pytest.approx(columns(TREATED, CODES), rel=1e-12, abs=0)
    assert found.how.count(classic.WINSORISED) == 15
    assert classic.LOGGED not in found.how
    assert sum(found.points) == 35


def test_normalised() -> None:
    oriented = classic.orient(columns(TREATED, CODES), [float(row["Direction"]) for row in _LEAVES])
    assert classic.min_max(oriented) == pytest.approx(columns(NORMALISED, CODES), rel=0, abs=1e-9)


def test_aggregated() -> None:
    found = classic.aggregate_levels(columns(NORMALISED, CODES), CODES, STRUCTURE)
    names = [one.code for one in STRUCTURE]
    assert len(names) == 60
    together = np.column_stack([found[name] for name in names])
    assert together == pytest.approx(columns(AGGREGATED, names), rel=0, abs=1e-9)


def test_the_best_five() -> None:
    """As the package prints them."""
    found = classic.aggregate_levels(columns(NORMALISED, CODES), CODES, STRUCTURE)["Index"]
    best = np.argsort(-found)[:5]
    assert [UNITS[unit] for unit in best] == ["CHE", "NLD", "DNK", "NOR", "BEL"]
    assert found[best] == pytest.approx([68.3837, 64.8195, 64.8041, 64.4678, 63.5395], rel=0, abs=5e-5)
