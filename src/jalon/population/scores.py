"""From one wide row a member to his score: numpy over all members of a part, the same on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jalon.index import Edition, Scores, Totals
from jalon.index.pillars import pillar_scores
from jalon.index.score import NOT_ENOUGH, score_members
from jalon.indicators.catalogue import IndicatorFile, indicators
from jalon.population.texts import COHORT

Columns = Mapping[str, Any]
FIGURES = ("points", "se", "low", "high", "certified", "coverage")
BLOCK = 4096


def schema(edition: Edition) -> str:
    """The columns of the table of scores, as SQL types."""
    figures = [*FIGURES, *(pillar.code for pillar in edition.pillars)]
    texts = ["state", *COHORT, "edition", "edition_hash"]
    return ", ".join(["member_id string", *(f"{n} double" for n in figures), *(f"{n} string" for n in texts)])


def scored(edition: Edition, columns: Columns, without: Iterable[str] = ()) -> dict[str, NDArray[Any]]:
    """The table of scores of these members; NaN where there is no number: too little evidence, not measured.

    Signals `without` count as covered by no source. A member whose sector the edition knows is read by its offsets.
    """
    many = len(columns["member_id"])
    columns = {**columns, **{f"has__{signal}": np.zeros(many) for signal in without}}
    starts = range(0, many, BLOCK)
    return _joined([_by_sector(edition, _some(columns, slice(i, i + BLOCK))) for i in starts])


def _by_sector(edition: Edition, columns: Columns) -> dict[str, NDArray[Any]]:
    """The scores of a block in its order, each sector that the edition knows by its own offsets."""
    given = np.asarray(columns["sector"], dtype=object)
    rows = [(edition.in_sector(sector.code), np.flatnonzero(given == sector.code)) for sector in edition.sectors]
    known = [(own, some) for own, some in rows if len(some)]
    if not known:
        return _block(edition, columns)
    others = np.setdiff1d(np.arange(len(given)), np.concatenate([some for _, some in known]))
    parts = [*known, (edition, others)] if len(others) else known
    back = np.argsort(np.concatenate([some for _, some in parts]))
    found = _joined([_block(own, _some(columns, some)) for own, some in parts])
    return {name: figures[back] for name, figures in found.items()}


def _some(columns: Columns, rows: slice | NDArray[np.intp]) -> Columns:
    return {name: column[rows] for name, column in columns.items()}


def _joined(parts: list[dict[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]} if parts else {}


def _block(edition: Edition, columns: Columns) -> dict[str, NDArray[Any]]:
    many = len(columns["member_id"])
    totals = totals_of(edition, columns)
    scores = score_members(edition, totals)
    pillars = pillar_scores(edition, totals, scores)
    states = np.array(scores.states, dtype=object)
    found: dict[str, NDArray[Any]] = {"member_id": np.asarray(columns["member_id"], dtype=object)}
    found |= {name: _shown(scores, name, states) for name in FIGURES}
    for k, pillar in enumerate(edition.pillars):
        told = np.array([row[k] not in ("not_measured", NOT_ENOUGH) for row in pillars.states])
        found[pillar.code] = np.where(told, pillars.points[:, k], np.nan)
    found["state"] = states
    found |= {name: np.asarray(columns[name], dtype=object) for name in COHORT}
    for name, text in (("edition", edition.id), ("edition_hash", edition.hash)):
        found[name] = np.full(many, text, dtype=object)
    return found


def _shown(scores: Scores, name: str, states: NDArray[Any]) -> NDArray[Any]:
    figure = np.asarray(getattr(scores, name), dtype=np.float64)
    return figure if name in ("se", "low", "high", "coverage") else np.where(states == NOT_ENOUGH, np.nan, figure)


def totals_of(edition: Edition, columns: Columns) -> Totals:
    """The index's totals of these members; an item counts when every one of its needs is covered."""
    files, many = indicators(), len(columns["member_id"])
    y, e, mask = (np.zeros((many, len(edition.items))) for _ in range(3))
    stages = np.zeros((many, len(edition.stages.scores)))
    for row, item in enumerate(edition.items):
        mask[:, row] = _observed(files[item.code], columns)
        if item.kind == "grd":
            levels = [_figure(columns, f"{item.code}__stage_{k}") for k in range(stages.shape[1])]
            stages = np.stack(levels, axis=1) * mask[:, [row]]
        else:
            y[:, row] = _figure(columns, f"{item.code}__events") * mask[:, row]
            e[:, row] = _figure(columns, f"{item.code}__exposure") * mask[:, row]
    return Totals(y, e, stages, mask)


def _observed(file: IndicatorFile, columns: Columns) -> NDArray[np.float64]:
    groups = [group for group in (*file.needs, file.about) if group]
    met = [np.max([_figure(columns, f"has__{s}") for s in group], axis=0) for group in groups]
    return np.min(met, axis=0)


def _figure(columns: Columns, name: str) -> NDArray[np.float64]:
    column = columns[name]
    plain = np.ma.filled(np.ma.asarray(column, dtype=np.float64), np.nan)
    return np.round(np.nan_to_num(plain, nan=0.0), 9)
