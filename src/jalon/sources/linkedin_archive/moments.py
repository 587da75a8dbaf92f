"""Every date of the staging tables as an instant, the export date, and which rows lie in the future."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from jalon.sources.bulk import insert_rows
from jalon.sources.days import DAY, Order, day_of
from jalon.sources.limits import archive_limits as limits
from jalon.sources.linkedin_archive.dates import (
    AmbiguousDate,
    date_in_name,
    read_instant,
    slash_order,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from jalon.sources.container import Container

# In US Pacific time when they state no zone.
PACIFIC = frozenset({"invitations", "recommendations_received", "recommendations_given", "reviews"})
# Written by LinkedIn with the month first, at every date, therefore never ambiguous.
US_ORDER = frozenset({"connections_2018", "messages_2018"})
# May lie after the export without being wrong.
_PLANNED = "'events'"
_LATER = "(later than the export)"
_NO_DATE = frozenset({"n/a", "not available", "-"})

_FIRST_DAY = 12_000  # November 2002, before LinkedIn opened: older dates are no measure of anything
_SOURCES = ("connections", "invitations", "messages", "posts", "gestures", "vouches")


@dataclass(frozen=True, slots=True)
class ExportDate:
    """When the archive was made (midnight UTC, µs), None when nothing says so; `stated` when the name holds it."""

    instant: int | None
    stated: bool

    @property
    def day(self) -> str:
        """The UTC day as 2026-07-20, '?' when nothing says so."""
        return "?" if self.instant is None else day_of(self.instant).isoformat()


def build_moments(con: duckdb.DuckDBPyConnection) -> None:
    """Give an instant to the dates that staging left as text.

    What was done stands in moments(kind, text, instant, state): bad or ambiguous when there is no instant.
    """
    con.execute("create or replace temp table moments (kind varchar, text varchar, instant bigint, state varchar)")
    texts = " union ".join(f"select kind, at_text from raw_{table} where at_text is not null" for table in _SOURCES)
    by_kind: dict[str, list[str]] = {}
    for kind, text in con.execute(f"select * from ({texts}) order by all").fetchall():
        by_kind.setdefault(kind, []).append(text)
    insert_rows(con, "moments", [row for kind, found in by_kind.items() for row in _read_all(kind, found)])
    for table in _SOURCES if by_kind else ():
        con.execute(
            f"update raw_{table} set instant = m.instant from moments m where raw_{table}.at_text is not null "
            f"and m.kind = raw_{table}.kind and m.text = raw_{table}.at_text and m.instant is not null"
        )


def _read_all(kind: str, texts: Sequence[str]) -> list[tuple[str, str, int | None, str | None]]:
    order: Order | None = "mdy" if kind in US_ORDER else slash_order(texts)
    return [(kind, text, *_read(kind, text, order)) for text in texts]


def _read(kind: str, text: str, order: Order | None) -> tuple[int | None, str | None]:
    plain = text.split(" - ")[0] if kind == "events" else text
    if plain.strip().casefold() in _NO_DATE:
        return None, None
    try:
        instant = read_instant(plain, pacific=kind in PACIFIC, order=order)
    except AmbiguousDate:
        return None, "ambiguous"
    return instant, None if instant is not None else "bad"


def export_date(con: duckdb.DuckDBPyConnection, container: Container, others: Sequence[int]) -> ExportDate:
    """From a name in US order, else the newest instant of any file, else the newest date inside the zip."""
    stated = [found for name in container.names if (found := date_in_name(name)) is not None]
    if stated:
        return ExportDate(max(stated), True)
    instants = " union all ".join(
        f"select instant from raw_{table} where kind not in ({_PLANNED})" for table in _SOURCES
    )
    days = con.execute(
        "select cast(floor(instant / 864e8) as bigint) as day, count(*) from ("
        f"{instants}) where instant is not null group by day order by day desc"
    ).fetchall()
    found = [(int(day), int(n)) for day, n in days] + [(other // DAY, 1) for other in others]
    newest = _newest_day(sorted(found, reverse=True))
    if newest is not None:
        return ExportDate(newest * DAY, False)
    if container.written:
        year, month, day = container.written
        return ExportDate(read_instant(f"{year:04}-{month:02}-{day:02}"), False)
    return ExportDate(None, False)


def _newest_day(days: Sequence[tuple[int, int]]) -> int | None:
    """Newest day with a row, leaving out a few rows that lie years ahead of all others: their date is wrong."""
    total = sum(n for _, n in days)
    ahead = 0
    for (day, n), (before, _) in pairwise(days):
        ahead += n
        if day - before > limits().lonely_days and before > _FIRST_DAY and ahead * 20 <= total:
            return _newest_day([item for item in days if item[0] <= before])
    return days[0][0] if days else None


def mark_future(con: duckdb.DuckDBPyConnection, exported_on: int | None) -> None:
    """Take the instant from rows after the export and give them the state future."""
    if exported_on is None:
        return
    cut = exported_on + limits().future_days * DAY
    for table in _SOURCES:
        where = f"from raw_{table} where instant >= ? and kind not in ({_PLANNED})"
        kinds = con.execute(f"select distinct kind {where} order by kind", [cut]).fetchall()
        if kinds:
            insert_rows(con, "moments", [(kind, _LATER, None, "future") for (kind,) in kinds])
            con.execute(f"update raw_{table} set at_text = ?, instant = null {where.split(' ', 2)[2]}", [_LATER, cut])
