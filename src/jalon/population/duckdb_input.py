"""The embedded engine's input: the tables checked, how the members are cut into parts, whom new files touch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.population.layout import Table, check, columns_sql, folder_of
from jalon.population.refusal import refused
from jalon.population.settings import settings

if TYPE_CHECKING:
    import duckdb


def connection(out: Path, memory_limit: str | None) -> duckdb.DuckDBPyConnection:
    """An engine in memory that spills below `out`. Raises PopulationInvalid on a limit that is none."""
    import duckdb

    con = duckdb.connect()
    con.execute(f"set temp_directory = '{quoted(out)}/.spill'")
    con.execute("set preserve_insertion_order = false")
    if memory_limit:
        try:
            con.execute(f"set memory_limit = '{memory_limit.replace(chr(39), '')}'")
        except duckdb.Error:
            raise refused("memory", limit=memory_limit) from None
    return con


def inputs_of(con: duckdb.DuckDBPyConnection, source: Path, wanted: Sequence[Table]) -> dict[str, str]:
    """The SELECT of each input table by name, checked; it ends with its FROM, so that a WHERE may follow."""
    return {table.name: _input(con, folder_of(source, table), table) for table in wanted}


def _input(con: duckdb.DuckDBPyConnection, folder: Path | None, table: Table) -> str:
    import duckdb

    if folder is None:
        return f"select * from (select {columns_sql(table, {})} where false) none"
    scan = f"read_parquet('{quoted(folder)}/**/*.parquet', union_by_name = true)"
    try:
        given = {row[0]: row[1] for row in con.execute(f"describe select * from {scan}").fetchall()}
    except duckdb.Error:
        raise refused("table_unreadable", table=table.name) from None
    check(table, given)
    # a message twice changes nothing by definition; any other row twice is one row
    once = "" if table.name == "messages" else "distinct "
    return f"select {once}{columns_sql(table, given)} from {scan}"


def cuts_of(con: duckdb.DuckDBPyConnection, inputs: dict[str, str]) -> tuple[str, ...]:
    """First members of the parts, each of about as many members, as many parts as the rows ask for."""
    members = count(con, f"select count(distinct member_id) from ({inputs['members']})")
    if not members:
        raise refused("no_members")
    rows = sum(
        count(con, f"select count(*) from ({sql.replace('select distinct', 'select')})") for sql in inputs.values()
    )
    parts = min(members, -(-rows // settings()["duckdb"]["rows_per_part"]))
    found = con.execute(
        "select min(member_id) from (select member_id, ntile(?) over (order by member_id) as part "
        f"from (select distinct member_id from ({inputs['members']}))) group by part order by part",
        [parts],
    ).fetchall()
    return tuple(row[0] for row in found)


def touch(con: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
    """Keep the members of these files as the temporary table `touched`."""
    listed = ", ".join(f"'{quoted(file)}'" for file in files)
    scan = f"read_parquet([{listed}], union_by_name = true)"
    con.execute(f"create or replace temp table touched as select distinct member_id from {scan}")


def quoted(path: Path) -> str:
    """A path inside single quotes of SQL."""
    return path.as_posix().replace("'", "''")


def count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The one whole number that a query gives."""
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0
