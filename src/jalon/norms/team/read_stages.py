"""A table for the fairness screen (CSV or Parquet), one row a member.

| column | meaning |
|---|---|
| points | the score; rows without one are left out |
| silent, answered, met, quote, contract | people written to first, by the furthest stage that they reached |
| sector, size, language | groups to be looked at, those that are there |
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jalon.norms.grid import Floats
from jalon.norms.read_scores import TABLES
from jalon.norms.refusal import refused
from jalon.norms.team.settings import settings

Columns = dict[str, list[Any]]


def read_stages(path: Path) -> tuple[Floats, Floats, dict[str, NDArray[np.str_]]]:
    """Points (M,), stages (M, R), groups by attribute. Raises NormsInvalid."""
    columns = _columns(path)
    rules = settings()["fairness"]
    attributes = [name for name in rules["attributes"] if name in columns]
    for name in ("points", *rules["steps"], *(() if attributes else ("sector",))):
        if name not in columns:
            raise refused("stages_missing", column=name)
    points = _numbers("points", columns)
    kept = np.isfinite(points)
    stages = np.stack([np.nan_to_num(_numbers(name, columns)) for name in rules["steps"]], axis=1)
    if (stages < 0).any():
        raise refused("column_type", column="silent")
    if not kept.any():
        raise refused("no_scores", floor=rules["least_members"])
    texts = {name: np.array(["" if v is None else str(v) for v in columns[name]], dtype=str) for name in attributes}
    return points[kept], stages[kept], {name: values[kept] for name, values in texts.items()}


def _columns(path: Path) -> Columns:
    import duckdb

    try:
        with duckdb.connect() as con:
            found = con.execute(f"select * from {TABLES[path.suffix.lower()]}", [str(path)])
            names = [column[0] for column in found.description or ()]
            rows = found.fetchall()
    except (duckdb.Error, KeyError):
        raise refused("scores_unreadable", file=path.name) from None
    return {name: [row[k] for row in rows] for k, name in enumerate(names)}


def _numbers(name: str, columns: Columns) -> Floats:
    try:
        return np.array([np.nan if v is None or v == "" else float(v) for v in columns[name]], dtype=np.float64)
    except (TypeError, ValueError):
        raise refused("column_type", column=name) from None
