"""The golden score oracle in the layout of this package: its edition, its members, what it expects of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from jalon.index.edition import FORMAT, Edition, parse_edition
from jalon.index.totals import Totals

ORACLE = json.loads((Path(__file__).parents[1] / "oracles" / "golden_score.json").read_text("utf-8"))
MEMBERS = list(ORACLE["members"])
STAND_IN = "outreach_answered_when_no_crm"
_JUDGED = {"kind": "prototype", "grade": "J", "note": "golden oracle"}


def golden_edition() -> Edition:
    return parse_edition(golden_document(), verify=False)


def golden_document() -> dict[str, Any]:
    raw = ORACLE["edition"]
    dimensions = list(dict.fromkeys(item["pillar"] for item in raw["items"]))
    return {
        "format": FORMAT,
        "id": "golden",
        "version": "0.0.1",
        "provisional": True,
        "face": ["provisional"],
        "scale": {
            "par_points": 50, "points_per_sd": 12.5, "quantile": 1.645,
            "sigma_ref": raw["ref_sd"], "ref_mean": 0.0, "draws": 200000, "seed": 0,
        },
        "tau": raw["tau"],
        "dimensions": [
            {"code": code, "weight": weight, "loading": loading, "basis": _JUDGED}
            for code, weight, loading in zip(dimensions, raw["weights"], raw["prior_loadings"], strict=True)
        ],
        "pillars": [{"code": code, "dimensions": [code]} for code in dimensions],
        "items": [_item(item) for item in raw["items"]],
        "stages": {
            "names": ["silent", "answered", "met", "quote", "contract"],
            "scores": raw["stage_scores"], "thresholds": [0.0, *raw["stage_thresholds"]], "basis": _JUDGED,
        },
        "time": {
            "half_life_days": 90, "horizon_days": 365, "company_cap": 2, "once_per_counterpart": True,
            "top_counterparts": 3, "top_share": 0.4, "basis": _JUDGED,
        },
        "states": {
            "established_se": 5, "provisional_se": 8, "pillar_established_se": 5, "pillar_provisional_se": 8,
            "sure": 0.95, "likely": 0.8, "basis": _JUDGED,
        },
        "choice_space": {
            "draws": 10, "seed": 1, "weight_spread": 0.25, "taus": [1.0], "half_life_days": [90.0],
            "dispersion_factor": [0.5, 2.0], "event_weight_factor": [0.6, 1.4],
        },
        "changes": [],
    }  # fmt: skip


def golden_totals(name: str) -> Totals:
    member = ORACLE["members"][name]
    mask = member.get("mask", [float(item["name"] != STAND_IN) for item in ORACLE["edition"]["items"]])
    return Totals(*(np.array([member[key]], dtype=float) for key in ("y", "e", "g")), np.array([mask], dtype=float))


def _item(raw: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": raw["name"], "pillar": raw["pillar"], "dimension": raw["pillar"], "kind": raw["kind"],
        "actor": "counterpart", "needs": [raw["source"]], "event_families": [raw["name"]],
        "event_weight": raw["event_weight"], "alpha": raw["alpha"], "loading": raw["loading"],
        "dispersion": raw["dispersion"], "exposure_unit": "opportunities", "reference_exposure": 20.0,
        "maturity_days": 0, "window_days": None, "basis": _JUDGED,
        "stand_in_for": "outreach_counterparts_graded_0_4" if raw["name"] == STAND_IN else None,
    }  # fmt: skip
