"""Every date of the staging tables as an instant, the export date, and which rows lie in the future."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.sources.linkedin_archive.bulk import insert_rows
from jalon.sources.linkedin_archive.dates import (
    DAY,
    AmbiguousDate,
    SlashOrder,
    date_in_name,
    read_instant,
    slash_order,
)
from jalon.sources.linkedin_archive.limits import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from jalon.sources.linkedin_archive.container import Container

# In US Pacific time when they state no zone.
PACIFIC = frozenset({"invitations", "recommendations_received", "recommendations_given", "reviews"})
# Written by LinkedIn with the month first, at every date, therefore never ambiguous.
US_ORDER = frozenset({"connections_2018", "messages_2018"})
# May lie after the export without being wrong.
PLANNED = frozenset({"events"})
_NO_DATE = frozenset({"n/a", "not available", "-"})

_FORMATS = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S UTC", "%Y/%m/%d %H:%M:%S UTC", "%a %b %d %H:%M:%S UTC %Y"]
_FORMATS += ["%d %b %Y"]
_FIRST_DAY = 12_000  # November 2002, before LinkedIn opened: older dates are no measure of anything
_SOURCES = ("connections", "invitations", "messages", "posts", "gestures", "vouches")


@dataclass(frozen=True, slots=True)
class ExportDate:
    """When the archive was made (midnight UTC, µs), None when nothing says so; `stated` when the name holds it."""

    instant: int | None
    stated: bool


def build_moments(con: duckdb.DuckDBPyConnection) -> None:
    """Fill moments(kind, text, instant, state): state is bad or ambiguous when there is no instant."""
    texts = " union ".join(
        f"select kind, at_text as text from raw_{table} where at_text is not null" for table in _SOURCES
    )
    formats = ", ".join(f"'{pattern}'" for pattern in _FORMATS)
    con.execute(
        "create or replace temp table moments as select kind, text, "
        f"epoch_us(try_strptime(text, [{formats}])) as instant, null::varchar as state from ({texts})"
    )
    odd = con.execute("select kind, text from moments where instant is null order by all").fetchall()
    con.execute("delete from moments where instant is null")
    by_kind: dict[str, list[str]] = {}
    for kind, text in odd:
        by_kind.setdefault(kind, []).append(text)
    insert_rows(con, "moments", [row for kind, found in by_kind.items() for row in _read_all(kind, found)])


def _read_all(kind: str, texts: Sequence[str]) -> list[tuple[str, str, int | None, str | None]]:
    order: SlashOrder | None = "mdy" if kind in US_ORDER else slash_order(texts)
    return [(kind, text, *_read(kind, text, order)) for text in texts]


def _read(kind: str, text: str, order: SlashOrder | None) -> tuple[int | None, str | None]:
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
    days = con.execute(
        "select cast(floor(instant / 864e8) as bigint) as day, count(*) from ("
        "select instant from moments where instant is not null and kind not in ('events') "
        "union all select instant from raw_messages where instant is not null) group by day order by day desc"
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
    for (day, n), (before, _) in zip(days, days[1:], strict=False):
        ahead += n
        if day - before > limits().lonely_days and before > _FIRST_DAY and ahead * 20 <= total:
            return _newest_day([item for item in days if item[0] <= before])
    return days[0][0] if days else None


def mark_future(con: duckdb.DuckDBPyConnection, exported_on: int | None) -> int | None:
    """Give rows after the export the state future; the first instant that counts as future, None when unknown."""
    if exported_on is None:
        return None
    cut = exported_on + limits().future_days * DAY
    planned = ", ".join(f"'{kind}'" for kind in sorted(PLANNED))
    con.execute(
        f"update moments set instant = null, state = 'future' where instant >= ? and kind not in ({planned})",
        [cut],
    )
    return cut
