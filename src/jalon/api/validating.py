"""A panel from stores: each closed quarter of each member scored as it could have been scored on its last day.

The index is scored without anything that tells of results, so that it cannot contain what it is asked to predict. Of
each outcome both clocks count. Outcomes in the first days of a quarter are left out, because their messages stand in
the evidence of the quarter before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from jalon.impact.validity.outcomes import OUTCOMES, RESULTS

if TYPE_CHECKING:
    from jalon.impact.validity import Panel
    from jalon.records.reading import Reading

QUARTERS = 16
MICROSECONDS = 1_000_000
Row = tuple[str, int, float | None, int, int, float | None]


def panel_of_stores(
    stores: Iterable[Path],
    outcome: str,
    edition: str | Path | None = None,
    as_of: date | None = None,
    cohort: str = "",
) -> Panel:
    """Members are the stores' owners; quarters are the last 16 closed ones. `cohort` describes all of them: an edition
    that knows their sector reads them by its offsets. Raises StoreUnusable, PanelInvalid, NormsInvalid.
    """
    from jalon.api.reading import read
    from jalon.impact.validity.table import invalid
    from jalon.norms.cohort import parse_cohort

    sector = parse_cohort(cohort).as_data().get("sector", "")
    rows: list[Row] = []
    late = total = 0
    for store in stores:
        reading = read(store=store, as_of=as_of)
        try:
            found, after = _rows(reading, OUTCOMES[outcome], edition, sector)
        finally:
            reading.con.close()
        rows, late, total = rows + found, late + after, total + sum(row[3] for row in found)
    if not rows:
        raise invalid("panel_empty")
    return _panel(sorted(rows), late, total)


def _panel(rows: list[Row], late: int, total: int) -> Panel:
    """Where most outcomes were entered afterwards, what was known then is not known: the past is reconstructed."""
    from jalon.impact.validity import Panel
    from jalon.impact.validity.settings import settings

    member, quarter, index, outcome, known, ssi = zip(*rows, strict=True)
    rebuilt = total > 0 and late > settings()["leakage"]["late_share"] * total
    _, code = np.unique(np.array(member), return_inverse=True)
    then = outcome if rebuilt else known
    figures = (np.array([np.nan if v is None else v for v in column], dtype=np.float64) for column in (index, ssi))
    points, read = figures
    return Panel(code.astype(np.int64), np.array(quarter, dtype=np.int64), points, np.array(outcome, dtype=np.float64),
                 np.array(then, dtype=np.float64), read, np.zeros(len(rows), dtype=np.int64), rebuilt)  # fmt: skip


def _rows(reading: Reading, kind: str, edition: str | Path | None, sector: str) -> tuple[list[Row], int]:
    """One row a closed quarter, and how many outcomes were recorded after their quarter."""
    from jalon.api.scoring import member_of

    member = member_of(reading)
    events = reading.con.execute(
        "select min(occurred_at), min(recorded_at) from deal_events where member_id = ? and kind = ? group by deal_id",
        [member, kind],
    ).fetchall()
    numbered = [(_quarter(int(at)), _quarter(int(told))) for at, told in events if not _early(int(at))]
    rows: list[Row] = []
    for number in _closed(reading.as_of):
        points = points_at(reading, number, edition, sector)
        own = [told for at, told in numbered if at == number]
        rows.append(
            (member, number, points, len(own), sum(told <= number for told in own), _ssi(reading, member, number))
        )
    return _trimmed(rows), sum(told > at for at, told in numbered)


def _trimmed(rows: list[Row]) -> list[Row]:
    """From the first quarter that has an index or an outcome."""
    told = [k for k, row in enumerate(rows) if row[2] is not None or row[3]]
    return rows[told[0] :] if told else []


def points_at(reading: Reading, quarter: int, edition: str | Path | None = None, sector: str = "") -> float | None:
    """Points on the last day of a quarter without anything that tells of results; None without a number."""
    from jalon.api.scoring import open_frame
    from jalon.index import NOT_ENOUGH, score_members
    from jalon.report.assemble.frame import NOW, to_totals

    frame, _, _ = open_frame(reading, None, edition, last_day(quarter), sector)
    scores = score_members(frame.edition, to_totals(frame.edition, frame.counts[NOW], frame.signals[NOW] - RESULTS))
    return None if scores.states[0] == NOT_ENOUGH else float(scores.points[0])


def last_day(quarter: int) -> date:
    """The last day of a quarter by its running number."""
    following = quarter + 1
    return date(following // 4, 3 * (following % 4) + 1, 1) - timedelta(days=1)


def _closed(as_of: int) -> range:
    """Running numbers of the closed quarters to be scored."""
    here = _quarter(as_of + 86_400 * MICROSECONDS)
    return range(here - QUARTERS, here)


def _quarter(instant: int) -> int:
    day = datetime.fromtimestamp(instant // MICROSECONDS, UTC)
    return 4 * day.year + (day.month - 1) // 3


def _early(instant: int) -> bool:
    """Whether an outcome falls into the first days of its quarter."""
    from jalon.impact.validity.settings import settings

    day = datetime.fromtimestamp(instant // MICROSECONDS, UTC).date()
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return (day - first).days < settings()["leakage"]["gap_days"]


def _ssi(reading: Reading, member: str, quarter: int) -> float | None:
    """The newest reading of LinkedIn's index within the quarter."""
    days = [(last_day(number) - date(1970, 1, 1)).days + 1 for number in (quarter - 1, quarter)]
    found = reading.con.execute(
        "select overall from ssi_readings where member_id = ? and occurred_at >= ? and occurred_at < ? "
        "order by occurred_at desc limit 1",
        [member, *(day * 86_400 * MICROSECONDS for day in days)],
    ).fetchone()
    return float(found[0]) if found else None
