"""A panel: members by quarters, the index at the end of each and what came of it; and the pairs to be predicted.

Two clocks: `known` is the count of a quarter as it stood at that quarter's end, and only that may predict; `outcome` is
the count as known today, and only that is predicted. Deals entered late change the second and never the first.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalon.impact.validity.settings import settings

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Panel:
    """One row a member and quarter, sorted by both, none twice; all (N,).

    `member` codes 0 to M - 1; `quarter` running number (year x 4 + quarter - 1); `index` points at the end of the
    quarter without the pillar of results, NaN when there was none; `outcome`, `known` counts; `ssi` NaN where it was
    not written down; `team` codes, 0 when there are none. `reconstructed`: the results were entered afterwards.
    """

    member: Integers
    quarter: Integers
    index: Floats
    outcome: Floats
    known: Floats
    ssi: Floats
    team: Integers
    reconstructed: bool = False

    @property
    def members(self) -> int:
        """Number of members."""
        return len(np.unique(self.member))


@dataclass(frozen=True, slots=True)
class Pairs:
    """A quarter with an index and the quarter after it, same member; all (N,). `quarter` is the one predicted.

    `last` and `past` are what was known at the end of the quarter before: its count and the decayed mean of all.
    """

    member: Integers
    quarter: Integers
    index: Floats
    target: Floats
    last: Floats
    past: Floats
    ssi: Floats
    team: Integers


def pairs(panel: Panel) -> Pairs:
    """Every pair of consecutive quarters whose first has an index."""
    past = _past(panel)
    here = np.flatnonzero(
        (panel.member[1:] == panel.member[:-1])
        & (panel.quarter[1:] == panel.quarter[:-1] + 1)
        & np.isfinite(panel.index[:-1])
    )
    after = here + 1
    return Pairs(
        panel.member[here],
        panel.quarter[after],
        panel.index[here],
        panel.outcome[after],
        panel.known[here],
        past[here],
        panel.ssi[here],
        panel.team[here],
    )


def select(found: Pairs, rows: NDArray[np.bool_]) -> Pairs:
    """Some of the pairs."""
    return Pairs(
        found.member[rows],
        found.quarter[rows],
        found.index[rows],
        found.target[rows],
        found.last[rows],
        found.past[rows],
        found.ssi[rows],
        found.team[rows],
    )


def _past(panel: Panel) -> Floats:
    """Decayed mean of a member's counts up to and with each quarter, as they were known."""
    keep = 0.5 ** (1.0 / settings()["forecast"]["past_half_life"])
    total = weight = 0.0
    found = np.zeros(len(panel.member))
    for row in range(len(found)):
        if row and panel.member[row] != panel.member[row - 1]:
            total = weight = 0.0
        total, weight = total * keep + panel.known[row], weight * keep + 1.0
        found[row] = total / weight
    return found


def known_then(
    member: Integers, occurred: Integers, recorded: Integers, cells: tuple[Integers, Integers]
) -> tuple[Floats, Floats]:
    """Counts of events by the (member, quarter) `cells`: all of them, and those recorded by the quarter's end.

    `occurred`, `recorded` are quarter numbers (E,). An event recorded in a later quarter than it occurred in is late.
    """
    width = int(max(cells[1].max(initial=0), occurred.max(initial=0))) + 2
    place = cells[0] * width + cells[1]
    in_time = recorded <= occurred
    every, timely = (_counted(member[k] * width + occurred[k], place) for k in (slice(None), in_time))
    return every, timely


def _counted(events: Integers, place: Integers) -> Floats:
    names, n = np.unique(events, return_counts=True)
    at = np.searchsorted(names, place)
    inside = np.minimum(at, max(len(names) - 1, 0))
    if not len(names):
        return np.zeros(len(place))
    return np.where(names[inside] == place, n[inside], 0).astype(np.float64)


def as_of_hash(panel: Panel, quarter: int) -> str:
    """SHA-256 of all that may predict, up to and with this quarter: nothing entered later may change it."""
    rows = panel.quarter <= quarter
    parts = (panel.member, panel.quarter, panel.index, panel.known, panel.ssi, panel.team)
    digest = hashlib.sha256()
    for part in parts:
        digest.update(np.ascontiguousarray(part[rows]).tobytes())
    return digest.hexdigest()
