"""A cohort: members of one sector, or of one sector and size, and so on down; its parent leaves the last part out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jalon.norms.refusal import refused
from jalon.norms.settings import dimensions

LONGEST = 80
DIVISION = re.compile(r"[A-U]\d\d")


@dataclass(frozen=True, slots=True, order=True)
class Cohort:
    """`parts` are the values of the first dimensions of the tree; () is everybody."""

    parts: tuple[str, ...] = ()

    @property
    def parent(self) -> Cohort:
        """The next wider cohort; everybody's parent is everybody."""
        return Cohort(self.parts[:-1])

    def as_data(self) -> dict[str, str]:
        """The parts by dimension."""
        return dict(zip(dimensions(), self.parts, strict=False))

    def chain(self) -> tuple[Cohort, ...]:
        """This cohort and all wider ones, finest first; a NACE division ("J62") stands within its section ("J")."""
        chain = [Cohort(self.parts[:k]) for k in range(len(self.parts), 0, -1)]
        if self.parts and DIVISION.fullmatch(self.parts[0]):
            chain.append(Cohort((self.parts[0][0],)))
        return (*chain, ALL)


ALL = Cohort()


def cohort_of(values: Mapping[str, str | None]) -> Cohort:
    """The finest cohort that these values describe: the tree ends at the first value that is unknown."""
    parts: list[str] = []
    for name in dimensions():
        value = (values.get(name) or "").strip()
        if not value:
            break
        parts.append(value[:LONGEST])
    return Cohort(tuple(parts))


def parse_cohort(text: str) -> Cohort:
    """The cohort written as "sector=software,size=11-50". Raises NormsInvalid for another form."""
    given: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        name, equals, value = part.partition("=")
        if not equals or not value.strip() or name.strip() not in dimensions():
            raise refused("cohort_form", part=part, names=", ".join(dimensions()))
        given[name.strip()] = value.strip()
    found = cohort_of(given)
    if len(found.parts) < len(given):
        raise refused("cohort_gap", missing=dimensions()[len(found.parts)])
    return found
