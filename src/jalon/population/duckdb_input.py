"""The embedded engine's input: the tables checked, how the members are cut into parts, whom new files touch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.population.layout import Table, check, columns_sql, constant
from jalon.population.refusal import refused
from jalon.population.settings import settings
from jalon.population.snapshot import Part, Snapshot, Snapshots

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


def inputs_of(con: duckdb.DuckDBPyConnection, held: Snapshots, wanted: Sequence[Table]) -> dict[str, str]:
    """The SELECT of each input table by name, checked; it ends with its FROM, so that a WHERE may follow."""
    return {table.name: _input(con, held[table.name], table) for table in wanted}


def columns_of(con: duckdb.DuckDBPyConnection, snapshot: Snapshot, table: Table) -> list[dict[str, str]]:
    """Columns and types of each part of a table, those included that are told beside the files; checked as a whole."""
    import duckdb

    found: list[dict[str, str]] = []
    for part in snapshot.parts:
        try:
            given = {row[0]: row[1] for row in con.execute(f"describe select * from {_scan(part.files)}").fetchall()}
        except duckdb.Error:
            raise refused("table_unreadable", table=table.name) from None
        found.append(given | {name: table.columns[name] for name in part.told})
    check(table, {name: kind for given in found for name, kind in given.items()})
    return found


def _input(con: duckdb.DuckDBPyConnection, snapshot: Snapshot | None, table: Table) -> str:
    if snapshot is None or not snapshot.parts:
        return f"select * from (select {columns_sql(table, {})} where false) none"
    found = columns_of(con, snapshot, table)
    # a message twice changes nothing by definition; any other row twice is one row
    once = "" if table.name == "messages" else "distinct "
    selects = [
        f"select {columns_sql(table, given, part.told)} from {_scan(part.files)}"
        for part, given in zip(snapshot.parts, found, strict=True)
    ]
    if len(selects) == 1:
        return selects[0].replace("select ", f"select {once}", 1)
    return f"select {once}* from ({' union all '.join(selects)}) parts"


def _scan(files: Sequence[Path]) -> str:
    listed = ", ".join(f"'{quoted(file)}'" for file in files)
    return f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"


def cuts_of(con: duckdb.DuckDBPyConnection, inputs: dict[str, str]) -> tuple[str, ...]:
    """First members of the parts, each of about as many members, as many parts as the rows ask for."""
    members = count(con, f"select count(distinct member_id) from ({inputs['members']})")
    if not members:
        raise refused("no_members")
    rows = sum(
        count(con, f"select count(*) from ({sql.replace('select distinct', 'select')})") for sql in inputs.values()
    )
    parts = min(members, -(-rows // settings()["duckdb"]["rows_per_part"]))
    if parts == 1:
        return tuple(con.execute(f"select min(member_id) from ({inputs['members']})").fetchall()[0])
    found = con.execute(
        "select min(member_id) from (select member_id, ntile(?) over (order by member_id) as part "
        f"from (select distinct member_id from ({inputs['members']}))) group by part order by part",
        [parts],
    ).fetchall()
    return tuple(row[0] for row in found)


def touch(con: duckdb.DuckDBPyConnection, held: Snapshots, new: Sequence[Path]) -> None:
    """Keep the members of these files of the tables as the temporary table `touched`."""
    wanted = set(new)
    parts = [part for snapshot in held.values() if snapshot for part in snapshot.parts]
    told = [_members(part, files) for part in parts if (files := [f for f in part.files if f in wanted])]
    con.execute(f"create or replace temp table touched as {' union '.join(told)}")


def _members(part: Part, files: Sequence[Path]) -> str:
    member = constant(part.told["member_id"]) if "member_id" in part.told else "member_id"
    return f"select distinct {member} as member_id from {_scan(files)}"


def files_of(folder: Path) -> str:
    """The scan of the Parquet files of a folder of our own, by name: its path may hold any sign, also * ? [ or =."""
    listed = ", ".join(f"'{quoted(file)}'" for file in sorted(folder.glob("*.parquet")))
    return f"read_parquet([{listed}], hive_partitioning = false)"


def quoted(path: Path) -> str:
    """A path inside single quotes of SQL."""
    return path.as_posix().replace("'", "''")


def count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The one whole number that a query gives."""
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0
