"""A team card: what a member hands over of his report. His name stands in it only if he says so himself.

{"schema": "jalon.card/1", "member_id": "...", "name": null, "by_name": false, "team": "", "as_of": "2026-09-30",
 "edition": "...", "edition_hash": "...", "cohort": {}, "points": {...}, "pillars": {...}, "stages": [...]}
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jalon.norms.refusal import refused

SCHEMA = "jalon.card/1"
ESTIMATE = ("value", "low", "high", "se", "state")
Card = dict[str, Any]


def card_of(report: Mapping[str, Any], secret: bytes, team: str = "", by_name: bool = False) -> Card:
    """The card of a report (jalon.result/1): no contact, no file, no message, no amount. Raises NormsInvalid."""
    try:
        head, foot = report["head"], report["foot"]
        return {
            "schema": SCHEMA,
            "member_id": hmac.digest(secret, f"team {head['url'] or head['name']}".encode(), "sha256").hex()[:16],
            "name": head["name"] if by_name else None,
            "by_name": by_name,
            "team": team,
            "as_of": head["as_of"],
            "edition": foot["edition"],
            "edition_hash": foot["edition_hash"],
            "cohort": dict(report.get("cohort") or {}),
            "points": _estimate(report["score"]["points"]),
            "pillars": {pillar["code"]: _estimate(pillar["points"]) for pillar in report["pillars"]},
            "stages": _stages(report),
        }
    except (KeyError, TypeError, AttributeError):
        raise refused("card_source") from None


def read_card(path: Path) -> Card:
    """A member's card. Raises NormsInvalid for anything else, and for a name without the member's word."""
    try:
        found: Card = json.loads(path.read_text(encoding="utf-8"))
        sound = found["schema"] == SCHEMA and isinstance(found["member_id"], str) and isinstance(found["team"], str)
        sound = sound and all(name in found["points"] for name in ESTIMATE) and bool(found["edition_hash"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        sound, found = False, {}
    if not sound:
        raise refused("card_unreadable", file=path.name)
    if found["name"] and found["by_name"] is not True:
        raise refused("card_consent", file=path.name)
    return found


def _estimate(estimate: Mapping[str, Any]) -> dict[str, Any]:
    return {name: estimate[name] for name in ESTIMATE}


def _stages(report: Mapping[str, Any]) -> list[float] | None:
    """People written to first by the furthest stage that they reached, where messages and results were read."""
    graded = (i["stage_counts"] for i in report["indicators"] if i["kind"] == "grd" and i["stage_counts"])
    return next(graded, None)
