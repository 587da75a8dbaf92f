"""A built edition under its own name: what each figure was fitted on, its change log, its face, and the fit report."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np

from jalon.index.edition_rules import MAX_PRIOR_LOADING, MAX_WEIGHT
from jalon.index.fit.build import Built, Cohort
from jalon.index.fit.document import least_dispersion, sealed
from jalon.index.fit.vector import LARGEST_LOADING

FACE = ["edition_provisional", "edition_simulated_rates", "edition_no_real_cohort"]
_NEAR = 1e-3


@dataclass(frozen=True, slots=True)
class Name:
    """`id` and `version` of the new edition, the day it was made, and in English and French what it was fitted on."""

    id: str
    version: str
    on: str
    cohort_en: str
    cohort_fr: str


def named(built: Built, name: Name) -> dict[str, Any]:
    """The document of `built` under its own name, sealed."""
    made = copy.deepcopy(built.document)
    made.update(id=name.id, version=name.version, provisional=True, face=FACE)
    fitted = {"kind": "fitted", "grade": "J", "note": f"Fitted: {name.cohort_en}."}
    for part in (*made["items"], *made["dimensions"], made["stages"]):
        part["basis"] = fitted
    made["changes"] = [*made["changes"], _change(name)]
    return sealed(made)


def _change(name: Name) -> dict[str, str]:
    return {
        "on": name.on,
        "en": f"Figures fitted and weights learned from later results: {name.cohort_en}. No real members.",
        "fr": f"Chiffres ajustés et poids appris des résultats ultérieurs : {name.cohort_fr}. Aucun membre réel.",
    }


def fit_report(document: dict[str, Any], built: Built, cohort: Cohort, expert: list[float]) -> dict[str, Any]:
    """What the fit found, for the reader of the edition: JSON."""
    codes = [part["code"] for part in document["dimensions"]]
    return {
        "edition": document["id"],
        "hash": document["hash"],
        "members": len(cohort.totals),
        "later_contracts_mean": round(float(cohort.later_contracts.mean()), 3),
        "later_meetings_mean": round(float(cohort.later_meetings.mean()), 3),
        "objective_per_member": round(built.calibrated.objective, 4),
        "evaluations": built.calibrated.evaluations,
        "weights_raw": dict(zip(codes, np.round(built.learned.raw, 4).tolist(), strict=True)),
        "weights_expert": dict(zip(codes, expert, strict=True)),
        "outcome_slope": round(built.learned.slope, 4),
        "outcome_dispersion": round(built.learned.spread, 4),
        "at_a_bound": at_bounds(document),
    }


def at_bounds(document: dict[str, Any]) -> list[str]:
    """Figures that stand at a published bound: there the bound speaks, not the data."""
    found = [f"{d['code']}: prior loading" for d in document["dimensions"] if d["loading"] > MAX_PRIOR_LOADING - _NEAR]
    found += [f"{d['code']}: weight" for d in document["dimensions"] if d["weight"] > MAX_WEIGHT - _NEAR]
    for item in document["items"]:
        if item["loading"] > LARGEST_LOADING - _NEAR:
            found.append(f"{item['code']}: loading")
        if item["dispersion"] <= least_dispersion(item["code"], item["kind"]):
            found.append(f"{item['code']}: dispersion")
    return found
