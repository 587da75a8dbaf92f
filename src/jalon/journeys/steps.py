"""Real-life steps and weeks of exposure, rebuilt from the records at every run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.journeys.texts import text_of
from jalon.journeys.ticks import build_confirmed

if TYPE_CHECKING:
    import duckdb

DAY = 86_400_000_000


def end_of_day(instant: int) -> int:
    """First instant (µs UTC) after the UTC day that holds `instant`."""
    return (instant // DAY + 1) * DAY


def build_steps(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `steps` from calendar, results and confirmed messages; whatever stood there is replaced."""
    _refill(con, "steps")
    build_confirmed(con)


def build_weeks(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> None:
    """Set the clock to the end of the as-of day and fill `weeks` from the coverage of the sources."""
    con.execute("delete from clock")
    con.execute("insert into clock values (?, ?)", [member_id, end_of_day(as_of)])
    _refill(con, "weeks")


def _refill(con: duckdb.DuckDBPyConnection, table: str) -> None:
    con.execute(f"delete from {table}")
    con.execute(f"insert into {table} {text_of(table)}")
