"""Members counted by cohort, measure and grid point: the mergeable sketch that every norm is made from.

On a grid of 201 points the counts are the whole distribution: parts add up exactly and in any order, which an
approximate sketch does not do (`benchmarks/sketches.py` measures both). An engine may count by itself, with a
plain GROUP BY, and hand the rows to `from_counts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jalon.norms.cohort import Cohort, cohort_of
from jalon.norms.grid import Floats, Integers, cell_of, cells
from jalon.norms.refusal import refused
from jalon.norms.settings import dimensions, measures

SHOWN_STATES = ("established", "provisional")


@dataclass(frozen=True, slots=True)
class Tally:
    """`rows` (R, 4): place in `cohorts`, place in `measures()`, grid point, members. Sorted, no row twice."""

    cohorts: tuple[Cohort, ...]
    rows: Integers


EMPTY = Tally((), np.zeros((0, 4), dtype=np.int64))


def tally(columns: Mapping[str, Any]) -> Tally:
    """Count members, one row each, given as columns of equal length (lists, numpy or pyarrow arrays).

    `points` and the pillars are figures in points, NaN or None where not measured; sector, size, country, role
    are texts, empty or None where unknown; `state` leaves out members without a number. Missing columns but
    `points` count as unknown. Raises NormsInvalid without `points`.
    """
    if "points" not in columns:
        raise refused("column_missing", column="points")
    points = _figures(columns["points"])
    kept = np.isfinite(points) & _has_number(columns.get("state"), len(points))
    cohorts, codes = _cohorts(columns, kept)
    parts = [_count(codes, k, _figures(columns[name])[kept]) for k, name in enumerate(measures()) if name in columns]
    return Tally(cohorts, _compressed(np.concatenate(parts)) if parts else EMPTY.rows)


def from_counts(rows: Iterable[Sequence[Any]]) -> Tally:
    """A tally from rows (sector, size, country, role, measure, grid point, members) that an engine counted."""
    places: dict[Cohort, int] = {}
    names = {name: k for k, name in enumerate(measures())}
    depth = len(dimensions())
    found = [
        (
            places.setdefault(_leaf(row[:depth]), len(places)),
            names[row[depth]],
            int(row[depth + 1]),
            int(row[depth + 2]),
        )
        for row in rows
    ]
    if not found:
        return EMPTY
    counted = np.array(found, dtype=np.int64)
    if (counted[:, 2] < 0).any() or (counted[:, 2] >= cells()).any() or (counted[:, 3] < 0).any():
        raise refused("counts_off_grid")
    return _sorted(list(places), counted)


def merge(*parts: Tally) -> Tally:
    """All parts as one, the same in any order."""
    names = sorted({cohort for part in parts for cohort in part.cohorts})
    place = {cohort: k for k, cohort in enumerate(names)}
    moved = [_renamed(part, place) for part in parts if len(part.rows)]
    return Tally(tuple(names), _compressed(np.concatenate(moved))) if moved else EMPTY


def rolled_up(whole: Tally, depth: int) -> Tally:
    """The same members counted by the cohorts of `depth` parts; those known less finely are left out."""
    deep = np.array([len(cohort.parts) >= depth for cohort in whole.cohorts], dtype=bool)
    names = sorted({Cohort(c.parts[:depth]) for c in whole.cohorts if len(c.parts) >= depth})
    place = {cohort: k for k, cohort in enumerate(names)}
    to = np.array([place.get(Cohort(c.parts[:depth]), -1) for c in whole.cohorts], dtype=np.int64)
    rows = whole.rows[deep[whole.rows[:, 0]]].copy() if len(whole.rows) else whole.rows
    if len(rows):
        rows[:, 0] = to[rows[:, 0]]
    return Tally(tuple(names), _compressed(rows))


def sizes(part: Tally) -> Integers:
    """Members by cohort and measure, (C, P)."""
    found = np.zeros((len(part.cohorts), len(measures())), dtype=np.int64)
    np.add.at(found, (part.rows[:, 0], part.rows[:, 1]), part.rows[:, 3])
    return found


def counts_of(part: Tally, cohort: int) -> Floats:
    """Members by measure and grid point (P, cells) of one cohort."""
    first, last = np.searchsorted(part.rows[:, 0], [cohort, cohort + 1])
    rows = part.rows[first:last]
    found = np.zeros((len(measures()), cells()))
    found[rows[:, 1], rows[:, 2]] = rows[:, 3]
    return found


def _figures(column: Any) -> Floats:
    if getattr(getattr(column, "dtype", None), "kind", "O") in "fiu":
        return np.asarray(column, dtype=np.float64)
    return np.array([np.nan if value is None else float(value) for value in _listed(column)], dtype=np.float64)


def _texts(column: Any, n: int) -> NDArray[np.str_]:
    if column is None:
        return np.zeros(n, dtype="U1")
    return np.array(["" if value is None else str(value).strip() for value in _listed(column)], dtype=str)


def _listed(column: Any) -> list[Any]:
    return column.to_pylist() if hasattr(column, "to_pylist") else list(column)


def _has_number(state: Any, n: int) -> NDArray[np.bool_]:
    return np.ones(n, dtype=bool) if state is None else np.isin(_texts(state, n), SHOWN_STATES)


def _cohorts(columns: Mapping[str, Any], kept: NDArray[np.bool_]) -> tuple[tuple[Cohort, ...], Integers]:
    """The finest cohorts, sorted, and the place of each kept member's."""
    texts = [_texts(columns.get(name), len(kept))[kept] for name in dimensions()]
    codes = np.zeros(int(kept.sum()), dtype=np.int64)
    for column in texts:
        _, code = np.unique(column, return_inverse=True)
        _, codes = np.unique(codes * (code.max(initial=0) + 1) + code, return_inverse=True)
    _, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    leaves = [_leaf([str(column[row]) for column in texts]) for row in first]
    names = sorted(set(leaves))
    place = {name: k for k, name in enumerate(names)}
    to = np.array([place[leaf] for leaf in leaves], dtype=np.int64)
    return tuple(names), to[codes] if len(to) else codes


def _leaf(values: Sequence[Any]) -> Cohort:
    return cohort_of(dict(zip(dimensions(), (None if v is None else str(v) for v in values), strict=True)))


def _count(codes: Integers, measure: int, figures: Floats) -> Integers:
    seen = np.isfinite(figures)
    flat, n = np.unique(codes[seen] * cells() + cell_of(figures[seen]), return_counts=True)
    return np.column_stack([flat // cells(), np.full(len(flat), measure), flat % cells(), n]).astype(np.int64)


def _renamed(part: Tally, place: Mapping[Cohort, int]) -> Integers:
    rows = part.rows.copy()
    rows[:, 0] = np.array([place[cohort] for cohort in part.cohorts], dtype=np.int64)[rows[:, 0]]
    return rows


def _sorted(cohorts: Sequence[Cohort], rows: Integers) -> Tally:
    return merge(Tally(tuple(cohorts), rows))


def _compressed(rows: Integers) -> Integers:
    """Rows added up by their first three columns, sorted."""
    if not len(rows):
        return EMPTY.rows
    flat = (rows[:, 0] * len(measures()) + rows[:, 1]) * cells() + rows[:, 2]
    key, back = np.unique(flat, return_inverse=True)
    n = np.bincount(back, rows[:, 3]).astype(np.int64)
    rest = key // cells()
    return np.column_stack([rest // len(measures()), rest % len(measures()), key % cells(), n])
