"""What every part of the result is made of: a sentence to be, a figure with its interval, a line of events."""

from __future__ import annotations

from dataclasses import dataclass, field

Param = str | int | float | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence to be: `code` names the template in the catalogue, `params` fill it."""

    code: str
    params: dict[str, Param] = field(default_factory=dict[str, Param])


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 90 % interval. `state`: established, provisional, not_enough or not_measured.

    `value` is None when the state allows no number; `low` and `high` may still be known.
    """

    value: float | None
    low: float | None
    high: float | None
    se: float | None
    n: float | None
    unit: str
    state: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A conversation as a line of events.

    `marks` are (position from 0 to 1, kind) with kind out, in, meeting, quote or contract.
    """

    person: str
    about: str | None
    marks: tuple[tuple[float, str], ...]
    outcome: Finding
