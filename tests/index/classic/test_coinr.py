"""Every number that COINr gives for the Technology Achievement Index, to its ten decimals."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from jalon.index import classic
from jalon.index.classic import Floats
from tests.index.classic.oracles import (
    COINR,
    COINR_TOLERANCE,
    COUNTRIES,
    INDICATORS,
    PILLARS,
    STRUCTURE,
    TAI,
    by_indicator,
)

PATENTS = TAI[:, :1]
SCALED = classic.min_max(TAI, 1, 100)


def tai(x: Floats) -> Floats:
    return classic.aggregate_levels(x, INDICATORS, STRUCTURE)["TAI"]


@pytest.mark.parametrize(
    ("name", "normalise"),
    [
        ("minmax_0_100", classic.min_max),
        ("zscore_0_1", classic.z_scores),
        ("rank", classic.ranks),
        ("borda", classic.borda),
        ("prank", classic.percentile_ranks),
        ("fracmax", classic.fraction_of_max),
        ("dist2max", classic.distance_to_max),
        ("dist2ref_USA", lambda x: classic.distance_to_reference(x, COUNTRIES.index("United States"))),
    ],
)
def test_normalisations(name: str, normalise: Callable[[Floats], Floats]) -> None:
    found = normalise(TAI)
    for column, indicator in enumerate(INDICATORS):
        expected = COINR["norm"][name][indicator]
        assert found[: len(expected), column] == pytest.approx(expected, **COINR_TOLERANCE)


def test_targets_and_goalposts() -> None:
    target = classic.distance_to_target(PATENTS, 500)[:, 0]
    assert target == pytest.approx(COINR["dist2targ_patents_500"], **COINR_TOLERANCE)
    posts = classic.goalposts(PATENTS, 50, 500, scale=100)[:, 0]
    assert posts == pytest.approx(COINR["goalposts_patents_50_500_100"], **COINR_TOLERANCE)


def test_skew_and_kurtosis() -> None:
    assert classic.skewness(TAI) == pytest.approx(COINR["skew"], **COINR_TOLERANCE)
    assert classic.kurtosis(TAI) == pytest.approx(COINR["kurt"], **COINR_TOLERANCE)


def test_treatment_draws_in_two_patents_and_nothing_else() -> None:
    found, expected = classic.treat(TAI), COINR["treat"]
    assert found.how == (classic.WINSORISED, *[classic.UNTREATED] * 7)
    assert found.points == (expected["points"], *[0] * 7)
    assert found.values[:, 0].tolist() == expected["patents"]
    assert np.array_equal(found.values[:, 1:], TAI[:, 1:])
    assert classic.skewness(found.values)[0] == pytest.approx(expected["skew_after"], **COINR_TOLERANCE)
    assert classic.kurtosis(found.values)[0] == pytest.approx(expected["kurtosis_after"], **COINR_TOLERANCE)


def test_transformations() -> None:
    assert classic.log_shifted(TAI[:, 0]) == pytest.approx(COINR["logCT"], **COINR_TOLERANCE)
    assert classic.box_cox(TAI[:, 0], 0.5)[:3] == pytest.approx(COINR["boxcox_patents_l05"], **COINR_TOLERANCE)


def test_imputation_from_the_other_countries() -> None:
    """The mean of patents without Sweden; the median of schooling without any one country of the lower half."""
    patents, schooling = TAI[:, [0]].copy(), TAI[:, [INDICATORS.index("schooling")]].copy()
    sweden, france = COUNTRIES.index("Sweden"), COUNTRIES.index("France")
    patents[sweden] = schooling[france] = np.nan
    assert classic.impute_mean(patents)[sweden, 0] == pytest.approx(COINR["impute"]["mean_patents"], **COINR_TOLERANCE)
    assert classic.impute_median(schooling)[france, 0] == COINR["impute"]["median_school"]


@pytest.mark.parametrize(
    ("name", "aggregate"),
    [
        ("amean", classic.arithmetic_mean),
        ("gmean", classic.geometric_mean),
        ("hmean", classic.harmonic_mean),
        ("genmean_p_m2", lambda x: classic.generalised_mean(x, None, -2)),
        ("copeland", classic.copeland_scores),
    ],
)
def test_aggregations(name: str, aggregate: Callable[[Floats], Floats]) -> None:
    assert aggregate(SCALED) == pytest.approx(COINR["agg"][name], **COINR_TOLERANCE)


def test_outranking_and_dominance() -> None:
    matrix = classic.outranking_matrix(TAI)
    assert matrix[0].tolist() == COINR["outrank"]["row1"]
    assert classic.dominance(matrix) == pytest.approx(COINR["outrank"]["fracDominant"], **COINR_TOLERANCE)


def test_the_index_in_levels() -> None:
    found, expected = classic.aggregate_levels(classic.min_max(TAI), INDICATORS, STRUCTURE), COINR["coin_results"]
    order = [COUNTRIES.index(name) for name in expected["uName"]]
    for name in ("TAI", *PILLARS):
        assert found[name][order] == pytest.approx(expected[name], rel=0, abs=6e-7)  # printed with six decimals
    assert classic.ranks_from_best(found["TAI"])[order].tolist() == expected["Rank"]


def test_effective_weights() -> None:
    expected = dict(zip(COINR["eff"]["iCode"], COINR["eff"]["EffWeight"], strict=True))
    assert classic.effective_weights(STRUCTURE) == expected


def test_leaving_one_out() -> None:
    found = classic.leave_one_out(classic.min_max(TAI), tai)
    assert found.mean_shift == pytest.approx(by_indicator(COINR["remove_meanabsdiff"]), **COINR_TOLERANCE)


def test_alpha() -> None:
    assert classic.cronbach_alpha(TAI) == pytest.approx(COINR["cronbach_raw"], **COINR_TOLERANCE)
    assert classic.cronbach_alpha(classic.min_max(TAI)) == pytest.approx(COINR["cronbach_norm"], **COINR_TOLERANCE)


def test_first_component_up_to_its_sign() -> None:
    expected = dict(zip(COINR["pca_weights"]["iCode"], COINR["pca_weights"]["Weight"], strict=True))
    assert classic.first_component_weights(TAI) == pytest.approx(-by_indicator(expected), **COINR_TOLERANCE)


def test_correlations_of_pillars_with_the_index() -> None:
    levels = classic.aggregate_levels(classic.min_max(TAI), INDICATORS, STRUCTURE)
    found = classic.correlations(np.column_stack([levels[name] for name in (*PILLARS, "TAI")]))[-1, :-1]
    assert found == pytest.approx(COINR["corr_pillar_index"]["Correlation"], **COINR_TOLERANCE)


def test_balanced_weights_do_what_the_optimiser_of_coinr_stopped_short_of() -> None:
    levels = classic.aggregate_levels(classic.min_max(TAI), INDICATORS, STRUCTURE)
    pillars = np.column_stack([levels[name] for name in PILLARS])
    stopped = COINR["opt_pillar"]
    shares = classic.correlation_shares(pillars, stopped["w"]["Weight"])
    creation, old, recent, skills = stopped["corr"]["Obtained"]
    assert shares == pytest.approx([creation, recent, old, skills], **COINR_TOLERANCE)
    assert np.abs(shares - 0.25).max() > 0.01
    balanced = classic.balanced_weights(pillars)
    assert classic.correlation_shares(pillars, balanced) == pytest.approx(np.full(4, 0.25), rel=0, abs=1e-12)
    assert balanced.sum() == pytest.approx(1) and np.all(balanced > 0)
