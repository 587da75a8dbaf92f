"""The result beside a measured group: its cohort first, then the wider ones, each with n and interval."""

from __future__ import annotations

from dataclasses import replace

from jalon.norms.cohort import ALL, Cohort
from jalon.norms.document import CohortNorm, Norms
from jalon.norms.refusal import refused
from jalon.norms.settings import measures
from jalon.norms.standing import Standing, density, standing
from jalon.report.result import Comparison, Estimate, Reference, Result

PILLARS = measures()[1:]


def compared(result: Result, norms: Norms, cohort: Cohort = ALL) -> Result:
    """The same result with the member's place in `norms`; without a number there is no place.

    Raises NormsInvalid when the norms were made with another edition.
    """
    if norms.edition_hash != result.foot.edition_hash:
        raise refused("other_edition", theirs=norms.edition, ours=result.foot.edition)
    told = replace(result, cohort=cohort.as_data())
    points, chain = result.score.points, norms.find(cohort)
    if points.value is None or points.low is None or points.high is None or points.se is None or not chain:
        return told
    centre = (points.low + points.high) / 2
    places = [standing(entry.measures["points"], points.value, centre, points.se) for entry in chain]
    comparisons = tuple(_comparison(norms, entry, place) for entry, place in zip(chain, places, strict=True))
    return replace(told, reference=_reference(comparisons[0], chain[0], places[0]), comparisons=comparisons)


def _comparison(norms: Norms, entry: CohortNorm, place: Standing) -> Comparison:
    return Comparison(group_name(norms, entry.cohort), norms.origin, norms.period, place.n, _ahead(place), place.median)


def group_name(norms: Norms, cohort: Cohort) -> str:
    """The cohort's parts, or the name of the whole group."""
    return ", ".join(cohort.parts) or norms.group


def _ahead(place: Standing) -> Estimate:
    return Estimate(place.ahead, place.low, place.high, None, place.n, "share", "established")


def _reference(first: Comparison, entry: CohortNorm, place: Standing) -> Reference:
    return Reference(
        group=first.group,
        n=place.n,
        ahead=first.ahead,
        median=place.median,
        density=density(entry.measures["points"]),
        pillars={c: (m.at(0.25), m.median, m.at(0.75)) for c, m in entry.measures.items() if c in PILLARS},
        peers=(),
    )
