"""The input of one part in the engine's memory: each table read once, names of few kinds as numbers.

A number that stands for a name (an enumeration of the engine, in the order of the names) sorts, joins and prints like
it, so the texts run over them as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jalon.population.layout import Table

if TYPE_CHECKING:
    import duckdb

# Columns of few kinds, with the type that they share.
KINDS = {
    "source_id": "a_source", "accepted_source_id": "a_source", "direction": "a_direction", "kind": "a_kind",
    "signal": "a_signal", "state": "a_state", "match_state": "a_match", "excluded_as": "a_reason",
}  # fmt: skip
MEMBER = "a_member"
ONCE = "select distinct "


def load(con: duckdb.DuckDBPyConnection, inputs: Mapping[str, str], tables: Sequence[Table], where: str) -> None:
    """Make the temporary tables of the rows of `where`; those of nobody in `members` are left out."""
    _name_type(con, MEMBER, [f"select member_id as name from ({inputs['members']}) rows {where}"])
    for kind in sorted({*KINDS.values()}):
        told = [(t.name, name) for t in tables for name in t.columns if KINDS.get(name) == kind]
        _name_type(con, kind, [f"select distinct {c} as name from ({_all(inputs[t])}) rows {where}" for t, c in told])
    for table in tables:
        sql = inputs[table.name]
        once = "distinct " if sql.startswith(ONCE) else ""
        columns = ", ".join(_column(name) for name in table.columns)
        con.execute(
            f"create temp table {table.name} as select {once}* from ("
            f"select {columns} from ({_all(sql)}) rows {where}) given where member_id is not null"
        )


def unload(con: duckdb.DuckDBPyConnection, tables: Sequence[Table]) -> None:
    """Drop what `load` made."""
    for table in tables:
        con.execute(f"drop table {table.name}")
    for kind in (MEMBER, *sorted({*KINDS.values()})):
        con.execute(f"drop type {kind}")


def _name_type(con: duckdb.DuckDBPyConnection, kind: str, names: Sequence[str]) -> None:
    every = " union all ".join([*names, "select '' as name"])
    con.execute(
        f"create type {kind} as enum (select distinct name from ({every}) n where name is not null order by name)"
    )


def _column(name: str) -> str:
    if name == "member_id":
        return f"try_cast(member_id as {MEMBER}) as member_id"
    return f"cast({name} as {KINDS[name]}) as {name}" if name in KINDS else name


def _all(sql: str) -> str:
    """Without `distinct`: a row twice is told apart by its numbers, which is faster."""
    return sql.replace(ONCE, "select ", 1) if sql.startswith(ONCE) else sql
