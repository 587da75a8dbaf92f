"""What the evidence of some members adds up to: successes, opportunities and stages, per item of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jalon.errors import Misuse
from jalon.index.edition import Edition
from jalon.index.parameters import Floats, Integers, Parameters


@dataclass(frozen=True, slots=True)
class Totals:
    """`y` and `e` (M, J): decayed successes and opportunities; `stages` (M, R): counterparts by stage of the graded
    item (its own y and e are ignored); `mask` (M, J): 1 where the sources of the item were given, else 0.
    """

    y: Floats
    e: Floats
    stages: Floats
    mask: Floats

    def __len__(self) -> int:
        return len(self.y)


def member_totals(
    edition: Edition, counts: Mapping[str, tuple[float, float]], stages: Sequence[float] | None = None
) -> Totals:
    """One member: `counts` item code -> (successes, opportunities) for every item whose sources were given.

    `stages` are the counterparts by stage, and give the graded item. Unknown codes raise Misuse.
    """
    y, e, mask = (np.zeros((1, len(edition.items))) for _ in range(3))
    for code, (successes, opportunities) in counts.items():
        row = _row(edition, code)
        y[0, row], e[0, row], mask[0, row] = successes, opportunities, 1.0
    graded = [row for row, item in enumerate(edition.items) if item.kind == "grd"]
    mask[0, graded] = float(stages is not None)
    by_stage = np.zeros((1, len(edition.stages.scores))) if stages is None else np.array([stages], dtype=float)
    return Totals(y, e, by_stage, mask)


def stack(totals: Sequence[Totals]) -> Totals:
    """Several totals as one, in order."""
    return Totals(
        np.concatenate([part.y for part in totals]),
        np.concatenate([part.e for part in totals]),
        np.concatenate([part.stages for part in totals]),
        np.concatenate([part.mask for part in totals]),
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """Totals turned items by rows: y, e, mask (J, M), stages (R, M). For the graded row y is the sum of the stage
    scores and e the number of counterparts, so that it reads like a rate of score per counterpart.
    """

    y: Floats
    e: Floats
    mask: Floats
    stages: Floats

    def members(self, which: Integers) -> Evidence:
        """The evidence of some members, in the order given; one may be named several times."""
        return Evidence(self.y[:, which], self.e[:, which], self.mask[:, which], self.stages[:, which])


def evidence(p: Parameters, totals: Totals) -> Evidence:
    """The evidence that the likelihood reads: checked, stand-ins silent where their principal is present."""
    y, e, mask = (np.array(part, dtype=np.float64).T for part in (totals.y, totals.e, totals.mask))
    stages = np.array(totals.stages, dtype=np.float64).T
    y, e, mask = (np.ascontiguousarray(part) for part in (y, e, mask))
    _check_shapes(p, y, e, mask, stages)
    _check_values(y, e, mask, stages)
    _bounded(p, y, e)
    y[p.graded] = (p.stage_scores * stages).sum(axis=0)
    e[p.graded] = stages.sum(axis=0)
    for stand_in, principal in p.stand_ins:
        mask[stand_in] *= 1.0 - mask[principal]
    return Evidence(y, e, mask, np.ascontiguousarray(stages))


def _check_shapes(p: Parameters, y: Floats, e: Floats, mask: Floats, stages: Floats) -> None:
    items, members = len(p.alpha), y.shape[-1]
    wanted = [(items, members)] * 3 + [(len(p.stage_scores), members)]
    if [part.shape for part in (y, e, mask, stages)] != wanted:
        raise Misuse("The totals do not have one column per item of the edition.", "Build them with member_totals.")


def _check_values(y: Floats, e: Floats, mask: Floats, stages: Floats) -> None:
    everything = np.concatenate([y, e, mask, stages])
    if not np.isfinite(everything).all() or (everything < 0).any() or (mask > 1).any():
        raise Misuse("Totals must be finite and not negative, the mask within 0 and 1.", _HINT)


def _bounded(p: Parameters, y: Floats, e: Floats) -> None:
    """No rate above 1. A count may lack exposure (the post fell out of the horizon, its echo did not)."""
    if (y[p.binary] > e[p.binary] * (1 + _ROUNDING)).any():
        raise Misuse("There are more successes than opportunities.", _HINT)
    y[p.binary] = np.minimum(y[p.binary], e[p.binary])


_ROUNDING = 1e-9
_HINT = "Check the evidence rows of the indicators."


def _row(edition: Edition, code: str) -> int:
    try:
        return edition.row(code)
    except KeyError as error:
        raise Misuse(f"The edition {edition.id} has no item {code}.", "Use the codes of the edition.") from error
