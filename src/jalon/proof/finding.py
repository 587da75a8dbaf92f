"""A finding: one property in one world with one seed, its figure against its bar, and what others reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """`figure` and `comparators` are numbers in the unit of the property; `bar` says in words what must hold, and
    `detail` what else is worth knowing.
    """

    property: int
    title: str
    world: str
    seed: int
    figure: float
    bar: str
    passed: bool
    comparators: Mapping[str, float] = field(default_factory=dict[str, float])
    detail: str = ""

    def as_data(self) -> dict[str, Any]:
        """The finding as JSON has it."""
        return asdict(self) | {"comparators": dict(self.comparators), "figure": round(self.figure, 6)}
