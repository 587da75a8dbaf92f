"""Both claims, tested and never merged; refused when the data cannot tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from jalon.impact.validity.calibration import Calibration, calibration
from jalon.impact.validity.forecast import Forecasts, forecasts
from jalon.impact.validity.lever import Lever, lever
from jalon.impact.validity.panel import Floats, Pairs, Panel, pairs
from jalon.impact.validity.settings import settings
from jalon.impact.validity.skill import Skill, skill

ADDS, WORSE, CANNOT_TELL, REFUSED = "adds", "worse", "cannot_tell", "refused"
FOLLOWS = "follows"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a claim is not tested: `code`, what there is and about what is needed, in its unit."""

    code: str
    have: float
    need: float


@dataclass(frozen=True, slots=True)
class Validity:
    """`forecast` and `lever` are verdicts; the rest is what they stand on. Skills are against the named baseline.

    `losses` hold mean deviance and mean CRPS by model; `placebo` is the skill of an index dealt out to the wrong rows.
    """

    members: int
    quarters: int
    pairs: int
    outcomes: int
    first: int | None
    last: int | None
    reconstructed: bool
    forecast: str
    skills: dict[str, Skill]
    crps_skill: Skill | None
    losses: dict[str, tuple[float, float]]
    placebo: Skill | None
    calibration: Calibration | None
    lever: str
    exchange: Lever | None
    refusals: tuple[Refusal, ...]


def validate(panel: Panel) -> Validity:
    """Both tests on a panel. Pure: the same panel gives the same figures."""
    found = pairs(panel)
    outcomes = int(found.target.sum())
    refusals = refused(panel.members, len(found.member), outcomes)
    few = any(r.code in ("member_quarters", "outcomes") for r in refusals)
    rolled = None if refusals else forecasts(found)
    if rolled is None and not refusals:
        refusals = (
            Refusal("quarters", float(len(np.unique(found.quarter))), settings()["forecast"]["first_training"] + 1.0),
        )
    skills = _skills(rolled) if rolled else {}
    placebo = _placebo(found, rolled) if rolled else None
    verdict, wide = _forecast_verdict(skills, placebo, panel.members)
    tested = None if few or panel.members < 2 else lever(found, found.last)
    return Validity(
        members=panel.members,
        quarters=len(np.unique(panel.quarter)),
        pairs=len(found.member),
        outcomes=outcomes,
        first=int(panel.quarter.min()) if len(panel.quarter) else None,
        last=int(panel.quarter.max()) if len(panel.quarter) else None,
        reconstructed=panel.reconstructed,
        forecast=verdict,
        skills=skills,
        crps_skill=skill(rolled.member, rolled.crps["candidate"], rolled.crps["pooled"]) if rolled else None,
        losses=_losses(rolled) if rolled else {},
        placebo=placebo,
        calibration=calibration(rolled) if rolled else None,
        lever=_lever_verdict(tested),
        exchange=tested,
        refusals=(*refusals, *wide),
    )


def refused(members: int, member_quarters: int, outcomes: int) -> tuple[Refusal, ...]:
    """What is missing before anything is tested."""
    rules = settings()["refusal"]
    have = {"member_quarters": member_quarters, "members": members, "outcomes": outcomes}
    return tuple(Refusal(code, float(n), float(rules[code])) for code, n in have.items() if n < rules[code])


def _skills(found: Forecasts) -> dict[str, Skill]:
    return {
        name: skill(found.member, found.deviance["candidate"], found.deviance[name])
        for name in found.deviance
        if name != "candidate"
    }


def _losses(found: Forecasts) -> dict[str, tuple[float, float]]:
    return {name: (float(found.deviance[name].mean()), float(found.crps[name].mean())) for name in found.deviance}


def _forecast_verdict(
    skills: Mapping[str, Skill], placebo: Skill | None, members: int
) -> tuple[str, tuple[Refusal, ...]]:
    """It adds only when it does so to the pooled baseline, no other forecasts better, and the placebo adds nothing."""
    rules = settings()["refusal"]
    found = skills.get("pooled")
    if found is None:
        return REFUSED, ()
    if found.low <= rules["skill_low"] and found.high >= rules["skill_high"]:
        # The width of an interval falls with the root of the members.
        need = ceil(members * ((found.high - found.low) / (rules["skill_high"] - rules["skill_low"])) ** 2)
        return REFUSED, (Refusal("wide", float(members), float(need)),)
    if found.high < 0:
        return WORSE, ()
    best = all(one.value > 0 for one in skills.values())
    sound = placebo is not None and placebo.low <= 0
    return (ADDS if found.low > 0 and best and sound else CANNOT_TELL), ()


def _lever_verdict(found: Lever | None) -> str:
    """Follows only when the test says so and the negative control does not say more."""
    if found is None:
        return REFUSED
    clear = found.p <= settings()["lever"]["alpha"] and found.z > found.reverse_z
    return FOLLOWS if clear else CANNOT_TELL


def _placebo(found: Pairs, rolled: Forecasts) -> Skill:
    """Skill of the same index dealt out at random within each quarter: it must hold 0."""
    random = np.random.default_rng(settings()["forecast"]["seed"])
    order = np.lexsort((random.random(len(found.index)), found.quarter))
    dealt: Floats = np.empty_like(found.index)
    dealt[np.lexsort((np.arange(len(order)), found.quarter))] = found.index[order]
    false = forecasts(replace(found, index=dealt))
    losses = rolled.deviance["candidate"] if false is None else false.deviance["candidate"]
    return skill(rolled.member, losses, rolled.deviance["pooled"])
