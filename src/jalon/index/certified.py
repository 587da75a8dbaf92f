"""The certified figure: the score less what the sources that were withheld could still change.

certified = points - 1.645 sqrt(max(SE^2 - SE_ref^2, 0)), SE_ref the standard error if every missing item were seen
at the median opportunities of the calibration (closed form, nothing imputed). With full coverage it is the score.
"""

from __future__ import annotations

import numpy as np

from jalon.index.aggregate import Aggregate, quadratic
from jalon.index.edition import Edition
from jalon.index.likelihood import expected_information, slopes
from jalon.index.parameters import Floats, Parameters
from jalon.index.posterior import Posterior, by_dimension, covariance, prior_of
from jalon.index.totals import Evidence


def certified_points(
    edition: Edition,
    p: Parameters,
    seen: Evidence,
    found: Posterior,
    whole: Aggregate,
    points: Floats,
    se: Floats,
) -> Floats:
    """The certified figure (M,), never above `points`."""
    everything = np.ones_like(seen.mask)
    se_ref = completed_error(edition, p, seen, found, whole, everything)
    return points - edition.scale.quantile * np.sqrt(np.maximum(se**2 - se_ref**2, 0.0))


def completed_error(
    edition: Edition, p: Parameters, seen: Evidence, found: Posterior, whole: Aggregate, added: Floats
) -> Floats:
    """Standard error in points (M,) if the items of `added` (J, M) that are missing were seen too."""
    mask, standing = _completed(p, seen.mask, added)
    reference = _reference_exposure(edition, p, seen)
    now = slopes(p, seen, found.theta).curvature * standing
    missing = expected_information(p, reference, found.theta) * (mask - seen.mask * standing)
    total = covariance(prior_of(p), by_dimension(p, now + missing))
    return p.points_per_unit * np.sqrt(quadratic(whole.effective, total))


def _completed(p: Parameters, mask: Floats, added: Floats) -> tuple[Floats, Floats]:
    """Mask after adding, and which items seen now keep standing (a stand-in leaves when its principal comes)."""
    after, standing = np.maximum(mask, added), np.ones_like(mask)
    for stand_in, principal in p.stand_ins:
        after[stand_in] *= 1.0 - after[principal]
        standing[stand_in] = np.where(after[principal] > mask[principal], 0.0, 1.0)
    return after, standing


def _reference_exposure(edition: Edition, p: Parameters, seen: Evidence) -> Floats:
    """Median opportunities; a graded item has those of the stand-in seen now, for they are the same people."""
    median = np.array([[item.reference_exposure] for item in edition.items])
    exposure = np.broadcast_to(median, seen.e.shape).copy()
    for stand_in, principal in p.stand_ins:
        exposure[principal] = np.where(seen.mask[stand_in] > 0, seen.e[stand_in], exposure[principal])
    return exposure
