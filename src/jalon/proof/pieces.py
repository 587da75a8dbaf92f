"""A proof made in pieces: what `jalon proof --format json` wrote at several times, as one run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from jalon.errors import ProofInvalid
from jalon.index import Edition, load_edition
from jalon.proof.finding import Finding
from jalon.proof.run import Plan, made_by, ordered

_AGAIN = "Write it again: jalon proof --format json > piece.json"
_ONE_RUN = "Make all pieces with one version of Jalon, one edition and one size."


@dataclass(frozen=True, slots=True)
class Proof:
    """The findings of a run, of what edition they tell and how much was drawn."""

    edition: Edition
    plan: Plan
    findings: list[Finding]


def merged(paths: Sequence[Path]) -> Proof:
    """All pieces as one proof. Raises ProofInvalid where they are no pieces of one run: another version, edition or
    size, a finding that stands twice, or one that a seed lacks and another has.
    """
    rows = [row for path in paths for row in _rows(path)]
    made = [row.pop("made_by") for row in rows]
    for other in made:
        if other != made[0]:
            named = ", ".join(key for key in made[0] if made[0][key] != other.get(key))
            raise ProofInvalid(f"The pieces differ in what made them: {named}.", _ONE_RUN)
    found = [_finding(row) for row in rows]
    _whole(found)
    plan = Plan(made[0]["members"], made[0]["draws"], *_seeds_and_worlds(found))
    edition = load_edition(made[0]["edition"])
    if made_by(edition, plan) != made[0]:
        raise ProofInvalid("The pieces were made by another version of Jalon or of the edition.", _ONE_RUN)
    return Proof(edition, plan, ordered(found))


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        rows: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ProofInvalid(f"{path.name} is not a JSON file.", _AGAIN) from error
    needed = {"made_by", *(field.name for field in fields(Finding))}
    if not isinstance(rows, list) or not rows or not all(isinstance(r, dict) and set(r) == needed for r in rows):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        raise ProofInvalid(f"{path.name} is not a list of findings.", _AGAIN)
    return rows  # pyright: ignore[reportUnknownVariableType]


def _finding(row: dict[str, Any]) -> Finding:
    return Finding(**row)


def _whole(findings: Iterable[Finding]) -> None:
    """Every finding once, and the same ones for every seed."""
    by_seed: dict[int, set[tuple[int, str, str]]] = {}
    for f in findings:
        mine, name = by_seed.setdefault(f.seed, set()), (f.property, f.title, f.world)
        if name in mine:
            raise ProofInvalid(f"A finding stands twice: {f.property} in {f.world}, seed {f.seed}.", "Give it once.")
        mine.add(name)
    everywhere = set[tuple[int, str, str]]().union(*by_seed.values())
    for seed, mine in sorted(by_seed.items()):
        if mine != everywhere:
            number, _, world = min(everywhere - mine)
            raise ProofInvalid(
                f"Seed {seed} has no finding {number} in {world}, which another seed has.", "Give the missing piece."
            )


def _seeds_and_worlds(findings: Sequence[Finding]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    return tuple(sorted({f.seed for f in findings})), tuple(sorted({f.world for f in findings}))
