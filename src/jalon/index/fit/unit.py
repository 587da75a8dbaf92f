"""The unit of the scale: 12.5 points are one standard deviation of what members truly are.

The fit reads a member's evidence at full weight and without bound; what is published weighs events by halves and bounds
them, so that the same members would stand too far apart. Loadings grow by the factor by which the true scores of the
calibration members, free of the prior, spread wider than the scale promises, none above its bound (linking by mean and
sigma: Kolen & Brennan, 2014). The graded item keeps its slope: one person who goes from silence to a contract moves it
by four stages at once, and no person may move a score by more than three points.
"""

from __future__ import annotations

import copy
from typing import Any

from jalon.index.edition import parse_edition
from jalon.index.fit.document import DECIMALS, sealed
from jalon.index.fit.vector import LARGEST_LOADING, LEAST_LOADING
from jalon.index.totals import Totals
from jalon.index.universe import free_abilities, points_of_abilities


def in_unit(document: dict[str, Any], neutral: Totals) -> dict[str, Any]:
    """`document` with its loadings stretched; `neutral` are what the members' evidence would be without luck."""
    edition = parse_edition(document, verify=False)
    spread = float(points_of_abilities(edition, free_abilities(edition, neutral)).std())
    factor = spread / edition.scale.points_per_sd
    made = copy.deepcopy(document)
    for item in (each for each in made["items"] if each["kind"] != "grd"):
        item["loading"] = round(min(max(item["loading"] * factor, LEAST_LOADING), LARGEST_LOADING), DECIMALS)
    return sealed(made)
