"""Scores of members of several sectors: each read by the edition as it stands in his sector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from jalon.index.edition import Edition
from jalon.index.score import Scores, score_members
from jalon.index.totals import Totals


def score_in_sectors(edition: Edition, totals: Totals, sectors: Sequence[str]) -> Scores:
    """The scores of M members, `sectors` (M,) their sectors; one that the edition does not know changes nothing."""
    if not edition.sectors:
        return score_members(edition, totals)
    names = np.array(sectors)
    order = [np.flatnonzero(names == name) for name in dict.fromkeys(sectors)]
    parts: list[Scores] = [score_members(edition.in_sector(str(names[rows[0]])), _some(totals, rows)) for rows in order]
    back = np.argsort(np.concatenate(order), kind="stable")
    figures: dict[str, Any] = {f.name: _joined([getattr(p, f.name) for p in parts], back) for f in fields(Scores)}
    return Scores(**figures)


def _some(totals: Totals, rows: np.ndarray) -> Totals:
    return Totals(totals.y[rows], totals.e[rows], totals.stages[rows], totals.mask[rows])


def _joined(parts: Sequence[Any], back: np.ndarray) -> Any:
    """Figures of all members in their own order; one figure for all stays one."""
    if isinstance(parts[0], tuple):
        return tuple(np.concatenate([np.array(part) for part in parts])[back].tolist())
    return np.concatenate(parts)[back] if isinstance(parts[0], np.ndarray) else parts[0]
