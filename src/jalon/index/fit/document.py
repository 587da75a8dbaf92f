"""A fitted edition as its published JSON: figures rounded and within bounds, scale recomputed, named by its hash."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from jalon.index.canonical import document_hash
from jalon.index.edition import parse_edition
from jalon.index.fit.sector_offsets import Offsets
from jalon.index.fit.vector import Figures, dispersion_of
from jalon.index.parameters import Floats
from jalon.index.reference import reference_scale

DECIMALS = 3
RATE_DECIMALS = 5
with (Path(__file__).parent / "floors.toml").open("rb") as _file:
    _FLOORS: dict[str, Any] = tomllib.load(_file)
FITTED = {"kind": "fitted", "grade": "J"}


def with_figures(document: dict[str, Any], figures: Figures, median_exposure: Floats) -> dict[str, Any]:
    """`document` with the fitted figures of its items, stages and prior; the weights stay."""
    made = copy.deepcopy(document)
    for row, item in enumerate(made["items"]):
        places = DECIMALS if item["kind"] == "cnt" else RATE_DECIMALS
        item["alpha"] = round(float(figures.alpha[row]), DECIMALS)
        item["loading"] = round(float(figures.loading[row]), DECIMALS)
        spread = dispersion_of(item["kind"], float(figures.spread[row]))
        item["dispersion"] = round(max(spread, least_dispersion(item["code"], item["kind"])), places)
        item["reference_exposure"] = round(max(float(median_exposure[row]), 0.1), 1)
    made["stages"]["thresholds"] = [0.0, *(round(float(c), DECIMALS) for c in figures.thresholds[1:])]
    for part, loading in zip(made["dimensions"], figures.prior_loading, strict=True):
        part["loading"] = round(float(loading), DECIMALS)
    return sealed(made)


def least_dispersion(code: str, kind: str) -> float:
    """The floor under the published dispersion of an item: its own in floors.toml, or that of its kind."""
    return _FLOORS["items"].get(code, _FLOORS["count" if kind == "cnt" else "rate"])


def with_sectors(document: dict[str, Any], offsets: Mapping[str, Offsets]) -> dict[str, Any]:
    """`document` with the offsets of these sectors."""
    made = copy.deepcopy(document)
    made["sectors"] = [
        {"code": code, "offsets": _rounded(one.items), "thresholds": _rounded(one.thresholds)}
        for code, one in offsets.items()
    ]
    return sealed(made)


def _rounded(values: Floats) -> list[float]:
    return [round(float(x), DECIMALS) for x in values]


def with_weights(document: dict[str, Any], weights: Floats) -> dict[str, Any]:
    """`document` with these weights."""
    made = copy.deepcopy(document)
    for part, weight in zip(made["dimensions"], weights, strict=True):
        part["weight"] = float(weight)
    return sealed(made)


def sealed(document: dict[str, Any]) -> dict[str, Any]:
    """`document` with its scale recomputed and its hash; EditionInvalid when it breaks a law of the method."""
    made = copy.deepcopy(document)
    scale, dimensions = made["scale"], made["dimensions"]
    loadings, weights = ([part[key] for part in dimensions] for key in ("loading", "weight"))
    spread, mean = reference_scale(loadings, weights, made["tau"], scale["draws"], scale["seed"])
    made["scale"] = {**scale, "sigma_ref": spread, "ref_mean": mean}
    made["hash"] = document_hash(made)
    parse_edition(made)
    return made


def median_exposure(e: Floats, stages: Floats, graded: Floats) -> Floats:
    """Median opportunities (J,) of the calibration members; a graded item's are its counterparts."""
    counted = np.where(graded[None, :] > 0, stages.sum(axis=1)[:, None], e)
    return np.median(counted, axis=0)
