"""Union of facts: importing anything twice, in any order, changes nothing.

A fact is known by `member_id` and `fact_id`. Of two rows of one fact the one with the newest `recorded_at` wins,
then the one with the smallest `source_id` and `row_no`, so the order of import never shows. Done set-wise, without
indexes or constraints, which cost more than they save here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def merge_facts(con: duckdb.DuckDBPyConnection, table: str, staged: str, *, distinct: bool = False) -> None:
    """Bring the rows of `staged` into `table`; columns are matched by name, others of `staged` are ignored.

    `distinct` promises that `staged` holds no fact twice.
    """
    columns = _shared_columns(con, table, staged)
    listed = ", ".join(columns)
    if distinct and not con.execute(f"select 1 from {table} limit 1").fetchall():
        con.execute(f"insert into {table} ({listed}) select {listed} from {staged}")
        return
    con.execute(
        f"create or replace temp table merging as select {listed} from {staged} qualify row_number() over "
        "(partition by member_id, fact_id order by recorded_at desc, source_id, row_no) = 1"
    )
    same = f"d.member_id = {table}.member_id and d.fact_id = {table}.fact_id"
    con.execute(f"delete from {table} where exists (select 1 from merging d where {same} and {_beats('d', table)})")
    con.execute(
        f"insert into {table} ({listed}) select {listed} from merging d where not exists "
        f"(select 1 from {table} where {same})"
    )
    con.execute("drop table merging")


def merge_people(con: duckdb.DuckDBPyConnection, staged: str) -> None:
    """Bring people in: a row of Connections wins over a name seen elsewhere, then the newest, then the smallest."""
    same = "d.member_id = people.member_id and d.person_id = people.person_id"
    wins = f"(d.is_contact and not people.is_contact) or (d.is_contact = people.is_contact and {_beats('d', 'people')})"
    con.execute(f"delete from people where exists (select 1 from {staged} d where {same} and ({wins}))")
    con.execute(
        f"insert into people by name select * from {staged} d where not exists (select 1 from people where {same})"
    )


def _beats(challenger: str, holder: str) -> str:
    return (
        f"({challenger}.recorded_at > {holder}.recorded_at or ({challenger}.recorded_at = {holder}.recorded_at and "
        f"({challenger}.source_id < {holder}.source_id or "
        f"({challenger}.source_id = {holder}.source_id and {challenger}.row_no < {holder}.row_no))))"
    )


def _shared_columns(con: duckdb.DuckDBPyConnection, table: str, staged: str) -> list[str]:
    found = {row[0] for row in con.execute(f"describe {staged}").fetchall()}
    return [row[0] for row in con.execute(f"describe {table}").fetchall() if row[0] in found]
