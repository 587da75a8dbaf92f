"""The edition that stands in until real members allow another: fitted on invented ones, and saying so."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from jalon.index.edition import parse_edition
from jalon.index.fit.build import build_edition
from jalon.index.fit.document import sealed
from jalon.index.fit.named import Name, fit_report, named
from jalon.proof.cohort import expert_document, simulated_cohort

ON = "2026-11-30"
VERSION = "0.3.0"


def starting_document() -> dict[str, Any]:
    """The expert edition, the event weights of some items moved as starting.toml says."""
    document = expert_document()
    moved: dict[str, float] = tomllib.loads(files("jalon.proof").joinpath("starting.toml").read_text("utf-8"))[
        "event_weights"
    ]
    for item in document["items"]:
        item["event_weight"] = moved.get(item["code"], item["event_weight"])
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
