"""Paths of other people: hand examples, PathData, and strategies that draw invented ones."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from jalon.impact.paths.codes import Paths, paths_of

ORACLES = Path(__file__).parents[2] / "oracles"
ORACLE = json.loads((ORACLES / "attribution.json").read_text(encoding="utf-8"))

PATH = st.tuples(st.lists(st.sampled_from("abcde"), min_size=1, max_size=7), st.integers(0, 3), st.integers(0, 3))
SEVERAL = st.lists(PATH, min_size=1, max_size=25)


def of(example: dict[str, list]) -> Paths:
    """The paths of an oracle, written "a > b"."""
    return paths_of([path.split(" > ") for path in example["paths"]], example["won"], example.get("lost"))


def path_data() -> Paths:
    """10,000 paths of the package mta."""
    with gzip.open(ORACLES / "pathdata.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return paths_of(
        [row["path"].split(" > ") for row in rows], [int(r["won"]) for r in rows], [int(r["lost"]) for r in rows]
    )


def drawn(rows: list[tuple[list[str], int, int]]) -> Paths:
    """Paths from drawn rows, with ages and milestones that follow from their lengths."""
    lengths = np.array([len(path) for path, _, _ in rows])
    ages = [float(3 * (len(path) - k)) for path, _, _ in rows for k in range(len(path))]
    return paths_of(
        [path for path, _, _ in rows],
        [won for _, won, _ in rows],
        [lost for _, _, lost in rows],
        age=ages,
        lead=np.where(lengths > 2, 1, -1),
        deal=np.where(lengths > 3, lengths - 2, -1),
        account=np.arange(lengths.size) // 2,
    )
