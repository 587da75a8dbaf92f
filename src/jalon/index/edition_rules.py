"""The published bounds of an edition: without them the two laws of the method would not hold.

A counterpart's act is the only success, one act spends at most weight 1 over all items, loadings and dispersions
keep one event's influence bounded, and no dimension or item may dominate.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from jalon.errors import EditionInvalid
from jalon.index.edition import HIGHEST_ORDER, Edition, Item

MAX_ITEMS = 15
MIN_ITEMS_PER_DIMENSION = 2
MAX_WEIGHT = 0.30
MAX_PRIOR_LOADING = 0.80
MAX_LOADING = 1.25
MIN_COUNT_DISPERSION = 0.3
MAX_SECTOR_OFFSET = 1.0
KINDS = ("bin", "cnt", "grd")
_SLACK = 1e-9


def validate_edition(edition: Edition) -> None:
    """Nothing, or EditionInvalid naming every broken rule."""
    broken = list(_broken(edition))
    if broken:
        text = f"The edition {edition.id} breaks {len(broken)} rule(s): " + "; ".join(broken) + "."
        raise EditionInvalid(text, "Correct the edition; these bounds are part of the method.")


def _broken(edition: Edition) -> Iterator[str]:
    yield from _numbers(edition)
    yield from _whole(edition)
    yield from _dimensions(edition)
    yield from _spending(edition)
    yield from _stages(edition)
    yield from _sectors(edition)
    for item in edition.items:
        yield from (f"{item.code}: {rule}" for rule in _item(item, edition))


def _numbers(edition: Edition) -> Iterator[str]:
    figures = [edition.tau, edition.scale.sigma_ref, edition.time.half_life_days]
    if not all(math.isfinite(figure) for figure in figures) or min(figures[1:]) <= 0 or edition.tau < 0:
        yield "tau, sigma_ref and the half-life must be finite and positive (tau 0 means linear)"
    if not 0 < edition.states.established_se < edition.states.provisional_se:
        yield "the state thresholds must be positive and increasing"
    if not 0.5 <= edition.states.likely < edition.states.sure < 1:
        yield "the certainty thresholds must increase within 0.5 and 1"
    if edition.scale.centre_order not in (2, HIGHEST_ORDER):
        yield "the centre of the interval is of order 2 or 3"


def _whole(edition: Edition) -> Iterator[str]:
    if len(edition.items) > MAX_ITEMS:
        yield f"more than {MAX_ITEMS} items"
    if _repeats(item.code for item in edition.items) or _repeats(part.code for part in edition.dimensions):
        yield "a code is used twice"
    if sum(item.kind == "grd" for item in edition.items) > 1:
        yield "more than one graded item"
    parts = [code for pillar in edition.pillars for code in pillar.dimensions]
    if sorted(parts) != sorted(part.code for part in edition.dimensions):
        yield "the pillars do not hold every dimension exactly once"


def _dimensions(edition: Edition) -> Iterator[str]:
    if abs(sum(part.weight for part in edition.dimensions) - 1) > _SLACK:
        yield "the weights do not add to 1"
    for part in edition.dimensions:
        if not 0 <= part.weight <= MAX_WEIGHT + _SLACK:
            yield f"{part.code}: weight outside 0 to {MAX_WEIGHT}"
        if not 0 < part.loading <= MAX_PRIOR_LOADING + _SLACK:
            yield f"{part.code}: prior loading outside 0 to {MAX_PRIOR_LOADING}"
        if sum(item.dimension == part.code for item in edition.items) < MIN_ITEMS_PER_DIMENSION:
            yield f"{part.code}: fewer than {MIN_ITEMS_PER_DIMENSION} items"


def _spending(edition: Edition) -> Iterator[str]:
    families = {family for item in edition.items for family in item.event_families}
    for family in sorted(families):
        # a stand-in is used only while its principal is absent, so both never spend the same act
        spent = sum(i.event_weight for i in edition.items if family in i.event_families and not i.stand_in_for)
        alone = [i.event_weight for i in edition.items if family in i.event_families and i.stand_in_for]
        if max(spent, *alone, 0.0) > 1 + _SLACK:
            yield f"the act {family} spends more than weight 1"


def _stages(edition: Edition) -> Iterator[str]:
    scores, thresholds = edition.stages.scores, edition.stages.thresholds
    if not len(edition.stages.names) == len(scores) == len(thresholds) >= 2:
        yield "stage names, scores and thresholds differ in number"
    if scores[0] != 0 or thresholds[0] != 0:
        yield "the first stage must have score 0 and threshold 0"
    if any(after <= before for before, after in pairwise(scores)):
        yield "stage scores must be non-negative and increase"
    if not all(math.isfinite(figure) for figure in (*scores, *thresholds)):
        yield "stage scores and thresholds must be finite"


def _sectors(edition: Edition) -> Iterator[str]:
    if _repeats(sector.code for sector in edition.sectors):
        yield "a sector is named twice"
    for sector in edition.sectors:
        if len(sector.offsets) != len(edition.items):
            yield f"{sector.code}: not one offset for each item"
        if not all(abs(offset) <= MAX_SECTOR_OFFSET for offset in sector.offsets):
            yield f"{sector.code}: an offset beyond {MAX_SECTOR_OFFSET}"
        if sector.thresholds and (len(sector.thresholds) != len(edition.stages.scores) or sector.thresholds[0] != 0):
            yield f"{sector.code}: not one offset for each stage threshold, the first 0"
        if not all(abs(offset) <= MAX_SECTOR_OFFSET for offset in sector.thresholds):
            yield f"{sector.code}: a threshold's offset beyond {MAX_SECTOR_OFFSET}"


def _item(item: Item, edition: Edition) -> Iterator[str]:
    if item.actor != "counterpart":
        yield "its success is not the act of a counterpart"
    if item.kind not in KINDS:
        yield "its kind is not known"
    if item.dimension not in {part.code for part in edition.dimensions}:
        yield "its dimension is not known"
    elif not any(p.code == item.pillar and item.dimension in p.dimensions for p in edition.pillars):
        yield "its dimension is not part of its pillar"
    if not 0 < item.event_weight <= 1:
        yield "event weight outside 0 to 1"
    if not 0 < item.loading <= MAX_LOADING + _SLACK:
        yield f"loading outside 0 to {MAX_LOADING}"
    yield from _item_figures(item)
    yield from _stand_in(item, edition)


def _item_figures(item: Item) -> Iterator[str]:
    if not math.isfinite(item.alpha):
        yield "alpha is not finite"
    if item.kind == "cnt" and not MIN_COUNT_DISPERSION - _SLACK <= item.dispersion < math.inf:
        yield f"dispersion of a count below {MIN_COUNT_DISPERSION}"
    if item.kind != "cnt" and not 0 <= item.dispersion < 1:
        yield "dispersion of a rate outside 0 to 1"
    if not 0 < item.reference_exposure < math.inf or item.maturity_days < 0:
        yield "reference exposure or maturity is negative or missing"
    if not item.needs or not item.event_families:
        yield "it names no source or no act"


def _stand_in(item: Item, edition: Edition) -> Iterator[str]:
    if item.stand_in_for is None:
        return
    principals = [other for other in edition.items if other.code == item.stand_in_for]
    if not principals or principals[0].dimension != item.dimension or principals[0].stand_in_for:
        yield "it stands in for no item of its own dimension"


def _repeats(codes: Iterable[str]) -> bool:
    listed = list(codes)
    return len(set(listed)) < len(listed)
