"""Run the worlds: every check that belongs to a world, for every seed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jalon import __version__
from jalon.index import Edition
from jalon.proof.finding import Finding
from jalon.proof.properties import CHECKS
from jalon.proof.trial import Trial

SIZES = ("quick", "nightly")
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """`members` of each world, `draws` for intervals, `seeds` and `worlds` to run."""

    members: int
    draws: int
    seeds: tuple[int, ...]
    worlds: tuple[str, ...]


@cache
def settings() -> dict[str, Any]:
    """The table plan.toml."""
    return tomllib.loads(files("jalon.proof").joinpath("plan.toml").read_text(encoding="utf-8"))


def all_worlds() -> tuple[str, ...]:
    """Worlds that some check needs, in their order."""
    return tuple(sorted({world for _, worlds in CHECKS for world in worlds}))


def plan_of(size: str, seeds: Sequence[int] = (), worlds: Sequence[str] = ()) -> Plan:
    """What a size means, with other seeds or fewer worlds if asked."""
    table = settings()[size]
    return Plan(table["members"], table["draws"], tuple(seeds or table["seeds"]), tuple(worlds) or all_worlds())


def prove(edition: Edition, plan: Plan, progress: Progress | None = None) -> list[Finding]:
    """All findings, by property, world and seed."""
    found: list[Finding] = []
    for seed in plan.seeds:
        for world in plan.worlds:
            if progress:
                progress(world, seed)
            found.extend(_in_world(Trial(edition, world, seed, plan.members, plan.draws)))
    return ordered(found)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By property, world, title and seed."""
    return sorted(findings, key=lambda f: (f.property, f.world, f.title, f.seed))


def made_by(edition: Edition, plan: Plan) -> dict[str, Any]:
    """What a finding depends on beside its world and seed."""
    return {
        "version": __version__, "edition": edition.id, "hash": edition.hash, "members": plan.members,
        "draws": plan.draws,
    }  # fmt: skip


def _in_world(trial: Trial) -> Iterator[Finding]:
    for check, worlds in CHECKS:
        if trial.world in worlds:
            yield from check(trial)
