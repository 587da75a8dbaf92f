"""What the OECD/JRC Handbook (2008) prints for the Technology Achievement Index."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from jalon.index import classic
from tests.index.classic.oracles import COUNTRIES, HANDBOOK, INDICATORS, TAI, by_country, by_indicator, five_countries

UPPER = np.triu_indices(len(INDICATORS), k=1)


def goalposts_of_undp() -> np.ndarray:
    """Posts for telephones and electricity are given before the logarithm."""
    posts = HANDBOOK["goalposts"]
    ends = [posts[name] if name in posts else np.log10(posts[f"{name}_log10_of"]) for name in INDICATORS]
    return classic.goalposts(TAI, *np.array(ends).T)


def test_table_6_correlations() -> None:
    """Within .011, but for royalties with telephones (.56 printed), where two-decimal logarithms give .578."""
    printed = np.array([value for row in HANDBOOK["table6_correlation_upper"].values() for value in row])
    gaps = np.abs(classic.correlations(TAI)[UPPER] - printed)
    first, second = UPPER[0][gaps.argmax()], UPPER[1][gaps.argmax()]
    assert (INDICATORS[first], INDICATORS[second]) == ("royalties", "telephones")
    assert gaps.max() < 0.019
    assert np.sort(gaps)[-2] < 0.011


def test_table_7_eigenvalues() -> None:
    found = classic.principal_components(TAI).eigenvalues
    assert found == pytest.approx(HANDBOOK["table7_eigen"]["recomputed"], rel=0, abs=0.002)


def test_table_9_varimax_loadings() -> None:
    printed = np.abs([HANDBOOK["table9_varimax_pc4"][name] for name in INDICATORS])
    found = np.abs(classic.varimax(classic.principal_components(TAI).loadings(4)))
    assert min(np.abs(found[:, order] - printed).max() for order in map(list, permutations(range(4)))) < 0.02


def test_rotation_keeps_what_each_indicator_shares() -> None:
    loadings = classic.principal_components(TAI).loadings(4)
    turned = classic.varimax(loadings)
    assert turned @ turned.T == pytest.approx(loadings @ loadings.T, abs=1e-12)


def test_table_18_component_weights() -> None:
    found = classic.component_weights(TAI, 4)
    assert found == pytest.approx(by_indicator(HANDBOOK["table18_pc_weights"]), rel=0, abs=0.0055)
    assert found.sum() == pytest.approx(1)


def test_component_weights_recomputed() -> None:
    """The recomputed weights take the largest signed loading, which moves exports alone (-.64 on the first factor)."""
    recomputed = by_indicator(HANDBOOK["nicoletti_signed_sum1"])
    others = np.array(INDICATORS) != "exports"
    found = classic.component_weights(TAI, 4)[others]
    assert found / found.sum() == pytest.approx(recomputed[others] / recomputed[others].sum(), rel=0, abs=0.002)


def test_table_11_alpha() -> None:
    """Alpha .7035, .0005; item-total within .006 and alpha-if-deleted within .002."""
    x, printed = classic.z_scores(TAI), HANDBOOK["table11_cronbach"]
    assert classic.cronbach_alpha(x) == pytest.approx(printed["recomputed_alpha_all"], rel=0, abs=0.0005)
    found, deleted = classic.item_statistics(x), np.array([printed["deleted"][name] for name in INDICATORS])
    assert found.item_total == pytest.approx(deleted[:, 0], rel=0, abs=0.006)
    assert found.alpha_if_deleted == pytest.approx(deleted[:, 1], rel=0, abs=0.002)


def test_table_19_benefit_of_the_doubt() -> None:
    found = classic.benefit_of_doubt(classic.min_max(TAI), lower=0.10, upper=0.15)
    assert found.scores == pytest.approx(by_country(HANDBOOK["table19_bod"]), rel=0, abs=0.011)
    assert found.shares.min() > 0.10 - 1e-9 and found.shares.max() < 0.15 + 1e-9


def test_without_bounds_eight_countries_are_perfect() -> None:
    assert np.sum(classic.benefit_of_doubt(classic.min_max(TAI)).scores > 1 - 1e-9) == 8


@pytest.mark.parametrize(
    ("weights", "equal", "furthest"), [("EW", 23, 0), ("BAP", 23, 0), ("FA", 19, 1), ("AHP", 20, 2)]
)
def test_table_23_ranks(weights: str, equal: int, furthest: int) -> None:
    """The weights are printed with two decimals, so those of FA and AHP give a few countries another rank."""
    score = classic.arithmetic_mean(goalposts_of_undp(), HANDBOOK["table22_weights"][weights])
    gaps = np.abs(classic.ranks_from_best(score) - by_country(HANDBOOK["table23_ranks"][weights]))
    assert np.sum(gaps == 0) >= equal
    assert gaps.max() <= furthest


def test_table_38_geometric_mean_of_raw_values() -> None:
    found = classic.ranks_from_best(classic.geometric_mean(TAI))
    assert np.array_equal(found, by_country(HANDBOOK["table38_ranks"]["GME"]))


def test_table_36_outranking_matrix_of_five() -> None:
    assert classic.outranking_matrix(five_countries()).tolist() == HANDBOOK["table35_36_37_five"]["outranking"]


def test_table_37_best_orders_of_five() -> None:
    matrix, printed = classic.outranking_matrix(five_countries()), HANDBOOK["table35_36_37_five"]
    scores = {order: classic.kemeny_score(matrix, order) for order in permutations(range(5))}
    best = [list(order) for order, score in scores.items() if score == pytest.approx(max(scores.values()))]
    assert max(scores.values()) == printed["ckyl_best_score"]
    names = [[printed["order"][unit] for unit in order] for order in best]
    assert sorted(names) == sorted(printed["ckyl_best_rankings"])
    assert list(classic.kemeny_order(matrix)) in best


def test_table_38_order_is_not_the_best_one() -> None:
    matrix, known = classic.outranking_matrix(TAI), HANDBOOK["kemeny_23"]
    printed = np.argsort(by_country(HANDBOOK["table38_ranks"]["NCMC"]), kind="stable").tolist()
    assert classic.kemeny_score(matrix, printed) == known["score_of_the_printed_order"]
    best = classic.kemeny_order(matrix)
    assert classic.kemeny_score(matrix, best) == known["optimum"]
    assert [COUNTRIES[unit] for unit in best[:4]] == ["Sweden", "United States", "Finland", "Norway"]
