"""Laws and edges of the single steps: missing values, ties, zeros, what cannot be computed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jalon.errors import Misuse
from jalon.index import classic
from jalon.index.classic import Element
from tests.index.classic.oracles import TAI

NAN = np.nan
TABLES = arrays(np.float64, (6, 3), elements=st.floats(1, 100, allow_subnormal=False).map(lambda x: round(x, 3)))


@given(TABLES)
def test_means_stand_in_order_of_their_power(x: np.ndarray) -> None:
    found = [classic.generalised_mean(x, [1, 2, 3], power) for power in (-3.0, -1.0, 0.0, 0.5, 1.0, 2.0)]
    for lower, higher in zip([x.min(axis=1), *found], [*found, x.max(axis=1)], strict=True):
        assert np.all(lower <= higher * (1 + 1e-9))


@given(TABLES)
def test_outranking_shares_each_pair(x: np.ndarray) -> None:
    matrix = classic.outranking_matrix(x, [1, 2, 3])
    assert matrix + matrix.T + np.eye(6) == pytest.approx(np.ones((6, 6)))
    assert classic.copeland(matrix).sum() == 0


@given(TABLES)
def test_ranks_do_not_depend_on_the_scale(x: np.ndarray) -> None:
    assert np.array_equal(classic.ranks(x), classic.ranks(x**3))
    assert np.array_equal(classic.ranks_from_best(x.T).T, classic.ranks(-x))


@given(TABLES)
def test_benefit_of_the_doubt_is_never_below_equal_weights(x: np.ndarray) -> None:
    scores = classic.benefit_of_doubt(x).scores
    equal = x.sum(axis=1) / x.sum(axis=1).max()
    assert np.all(scores >= equal - 1e-7) and scores.max() == pytest.approx(1) and np.all(scores <= 1 + 1e-7)


def test_missing_values_stay_missing_and_take_no_part() -> None:
    x = np.array([[1.0, 5.0], [NAN, 6.0], [3.0, 9.0], [2.0, 5.0]])
    known = [0, 2, 3]
    for normalise in (
        classic.min_max, classic.z_scores, classic.ranks, classic.borda, classic.percentile_ranks,
        classic.fraction_of_max, lambda x: classic.distance_to_target(x, 4), lambda x: classic.goalposts(x, 0, 9),
    ):  # fmt: skip
        found = normalise(x)
        assert np.isnan(found[1, 0]) and not np.isnan(found[1, 1])
        assert found[known, 0] == pytest.approx(normalise(x[known])[:, 0])


def test_a_missing_value_takes_its_weight_with_it() -> None:
    assert classic.arithmetic_mean([[2.0, NAN, 8.0]], [1, 5, 2]) == pytest.approx([6.0])
    assert classic.geometric_mean([[2.0, NAN, 4.0]]) == pytest.approx([8**0.5])
    assert np.isnan(classic.harmonic_mean([[NAN, NAN]]))[0]


def test_pairs_are_compared_on_what_both_have() -> None:
    matrix = classic.outranking_matrix([[1.0, 2.0], [NAN, 1.0], [3.0, NAN]])
    assert matrix.tolist() == [[0, 1, 0], [0, 0, 0.5], [1, 0.5, 0]]


def test_one_zero_is_a_zero_below_power_one() -> None:
    for mean in (classic.geometric_mean, classic.harmonic_mean):
        assert mean([[0.0, 4.0]]) == [0.0]
        assert mean([[0.0, 4.0]], [0, 1]) == [4.0]


def test_means_take_draws_by_units_at_once() -> None:
    weights = np.array([[[1.0, 2.0]], [[3.0, 1.0]]])
    found = classic.geometric_mean(np.array([[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]]), weights)
    assert found.shape == (2, 3)
    assert found[1] == pytest.approx(classic.geometric_mean([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [3, 1]))


def test_targets_and_goalposts_stop_at_their_ends() -> None:
    assert classic.distance_to_target([[0.0], [2.0], [8.0]], 4)[:, 0].tolist() == [0, 0.5, 1]
    assert classic.distance_to_target([[0.0], [2.0], [8.0]], 4, cap=False)[:, 0].tolist() == [0, 0.5, 2]
    assert classic.goalposts([[0.0], [2.0], [8.0]], 1, 5)[:, 0].tolist() == [0, 0.25, 1]


def test_less_is_better() -> None:
    assert classic.min_max(classic.orient([[1.0, 1.0], [3.0, 3.0]], [1, -1])).tolist() == [[0, 100], [100, 0]]


def test_low_outliers_are_drawn_in_from_below() -> None:
    values, points = classic.winsorise([-500.0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    assert values.tolist() == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert points == 1


def test_what_five_points_do_not_tame_is_logged_as_given() -> None:
    x = np.exp(np.exp(np.arange(400) / 200))[:, None]
    found = classic.treat(x)
    assert found.how == (classic.LOGGED,) and found.points == (0,)
    assert found.values == pytest.approx(classic.log_shifted(x))


def test_informative_weights_have_the_largest_sum_of_correlations() -> None:
    def total(weights: np.ndarray) -> float:
        return float(np.corrcoef(TAI.T, TAI @ weights)[-1, :-1].sum())

    best, random = classic.informative_weights(TAI), np.random.default_rng(0)
    assert all(total(best) >= total(random.dirichlet(np.ones(8)) / TAI.std(axis=0)) for _ in range(500))


def test_balanced_weights_never_turn_negative() -> None:
    """Exports go against the others: no weights of at least 0 give all eight the same influence."""
    weights = classic.balanced_weights(TAI)
    assert weights.min() >= 0 and weights.sum() == pytest.approx(1)
    spread = np.std(classic.correlation_shares(TAI, weights))
    random = np.random.default_rng(0)
    others = random.dirichlet(np.ones(8), 500) / TAI.std(axis=0)
    assert all(spread <= np.std(classic.correlation_shares(TAI, row)) + 1e-9 for row in others)


def test_importance_asks_for_other_shares() -> None:
    x = np.random.default_rng(1).normal(size=(60, 3))
    shares = classic.correlation_shares(x, classic.balanced_weights(x, [2, 1, 1]))
    assert shares == pytest.approx([0.5, 0.25, 0.25], rel=0, abs=1e-9)


def test_effective_weights_multiply_down_the_levels() -> None:
    found = classic.effective_weights(
        [Element("a", "P", 3), Element("b", "P", 1), Element("P", "top", 1), Element("Q", "top", 3), Element("top")]
    )
    assert found == {"a": 0.1875, "b": 0.0625, "P": 0.25, "Q": 0.75, "top": 1.0}


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: classic.min_max([[1.0], [1.0]]), "never varies|nothing to divide"),
        (lambda: classic.min_max([1.0, 2.0]), "units in rows"),
        (lambda: classic.z_scores([[np.inf], [1.0]]), "infinite"),
        (lambda: classic.orient([[1.0]], [2]), "direction"),
        (lambda: classic.goalposts([[1.0, 2.0]], [0, 0, 0], 1), "one number for all"),
        (lambda: classic.geometric_mean([[-1.0, 2.0]]), "at least 0"),
        (lambda: classic.arithmetic_mean([[1.0, 2.0]], [1, -1]), "Weights"),
        (lambda: classic.arithmetic_mean([[1.0, 2.0]], [1]), "2 weights"),
        (lambda: classic.skewness([[1.0], [2.0]]), "fewer than 3"),
        (lambda: classic.winsorise([[1.0, 2.0]]), "For a table"),
        (lambda: classic.log_shifted([2.0, 2.0]), "never varies"),
        (lambda: classic.impute_mean([[NAN], [1.0]], ["a", "b"]), "no value in the group 'a'"),
        (lambda: classic.impute_mean([[NAN], [1.0]], ["a"]), "2 groups"),
        (lambda: classic.correlations([[1.0, 2.0], [1.0, 3.0]]), "never varies"),
        (lambda: classic.cronbach_alpha([[1.0, NAN], [1.0, 3.0]]), "missing"),
        (lambda: classic.cronbach_alpha([[1.0], [2.0]]), "two indicators"),
        (lambda: classic.component_weights(TAI, 9), "1 to 8 components"),
        (lambda: classic.balanced_weights(TAI[:, [0, 0]]), "combination of others"),
        (lambda: classic.benefit_of_doubt([[-1.0], [2.0]]), "at least 0"),
        (lambda: classic.benefit_of_doubt(TAI, lower=0.2), "No weights satisfy"),
        (lambda: classic.kemeny_order([[0.0]]), "2 to 60"),
        (lambda: classic.leave_one_out([[1.0], [2.0]]), "cannot be left out"),
        (lambda: classic.effective_weights([Element("a", "b"), Element("b", "a")]), "circle"),
        (lambda: classic.effective_weights([Element("a"), Element("a")]), "twice"),
        (lambda: classic.effective_weights([Element("a", weight=0)]), "Weights"),
        (lambda: classic.aggregate_levels([[1.0]], ["a"], [Element("a", "P"), Element("P"), Element("Q")]), "children"),
    ],
)
def test_misuse_is_named(call: Callable[[], object], says: str) -> None:
    with pytest.raises(Misuse, match=says):
        call()


def test_inputs_are_left_as_they_were() -> None:
    x, before = TAI.copy(), TAI.copy()
    x[0, 0] = before[0, 0] = NAN
    classic.impute_mean(x), classic.treat(x), classic.orient(x, -1), classic.leave_one_out(x)
    assert np.array_equal(x, before, equal_nan=True)


def test_every_name_is_exported_and_described() -> None:
    assert sorted(set(classic.__all__)) == sorted(classic.__all__)
    assert all(isinstance(getattr(classic, n), str) or getattr(classic, n).__doc__ for n in classic.__all__)


def test_importing_loads_no_heavy_library_and_the_index_does_not_load_it() -> None:
    code = "import sys, jalon.index.classic;assert not {'scipy', 'SALib', 'pandas', 'matplotlib'} & set(sys.modules);"
    subprocess.run([sys.executable, "-c", code], check=True)
    code = "import sys, jalon.api, jalon.report, jalon.cli.group; assert 'jalon.index.classic' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_library_that_is_not_there_is_named() -> None:
    code = (
        "import sys; sys.modules['scipy.stats'] = None\n"
        "from jalon.errors import Misuse\nfrom jalon.index.classic import skewness\n"
        "try: skewness([[1.0], [2.0], [4.0]])\n"
        "except Misuse as error: assert 'jalon[classic]' in str(error)\n"
        "else: raise SystemExit(1)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
