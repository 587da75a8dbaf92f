"""Union of facts over any number of inputs in any order: the newest export wins, then the smallest source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jalon.sources.bulk import insert_rows

if TYPE_CHECKING:
    import duckdb

Row = Mapping[str, object]

# A tie is broken by these, best first; "incoming beats held" on a complete tie, so reading again may correct.
NEWEST = ("recorded_at desc", "source_id", "row_no")
FIRST = ("source_id", "row_no")
# Of two readings that say the same, the first to have known it stays: what was known then never changes later.
EARLIEST = ("recorded_at", "source_id", "row_no")


def merge(
    con: duckdb.DuckDBPyConnection,
    table: str,
    rows: Sequence[Row],
    key: Sequence[str] = ("member_id", "fact_id"),
    order: Sequence[str] = NEWEST,
    among: str = "true",
) -> None:
    """Add rows to a table, one a key: of two with equal key the first in `order` stays.

    Every row holds the same columns; columns of the table that are not named become null. `among` is an SQL
    condition on the rows `held` so far that the new ones may compete with.
    """
    if not rows:
        return
    stage(con, table, rows)
    names = ", ".join(rows[0])
    ranks = ", ".join(order)
    con.execute(
        f"create or replace temp table incoming as select * exclude (nth) from (select *, row_number() over "
        f"(partition by {', '.join(key)} order by {ranks}) as nth from incoming) where nth = 1"
    )
    same = " and ".join(f"held.{name} is not distinct from incoming.{name}" for name in key) + f" and {among}"
    con.execute(f"delete from {table} as held using incoming where {same} and {_beats(order)}")
    con.execute(
        f"insert into {table} ({names}) select {names} from incoming "
        f"where not exists (select 1 from {table} as held where {same})"
    )
    con.execute("drop table incoming")


def stage(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Put rows into the temporary table `incoming`, which has the columns of `table`."""
    con.execute(f"create or replace temp table incoming as from {table} limit 0")
    names = list(rows[0])
    insert_rows(con, f"incoming ({', '.join(names)})", [[row[name] for name in names] for row in rows])


def _beats(order: Sequence[str]) -> str:
    """SQL condition: `incoming` stands before `held` in the order, or level with it."""
    condition = "true"
    for term in reversed(order):
        name, _, direction = term.partition(" ")
        sign = ">" if direction == "desc" else "<"
        condition = (
            f"(incoming.{name} {sign} held.{name} or (incoming.{name} is not distinct from held.{name} "
            f"and {condition}))"
        )
    return condition
