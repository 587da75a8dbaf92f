"""KLL sketches of figures on the public grid: parts combine, nothing off the grid is kept."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.errors import NormsInvalid
from jalon.norms.grid import cells, value_of
from jalon.norms.kll import counts, from_sketches, merged, sketch
from jalon.norms.tally import sizes

FIGURES = 50 + 12.5 * np.random.default_rng(3).standard_normal(20_000)


def test_merged_parts_give_the_quantiles_of_the_whole_within_the_rank_error() -> None:
    whole = counts(merged(sketch(part) for part in np.array_split(FIGURES, 40)))
    assert whole.sum() == len(FIGURES)
    below = np.cumsum(whole) / len(FIGURES)
    true = [(value > FIGURES).mean() for value in value_of(np.arange(cells()) + 0.5)]
    assert np.abs(below - true).max() < 0.02


def test_a_small_sketch_is_exact() -> None:
    assert counts(sketch(np.array([50.1, 49.9, 70.0]))).nonzero()[0].tolist() == [100, 140]


def test_a_sketch_holds_only_points_of_the_grid() -> None:
    from datasketches import kll_doubles_sketch

    kept = kll_doubles_sketch.deserialize(sketch(FIGURES))
    assert all((2 * kept.get_quantile(p)).is_integer() for p in np.linspace(0, 1, 101))


def test_sketches_become_a_tally() -> None:
    rows = [
        ("software", "", "", "", "points", sketch(FIGURES[:500])),
        ("retail", "", "", "", "points", sketch(FIGURES[:9])),
    ]
    found = from_sketches(rows)
    assert {c.parts[0]: n for c, n in zip(found.cohorts, sizes(found)[:, 0], strict=True)} == {
        "software": 500,
        "retail": 9,
    }


def test_what_is_no_sketch_is_refused() -> None:
    with pytest.raises(NormsInvalid, match="sketch"):
        counts(b"\x01\x02")
    assert counts(sketch(np.array([]))).sum() == 0
