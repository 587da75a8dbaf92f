"""An edition from calibration members: figures, then weights from later results, then the sealed document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from jalon.index.edition import Edition, parse_edition
from jalon.index.fit.calibrate import Calibrated, calibrate
from jalon.index.fit.document import median_exposure, with_figures, with_sectors, with_weights
from jalon.index.fit.sector_offsets import sector_offsets
from jalon.index.fit.unit import in_unit
from jalon.index.fit.weights import MEETING_WORTH, Learned, learn_weights
from jalon.index.parameters import Floats
from jalon.index.sectors import score_in_sectors
from jalon.index.totals import Totals

EXPERT = "2026.11-expert"  # the edition whose weights are the expert prior


@dataclass(frozen=True, slots=True)
class Cohort:
    """Calibration members: totals at one date, contracts and meetings of the year after (M,), sectors if known (M,).

    `neutral` are the totals to be expected without luck, which only an invented population knows: with them the fit
    sets the unit of the scale.
    """

    totals: Totals
    later_contracts: Floats
    later_meetings: Floats
    sectors: tuple[str, ...] = ()
    neutral: Totals | None = None

    @property
    def results(self) -> Floats:
        """Later contracts plus a quarter of the later meetings."""
        return self.later_contracts + MEETING_WORTH * self.later_meetings


@dataclass(frozen=True, slots=True)
class Built:
    """`document` of the edition, and the two fits that it comes from."""

    document: dict[str, Any]
    calibrated: Calibrated
    learned: Learned

    @property
    def edition(self) -> Edition:
        """The edition itself."""
        return parse_edition(self.document)


def build_edition(base: dict[str, Any], cohort: Cohort) -> Built:
    """A new edition from the document `base` (its expert weights are the prior) and calibration members.

    Raises EditionInvalid when `base` breaks a law: bounds are kept by the fit, but not the choice of items.
    """
    edition = parse_edition(base, verify=False)
    calibrated = calibrate(edition, cohort.totals)
    graded = np.array([item.kind == "grd" for item in edition.items], dtype=np.float64)
    exposure = median_exposure(cohort.totals.e, cohort.totals.stages, graded)
    document = with_figures(base, calibrated.figures, exposure)
    if cohort.neutral is not None:
        document = in_unit(document, cohort.neutral)
    if cohort.sectors:
        fitted = parse_edition(document)
        document = with_sectors(document, sector_offsets(fitted, cohort.totals, cohort.sectors))
    learned = weights_of(document, cohort, np.array([part.weight for part in edition.dimensions]))
    return Built(with_weights(document, learned.weights), calibrated, learned)


def weights_of(document: dict[str, Any], cohort: Cohort, expert: Floats) -> Learned:
    """Weights for the figures of `document`."""
    edition = parse_edition(document, verify=False)
    abilities = score_in_sectors(edition, cohort.totals, cohort.sectors or [""] * len(cohort.totals)).theta
    return learn_weights(abilities, cohort.results, expert)
