"""Each point traced to events: contribution = worth of one event x (events - events at par).

The path runs from par (theta 0 with the same opportunities) to the member's evidence, so that contributions add up
to points - 50 + balance and always have the sign of "above or below par". A graded item's contribution is the sum
over stages of worth x (counterparts - counterparts at par).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalon.index.aggregate import aggregate
from jalon.index.edition import Edition
from jalon.index.likelihood import par_events
from jalon.index.parameters import Floats, Parameters, parameters
from jalon.index.path import split
from jalon.index.posterior import posterior
from jalon.index.totals import Evidence, Totals, evidence


@dataclass(frozen=True, slots=True)
class Attribution:
    """Per member and item (M, J), points: `contribution`; `unit` the worth of one success (0 for the graded item and
    for an item not present). `par` are the successes of a member at par. By stage (M, R): `stage_values` worth of one
    counterpart, `par_stages` counterparts at par. `balance` >= 0 is taken off; `quadrature_error` (M,) is what the
    path integral missed before it was spread over the contributions. `used` (M, J) tells which items had a say: a
    stand-in has none while its principal is present.

        50 + contribution.sum(axis=1) - balance == points
        a row of success s, opportunity o and decay weight d is worth d unit (s - o par/e)
        a counterpart of stage r is worth d (stage_values[r] - sum over q of stage_values[q] par_stages[q]/n)
    """

    contribution: Floats
    unit: Floats
    par: Floats
    stage_values: Floats
    par_stages: Floats
    balance: Floats
    points: Floats
    quadrature_error: Floats
    used: NDArray[np.bool_]


def attribute(edition: Edition, totals: Totals) -> Attribution:
    """The attribution of M members' points to the items of the edition."""
    p = parameters(edition)
    seen = evidence(p, totals)
    par, par_stages = par_events(p, seen)
    shares = split(p, Evidence(par, seen.e, seen.mask, par_stages), seen)
    whole = aggregate(posterior(p, seen).theta, p.weights, p.inverse_tau)
    graded = np.isin(np.arange(len(p.alpha)), p.graded)[:, None]
    shown = np.where(graded, 0.0, par)
    return Attribution(
        contribution=shares.by_evidence.T,
        unit=np.where(graded, 0.0, shares.event).T,
        par=shown.T,
        stage_values=_stage_values(p, shares.event, shares.held).T,
        par_stages=par_stages.T,
        balance=p.points_per_unit * (whole.linear - whole.value),
        points=p.par_points + p.points_per_unit * whole.value,
        quadrature_error=shares.missed,
        used=seen.mask.T > 0,
    )


def _stage_values(p: Parameters, event: Floats, held: Floats) -> Floats:
    """One counterpart is one opportunity and as many successes as its stage scores."""
    return p.stage_scores * event[p.graded].sum(axis=0) + held[p.graded].sum(axis=0)
