"""Paths as integer codes: all touches in one array, cut into paths by offsets; what every model counts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from jalon.errors import Misuse

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Paths:
    """Paths in time order.

    `touch` are codes of `kinds`, path i being `touch[start[i]:start[i + 1]]`, never empty. `won` and `lost` count the
    deals that took path i; `age` are days from each touch to the outcome. `lead` and `deal` are the places within the
    path (from 0, -1 for none) of the first two-way exchange and of the last touch before the first offer. `account`
    says which paths belong together when accounts are drawn anew.
    """

    kinds: tuple[str, ...]
    touch: Whole
    start: Whole
    won: Floats
    lost: Floats
    age: Floats | None = None
    lead: Whole | None = None
    deal: Whole | None = None
    account: Whole | None = None

    def __post_init__(self) -> None:
        if self.start.size and (np.diff(self.start) <= 0).any():
            raise Misuse("A path without a touch cannot share a deal out.", "Leave such paths out and count them.")

    @cached_property
    def length(self) -> Whole:
        """Touches of each path."""
        return np.diff(self.start)

    @cached_property
    def path(self) -> Whole:
        """Number of the path of each touch."""
        return np.repeat(np.arange(self.length.size), self.length)

    @cached_property
    def present(self) -> NDArray[np.bool_]:
        """True where a kind stands on a path: (paths, kinds)."""
        found = np.zeros(self.length.size * len(self.kinds), dtype=bool)
        found[self.path * len(self.kinds) + self.touch] = True
        return found.reshape(self.length.size, len(self.kinds))

    def __len__(self) -> int:
        return self.length.size


def paths_of(
    sequences: Sequence[Sequence[str]],
    won: ArrayLike,
    lost: ArrayLike | None = None,
    **more: ArrayLike,
) -> Paths:
    """Paths from sequences of kinds, with the deals won and lost of each; kinds are coded in alphabetical order."""
    kinds = tuple(sorted({kind for sequence in sequences for kind in sequence}))
    code = {kind: k for k, kind in enumerate(kinds)}
    touch = np.array([code[kind] for sequence in sequences for kind in sequence], dtype=np.int64)
    start = np.concatenate([[0], np.cumsum([len(sequence) for sequence in sequences])]).astype(np.int64)
    wins = np.asarray(won, float)
    losses = np.zeros_like(wins) if lost is None else np.asarray(lost, float)
    given = {name: np.asarray(value, float if name == "age" else np.int64) for name, value in more.items()}
    return Paths(kinds, touch, start, wins, losses, **given)


def summed(place: Whole, weight: Floats, size: int) -> Floats:
    """Sum of weights by place, (size,)."""
    return np.bincount(place, weights=weight, minlength=size).astype(np.float64, copy=False)


def merged(paths: Paths, kept: Sequence[str], rest: str) -> Paths:
    """The same paths with every kind outside `kept` called `rest`."""
    from dataclasses import replace

    names = (*[kind for kind in paths.kinds if kind in kept], rest)
    if set(paths.kinds) <= set(kept):
        return paths
    code = np.array([names.index(kind) if kind in kept else len(names) - 1 for kind in paths.kinds], dtype=np.int64)
    return replace(paths, kinds=names, touch=code[paths.touch])
