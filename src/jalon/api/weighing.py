"""The score under a member's own weights: a view for himself, which enters no report, no norm and no comparison."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jalon.index.personal import PersonalView
    from jalon.records.reading import Reading
    from jalon.strategy.declared import Strategy


def weigh(
    reading: Reading,
    factors: Mapping[str, float],
    *,
    strategy: Strategy | Path | str | None = None,
    edition: str | Path | None = None,
    as_of: date | None = None,
    cohort: str = "",
) -> PersonalView | None:
    """The score when the weight of each pillar in `factors` is multiplied by its factor, 0.5 to 1.5.

    `cohort` describes the member: an edition that knows his sector reads him by its offsets. None where there is not
    enough evidence for a score. Raises Misuse, StrategyInvalid, EditionInvalid.
    """
    from jalon.api.scoring import declared, open_frame
    from jalon.index import NOT_ENOUGH
    from jalon.index.personal import personal_view
    from jalon.norms.cohort import parse_cohort
    from jalon.report.assemble.frame import NOW

    sector = parse_cohort(cohort).as_data().get("sector", "")
    frame, _, _ = open_frame(reading, declared(strategy), edition, as_of, sector)
    found = personal_view(frame.edition, frame.totals[NOW], factors)
    return None if frame.scores.states[NOW] == NOT_ENOUGH else found
