"""The edition that stands in until real members allow another: fitted on invented ones, and saying so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jalon.index.edition import parse_edition
from jalon.index.fit.build import build_edition
from jalon.index.fit.document import sealed
from jalon.index.fit.named import Name, fit_report, named
from jalon.proof.cohort import expert_document, simulated_cohort

ON = "2026-11-23"
VERSION = "0.2.0"


ANONYMOUS_WEIGHT = 0.15  # of items in which nobody is named: followers and reactions can be arranged


def starting_document() -> dict[str, Any]:
    """The expert edition, its anonymous items at a small weight."""
    document = expert_document()
    for item in document["items"]:
        if "audience" in item["needs"]:
            item["event_weight"] = min(item["event_weight"], ANONYMOUS_WEIGHT)
    return sealed(document)


def fitted_edition(name: str, members: int, seeds: Sequence[int], world: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The document and the fit report of an edition fitted on `members` invented members of `world` a seed."""
    base = starting_document()
    cohort = simulated_cohort(parse_edition(base), members, seeds, world)
    built = build_edition(base, cohort)
    many, drawn = members * len(seeds), ", ".join(str(seed) for seed in seeds)
    whom = Name(
        id=name,
        version=VERSION,
        on=ON,
        cohort_en=f"{many} invented members of world {world}, seeds {drawn}",
        cohort_fr=f"{many} membres inventés du monde {world}, graines {drawn}",
    )
    document = named(built, whom)
    return document, fit_report(document, built, cohort, [part["weight"] for part in base["dimensions"]])
