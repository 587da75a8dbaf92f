"""The classic composite-index toolbox: impute, treat, normalise, weight, aggregate, ask how much choices matter.

The steps of the OECD/JRC Handbook on Constructing Composite Indicators (2008), for comparison with Jalon's own index
and for the robustness of any other. Arrays are units by indicators; nothing here enters a Jalon score. What is marked
SciPy or SALib needs the optional group: pip install 'jalon[classic]'.
"""

from jalon.index.classic.arrays import Floats
from jalon.index.classic.benefit_of_doubt import BenefitOfDoubt, benefit_of_doubt
from jalon.index.classic.choices import Choices, composite_ranks, factors, nominal_ranks, ranks_from_best
from jalon.index.classic.hierarchy import Element, aggregate_levels, effective_weights
from jalon.index.classic.impute import impute_mean, impute_median
from jalon.index.classic.leave_one_out import LeaveOneOut, leave_one_out
from jalon.index.classic.means import arithmetic_mean, generalised_mean, geometric_mean, harmonic_mean
from jalon.index.classic.monte_carlo import RankUncertainty, rank_uncertainty
from jalon.index.classic.multivariate import (
    Components,
    ItemStatistics,
    correlations,
    cronbach_alpha,
    item_statistics,
    principal_components,
    varimax,
)
from jalon.index.classic.normalise import (
    borda,
    distance_to_max,
    distance_to_reference,
    distance_to_target,
    fraction_of_max,
    goalposts,
    min_max,
    orient,
    percentile_ranks,
    ranks,
    z_scores,
)
from jalon.index.classic.outranking import (
    copeland,
    copeland_scores,
    dominance,
    kemeny_order,
    kemeny_score,
    outranking_matrix,
)
from jalon.index.classic.sobol import SobolIndices, rank_sensitivity, sobol_indices
from jalon.index.classic.treat import (
    LOGGED,
    UNTREATED,
    WINSORISED,
    Limits,
    Treatment,
    box_cox,
    kurtosis,
    log_shifted,
    skewness,
    treat,
    winsorise,
)
from jalon.index.classic.weights import (
    balanced_weights,
    component_weights,
    correlation_shares,
    equal_weights,
    first_component_weights,
    informative_weights,
)

__all__ = [
    "LOGGED",
    "UNTREATED",
    "WINSORISED",
    "BenefitOfDoubt",
    "Choices",
    "Components",
    "Element",
    "Floats",
    "ItemStatistics",
    "LeaveOneOut",
    "Limits",
    "RankUncertainty",
    "SobolIndices",
    "Treatment",
    "aggregate_levels",
    "arithmetic_mean",
    "balanced_weights",
    "benefit_of_doubt",
    "borda",
    "box_cox",
    "component_weights",
    "composite_ranks",
    "copeland",
    "copeland_scores",
    "correlation_shares",
    "correlations",
    "cronbach_alpha",
    "distance_to_max",
    "distance_to_reference",
    "distance_to_target",
    "dominance",
    "effective_weights",
    "equal_weights",
    "factors",
    "first_component_weights",
    "fraction_of_max",
    "generalised_mean",
    "geometric_mean",
    "goalposts",
    "harmonic_mean",
    "impute_mean",
    "impute_median",
    "informative_weights",
    "item_statistics",
    "kemeny_order",
    "kemeny_score",
    "kurtosis",
    "leave_one_out",
    "log_shifted",
    "min_max",
    "nominal_ranks",
    "orient",
    "outranking_matrix",
    "percentile_ranks",
    "principal_components",
    "rank_sensitivity",
    "rank_uncertainty",
    "ranks",
    "ranks_from_best",
    "skewness",
    "sobol_indices",
    "treat",
    "varimax",
    "winsorise",
    "z_scores",
]
