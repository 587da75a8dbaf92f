"""The input of one part in the engine's memory: each table read once, names as numbers.

A number that stands for a name (an enumeration of the engine, in the order of the names) sorts, joins and prints like
it, so the texts run over them as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jalon.population.layout import Table

if TYPE_CHECKING:
    import duckdb

# Columns of names, with the type that they share.
KINDS = {
    "source_id": "a_source", "accepted_source_id": "a_source", "direction": "a_direction", "kind": "a_kind",
    "signal": "a_signal", "state": "a_state", "match_state": "a_match", "excluded_as": "a_reason",
}  # fmt: skip
NAMES = "member_names"
ONCE = "select distinct "


def load(con: duckdb.DuckDBPyConnection, inputs: Mapping[str, str], tables: Sequence[Table], where: str) -> None:
    """Make the temporary tables of the rows of `where`; those of nobody in `members` are left out."""
    con.execute(
        f"create temp table {NAMES} as select cast(row_number() over (order by name) as int) as member_id, name from "
        f"(select distinct member_id as name from ({_all(inputs['members'])}) rows {where}) n where name is not null"
    )
    for kind in sorted({*KINDS.values()}):
        told = [(t.name, name) for t in tables for name in t.columns if KINDS.get(name) == kind]
        _name_type(con, kind, [f"select distinct {c} as name from ({_all(inputs[t])}) rows {where}" for t, c in told])
    for table in tables:
        sql = inputs[table.name]
        columns = ", ".join(_column(name) for name in table.columns)
        con.execute(
            f"create temp table {table.name} as select {columns} from (select * from ({_all(sql)}) rows {where}) given "
            f"join {NAMES} who on who.name = given.member_id"
        )
        if sql.startswith(ONCE):
            _once(con, table)


def _once(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Each row once. Rows that are the same have the same member, file and row, which are fewer to look through."""
    place = [name for name in ("member_id", "source_id", "row_no") if name in table.columns]
    told = ", ".join(place if "row_no" in place else table.columns)
    if con.execute(f"select 1 from {table.name} group by {told} having count(*) > 1 limit 1").fetchone():
        con.execute(f"create temp table once as select distinct * from {table.name}")
        con.execute(f"drop table {table.name}")
        con.execute(f"alter table once rename to {table.name}")


def named(table: str) -> str:
    """The SELECT of a table with its members by name again."""
    return f"select t.* replace (who.name as member_id) from {table} t join {NAMES} who on who.member_id = t.member_id"


def unload(con: duckdb.DuckDBPyConnection, tables: Sequence[Table]) -> None:
    """Drop what `load` made."""
    for table in tables:
        con.execute(f"drop table {table.name}")
    con.execute(f"drop table {NAMES}")
    for kind in sorted({*KINDS.values()}):
        con.execute(f"drop type {kind}")


def _name_type(con: duckdb.DuckDBPyConnection, kind: str, names: Sequence[str]) -> None:
    every = " union all ".join([*names, "select '' as name"])
    con.execute(
        f"create type {kind} as enum (select distinct name from ({every}) n where name is not null order by name)"
    )


def _column(name: str) -> str:
    if name == "member_id":
        return "who.member_id"
    return f"cast(given.{name} as {KINDS[name]}) as {name}" if name in KINDS else f"given.{name}"


def _all(sql: str) -> str:
    """Without `distinct`: rows that stand twice are looked for among the numbers."""
    return sql.replace(ONCE, "select ", 1) if sql.startswith(ONCE) else sql
