"""Removal effect: how much less would be won, in a chain that moves like the paths, if one kind led nowhere.

Anderl, Becker, von Wangenheim & Schumann (2016), Int J Res Marketing 33. States are the last k kinds of touch; counts
of moves over all paths, won and lost, give Q (moves between states) and r (moves to won). P = s (I - Q)^-1 r is the
chance to be won from the start s. Deleting every state that holds a kind sends what flowed there to lost: P_-kind. The
removal effect is 1 - P_-kind / P. Solved exactly, no simulation. A row is drawn towards the pooled row by `shrinkage`
pseudo-moves, which matters where a kind is rare and nowhere else; 0 leaves the plain counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from jalon.errors import Misuse
from jalon.impact.paths.codes import Paths, summed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

MOST_STATES = 3000


@dataclass(frozen=True, slots=True)
class States:
    """What the rows of the chain stand for.

    `holds` says which kinds a state holds (states, kinds); `after` which state follows when a kind is added, -1 when
    that was never seen (states, kinds).
    """

    holds: NDArray[np.bool_]
    after: Whole


@dataclass(frozen=True, slots=True)
class Moves:
    """Counts of moves: from the start to each state, from each state to states, then won, then lost.

    The leading axes, if any, are data sets: `start` (..., states), `table` (..., states, states + 2).
    """

    states: States
    start: Floats
    table: Floats

    def of(self, draws: Floats) -> Moves:
        """The moves of drawn data sets: `draws` (data sets, accounts) says how often each account was drawn."""
        return Moves(
            self.states,
            np.tensordot(draws, self.start, axes=1),
            np.tensordot(draws, self.table, axes=1),
        )


@dataclass(frozen=True, slots=True)
class Removal:
    """Chance to be won from the start (...), and removal effect by kind (..., kinds), from 0 to 1."""

    chance: Floats
    effect: Floats

    @property
    def share(self) -> Floats:
        """Effects scaled to add up to 1; nothing where no kind has an effect."""
        total = self.effect.sum(axis=-1, keepdims=True)
        return np.divide(self.effect, total, out=np.zeros_like(self.effect), where=total > 0)


def moves_of(paths: Paths, order: int = 1, by_account: bool = False) -> Moves:
    """Moves counted over all paths, or account by account. Raises Misuse where there are too many states."""
    code, of_state, states = _states(paths, order)
    n = of_state.size
    state = _numbers(of_state, code)
    weight = paths.won + paths.lost
    into, final = paths.start[:-1], paths.start[1:] - 1
    inner = np.ones(paths.touch.size, dtype=bool)
    inner[final] = False
    here = np.flatnonzero(inner)
    account = paths.account if by_account and paths.account is not None else None
    parts = (
        (state[here] * (n + 2) + state[here + 1], weight[paths.path[here]], paths.path[here]),
        (state[final] * (n + 2) + n, paths.won, np.arange(len(paths))),
        (state[final] * (n + 2) + n + 1, paths.lost, np.arange(len(paths))),
    )
    table = sum(_counted(cell, w, n * (n + 2), account, path) for cell, w, path in parts)
    start = _counted(state[into], weight, n, account, np.arange(len(paths)))
    lead = start.shape[:-1]
    return Moves(states, start, np.reshape(table, (*lead, n, n + 2)))


def removal(moves: Moves, shrinkage: float = 0.0) -> Removal:
    """Chance and removal effects, for every data set of the leading axes at once."""
    states = moves.states.holds.shape[0]
    table = _shrunk(moves, shrinkage) if shrinkage > 0 else moves.table
    rows = table.sum(axis=-1, keepdims=True)
    chances = np.divide(table, rows, out=np.zeros_like(table), where=rows > 0)
    begins = moves.start.sum(axis=-1, keepdims=True)
    start = np.divide(moves.start, begins, out=np.zeros_like(moves.start), where=begins > 0)
    inner, won = chances[..., :states], chances[..., states]
    whole = _won(start, inner, won)
    kinds = range(moves.states.holds.shape[1])
    left = np.stack([_without(start, inner, won, ~moves.states.holds[:, kind]) for kind in kinds], axis=-1)
    ratio = np.divide(left, whole[..., None], out=np.ones_like(left), where=whole[..., None] > 0)
    return Removal(whole, np.clip(1 - ratio, 0.0, 1.0))


def _won(start: Floats, inner: Floats, won: Floats) -> Floats:
    """Chance to be won from the start: s (I - Q)^-1 r."""
    reached = np.linalg.solve(np.eye(inner.shape[-1]) - inner, won[..., None])[..., 0]
    return (start * reached).sum(axis=-1)


def _without(start: Floats, inner: Floats, won: Floats, kept: NDArray[np.bool_]) -> Floats:
    if not kept.any():
        return np.zeros(start.shape[:-1])
    chosen = np.flatnonzero(kept)
    return _won(start[..., chosen], inner[..., chosen[:, None], chosen], won[..., chosen])


def _shrunk(moves: Moves, shrinkage: float) -> Floats:
    """The table with `shrinkage` pseudo-moves a row, split like the pooled moves to kinds, won and lost."""
    states, after = moves.states, moves.states.after
    n = after.shape[0]
    newest = _newest(states)
    pooled = moves.table.sum(axis=-2)
    by_kind = pooled[..., :n] @ newest
    added = np.zeros_like(moves.table)
    for kind in range(after.shape[1]):
        known = np.flatnonzero(after[:, kind] >= 0)
        added[..., known, after[known, kind]] += by_kind[..., kind, None]
    added[..., n:] = pooled[..., None, n:]
    total = added.sum(axis=-1, keepdims=True)
    return moves.table + shrinkage * np.divide(added, total, out=np.zeros_like(added), where=total > 0)


def _newest(states: States) -> Floats:
    """Which kind a state was entered by: (states, kinds), one 1 a row."""
    found = np.zeros(states.after.shape)
    for kind in range(states.after.shape[1]):
        entered = states.after[:, kind]
        found[entered[entered >= 0], kind] = 1.0
    return found


def _states(paths: Paths, order: int) -> tuple[Whole, Whole, States]:
    """Code of the state at every touch, the codes that occur, and what they stand for."""
    if order < 1:
        raise Misuse("A chain needs an order of 1 or more.", "Give 1 for the last kind alone.")
    base, size = len(paths.kinds) + 1, (len(paths.kinds) + 1) ** order
    code = paths.touch + 1
    place = np.arange(paths.touch.size) - paths.start[paths.path] if order > 1 else None
    for back in range(1, order):
        before = np.zeros_like(code)
        before[back:] = paths.touch[:-back] + 1
        code = code + np.where(place >= back, before, 0) * base**back if place is not None else code
    occurs = np.arange(1, base) if order == 1 else _distinct(code, size)
    if occurs.size > MOST_STATES:
        raise Misuse(f"A chain of order {order} has too many states.", "Take a lower order or fewer kinds.")
    digits = occurs[:, None] // base ** np.arange(order) % base
    holds = (digits[:, :, None] == np.arange(1, base)).any(axis=1)
    after = (occurs[:, None] * base + np.arange(1, base)) % size if order > 1 else np.tile(occurs, (occurs.size, 1))
    found = np.searchsorted(occurs, after)
    known = (found < occurs.size) & (occurs[np.minimum(found, occurs.size - 1)] == after)
    return code, occurs, States(holds, np.where(known, found, -1).astype(np.int64))


def _distinct(code: Whole, size: int) -> Whole:
    if size > 50 * max(code.size, 1):
        return np.unique(code)
    return np.flatnonzero(np.bincount(code, minlength=size))


def _numbers(occurs: Whole, code: Whole) -> Whole:
    """Number of the state of every code."""
    if occurs.size and occurs[-1] - occurs[0] + 1 == occurs.size:
        return code - occurs[0]
    return np.searchsorted(occurs, code)


def _counted(cell: Whole, weight: Floats, size: int, account: Whole | None, path: Whole) -> Floats:
    if account is None:
        return summed(cell, weight, size)
    accounts = int(account.max(initial=-1)) + 1
    return summed(account[path] * size + cell, weight, accounts * size).reshape(accounts, size)
