"""A finding: one property in one world with one seed, its figure against its bar, and what others reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

USAGE, EQUAL, CONTRACTS, BOTH, NOTHING = ALWAYS = (
    "usage score", "equal-weight min-max mean", "past contracts", "past contracts and meetings", "no information"
)  # fmt: skip
COMPARED = range(27, 41)  # properties that carry all of them, by the same measure


@dataclass(frozen=True, slots=True)
class Finding:
    """`figure` and `comparators` are numbers in the unit of the property, None where a comparator has no such figure;
    `bar` says in words what must hold, and `detail` what else is worth knowing.
    """

    property: int
    title: str
    world: str
    seed: int
    figure: float
    bar: str
    passed: bool
    comparators: Mapping[str, float | None] = field(default_factory=dict[str, float | None])
    detail: str = ""

    def as_data(self) -> dict[str, Any]:
        """The finding as JSON has it: every comparator that is always printed has its key."""
        return asdict(self) | {"comparators": self._all()}

    def figures_beside(self) -> dict[str, float]:
        """The comparators that have a figure."""
        return {name: value for name, value in self._all().items() if value is not None}

    def shown_beside(self) -> dict[str, float | None]:
        """The comparators as a reader sees them: where a comparison is owed, also those that have no figure."""
        return self._all() if self.property in COMPARED else dict(self.figures_beside())

    def _all(self) -> dict[str, float | None]:
        return dict.fromkeys(ALWAYS) | dict(self.comparators)
