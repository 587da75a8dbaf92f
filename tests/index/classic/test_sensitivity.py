"""Ranks under drawn choices, and which choice moves them."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.errors import Misuse
from jalon.index import classic
from jalon.index.classic import Choices, Floats
from tests.index.classic.oracles import COINR, HANDBOOK, TAI

ALL = Choices(
    normalisations=(classic.min_max, classic.z_scores, classic.borda),
    aggregations=(classic.arithmetic_mean, classic.copeland_scores),
    weight_spread=0.25,
    exclude=True,
)


def test_sobol_of_a_sum_is_exact() -> None:
    """y = x1 + 10 x2: 1/101, 100/101 and 0, of both orders."""
    found = classic.sobol_indices(lambda u: u[:, 0] + 10 * u[:, 1], {"a": 1, "b": 1, "c": 1}, samples=4096)
    assert found.first == pytest.approx(COINR["sobol_exact"]["S"], rel=0, abs=1e-4)
    assert found.total == pytest.approx(COINR["sobol_exact"]["ST"], rel=0, abs=1e-4)


def test_sobol_of_ishigami() -> None:
    """Within .02 of the closed form at 4,096 samples."""
    known = HANDBOOK["ishigami"]

    def ishigami(u: Floats) -> Floats:
        x = np.pi * (2 * u - 1)
        return np.sin(x[:, 0]) + known["a"] * np.sin(x[:, 1]) ** 2 + known["b"] * x[:, 2] ** 4 * np.sin(x[:, 0])

    found = classic.sobol_indices(ishigami, {"a": 1, "b": 1, "c": 1}, samples=4096)
    assert found.first == pytest.approx(known["S1"], rel=0, abs=0.02)
    assert found.total == pytest.approx(known["ST"], rel=0, abs=0.02)


def test_the_columns_of_a_factor_count_together() -> None:
    found = classic.sobol_indices(lambda u: u.sum(axis=1), {"three": 3, "one": 1}, samples=4096)
    assert found.factors == ("three", "one")
    assert found.first == pytest.approx([0.75, 0.25], rel=0, abs=0.01)


def test_which_choice_moves_the_ranks() -> None:
    found = classic.rank_sensitivity(TAI, ALL, samples=128)
    assert found.factors == ("normalisation", "aggregation", "weights", "exclusion")
    assert found.factors[int(found.total.argmax())] == "aggregation"
    assert np.all(found.total >= 0) and found.first.sum() <= 1 + found.first_error.sum()


def test_the_same_seed_gives_the_same_figures() -> None:
    one, other = (classic.rank_sensitivity(TAI, ALL, samples=16, seed=0) for _ in range(2))
    assert np.array_equal(one.first_error, other.first_error) and np.array_equal(one.total, other.total)
    first, second, third = (classic.rank_uncertainty(TAI, ALL, draws=20, seed=seed).ranks for seed in (0, 0, 1))
    assert np.array_equal(first, second) and not np.array_equal(first, third)


def test_without_choice_every_draw_is_nominal() -> None:
    found = classic.rank_uncertainty(TAI, Choices(), draws=5)
    assert np.array_equal(found.ranks, np.tile(found.nominal, (5, 1)))
    assert found.mean_shift.tolist() == [0.0] * 5


@pytest.mark.parametrize(
    "choices",
    [
        Choices(normalisations=ALL.normalisations),
        Choices(aggregations=ALL.aggregations),
        Choices(weight_spread=0.5),
        Choices(exclude=True),
    ],
)
def test_each_choice_alone_moves_some_ranks(choices: Choices) -> None:
    found = classic.rank_uncertainty(TAI, choices, draws=200)
    assert np.all(found.low <= found.median) and np.all(found.median <= found.high)
    assert 0 < found.mean_shift.mean() < 5
    assert found.ranks.min() == 1 and found.ranks.max() <= 23


def test_draws_of_exclusion_are_none_and_each_indicator() -> None:
    """Nine equal parts of the draw: all indicators, then without the first, ... without the last."""
    draws = (np.arange(9)[:, None] + 0.5) / 9
    found = classic.composite_ranks(TAI, Choices(exclude=True), draws)
    left_out = classic.leave_one_out(classic.min_max(TAI))
    assert np.array_equal(found, np.vstack([left_out.nominal, left_out.ranks]))


def test_weights_stay_within_their_spread() -> None:
    """At the ends of the draw all weights change alike, and no rank does."""
    for end in (0.0, 1.0):
        found = classic.composite_ranks(TAI, Choices(weight_spread=0.4), np.full((1, 8), end))
        assert np.array_equal(found[0], classic.nominal_ranks(TAI, Choices()))


def test_misuse_is_named() -> None:
    with pytest.raises(Misuse, match="two factors"):
        classic.rank_sensitivity(TAI, Choices(exclude=True))
    with pytest.raises(Misuse, match="power of 2"):
        classic.sobol_indices(lambda u: u[:, 0], {"a": 1, "b": 1}, samples=1000)
    with pytest.raises(Misuse, match="never varies"):
        classic.sobol_indices(lambda u: np.ones(len(u)), {"a": 1, "b": 1}, samples=8)
    with pytest.raises(Misuse, match="spread"):
        classic.rank_uncertainty(TAI, Choices(weight_spread=1.5))
    with pytest.raises(Misuse, match="positive scale"):
        classic.rank_uncertainty(TAI, Choices((classic.z_scores,), (classic.geometric_mean,)))
