"""The embedded engine: part by part of the members, within a memory limit, each part whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.index import Edition, load_edition
from jalon.indicators.evidence import Rules
from jalon.population.layout import Table, check, columns_sql, folder_of, tables
from jalon.population.part import Request, claim, fingerprint
from jalon.population.refusal import refused
from jalon.population.scores import schema, scored
from jalon.population.settings import settings
from jalon.population.texts import Step, steps

if TYPE_CHECKING:
    import duckdb

Told = Callable[[int, int], None]


def score(request: Request, memory_limit: str | None = None, told: Told | None = None) -> int:
    """Write scores/ and totals/ of all members and return how many they are; `told` hears part k of n after each."""
    edition = load_edition(request.edition)
    time = edition.time
    todo = steps(request.end, Rules(time.half_life_days, time.horizon_days, time.company_cap))
    con = _connection(request.out, memory_limit)
    with con:
        inputs = _inputs(con, request.source, tables(todo))
        cuts = _cuts(con, inputs)
        claim(request.out, {
            "input": fingerprint(request.source), "edition": edition.hash, "end": request.end, "cuts": cuts,
        })  # fmt: skip
        for k, bounds in enumerate(zip(cuts, [*cuts[1:], None], strict=True)):
            if not (request.out / "scores" / _file(k)).exists():
                _part(con, request.out, k, bounds, inputs, todo, edition)
            if told:
                told(k + 1, len(cuts))
        return _count(con, f"select count(*) from read_parquet('{_quoted(request.out)}/scores/*.parquet')")


def _connection(out: Path, memory_limit: str | None) -> duckdb.DuckDBPyConnection:
    import duckdb

    con = duckdb.connect()
    con.execute(f"set temp_directory = '{_quoted(out)}/.spill'")
    con.execute("set preserve_insertion_order = false")
    if memory_limit:
        try:
            con.execute(f"set memory_limit = '{memory_limit.replace(chr(39), '')}'")
        except duckdb.Error:
            raise refused("memory", limit=memory_limit) from None
    return con


def _inputs(con: duckdb.DuckDBPyConnection, source: Path, wanted: list[Table]) -> dict[str, str]:
    """The SELECT of each input table by name, checked."""
    return {table.name: _input(con, folder_of(source, table), table) for table in wanted}


def _input(con: duckdb.DuckDBPyConnection, folder: Path | None, table: Table) -> str:
    import duckdb

    if folder is None:
        return f"select {columns_sql(table, {})} where false"
    scan = f"read_parquet('{_quoted(folder)}/**/*.parquet', union_by_name = true)"
    try:
        given = {row[0]: row[1] for row in con.execute(f"describe select * from {scan}").fetchall()}
    except duckdb.Error:
        raise refused("table_unreadable", table=table.name) from None
    check(table, given)
    # a message twice changes nothing by definition; any other row twice is one row
    once = "" if table.name == "messages" else "distinct "
    return f"select {once}{columns_sql(table, given)} from {scan}"


def _cuts(con: duckdb.DuckDBPyConnection, inputs: dict[str, str]) -> list[str]:
    """First members of the parts, each of about as many members, as many parts as the rows ask for."""
    members = _count(con, f"select count(distinct member_id) from ({inputs['members']})")
    if not members:
        raise refused("no_members")
    rows = sum(
        _count(con, f"select count(*) from ({sql.replace('select distinct', 'select')})") for sql in inputs.values()
    )
    parts = min(members, -(-rows // settings()["duckdb"]["rows_per_part"]))
    found = con.execute(
        "select min(member_id) from (select member_id, ntile(?) over (order by member_id) as part "
        f"from (select distinct member_id from ({inputs['members']}))) group by part order by part",
        [parts],
    ).fetchall()
    return [row[0] for row in found]


def _part(
    con: duckdb.DuckDBPyConnection,
    out: Path,
    k: int,
    bounds: tuple[str, str | None],
    inputs: dict[str, str],
    todo: list[Step],
    edition: Edition,
) -> None:
    first, last = bounds
    upper = "" if last is None else f" and member_id < '{last.replace(chr(39), chr(39) * 2)}'"
    within = f"where member_id >= '{first.replace(chr(39), chr(39) * 2)}'{upper}"
    for name, sql in inputs.items():
        con.execute(f"create or replace temp view {name} as select * from ({sql}) i {within}")
    for step in todo:
        form = "table" if step.heavy else "view"
        con.execute(f"create or replace temp {form} {step.name} as {step.sql}")
    con.execute(
        "create or replace temp table ordered as select row_number() over (order by member_id) as nth, * from wide"
    )
    table = scored(edition, con.execute("select * from ordered order by nth").fetchnumpy())
    _write(con, "select * from totals order by member_id, indicator", out / "totals" / _file(k))
    _write_scores(con, edition, table, out / "scores" / _file(k))
    for step in todo:
        if step.heavy:
            con.execute(f"drop table {step.name}")


def _write_scores(con: duckdb.DuckDBPyConnection, edition: Edition, table: dict[str, Any], file: Path) -> None:
    """Figures come from numpy, texts stay in the engine; NaN is no number."""
    import numpy as np

    kinds = dict(column.split(" ") for column in schema(edition).split(", "))
    names, places = np.unique(table["state"].astype(str), return_inverse=True)
    figures = {name: table[name] for name, kind in kinds.items() if kind == "double"}
    con.register("figures", {"nth": np.arange(1, len(places) + 1), "state_place": places, **figures})
    state = " ".join(f"when {k} then '{name}'" for k, name in enumerate(names))
    texts = {
        "state": f"case f.state_place {state} end",
        "edition": f"'{edition.id}'",
        "edition_hash": f"'{edition.hash}'",
    }
    number = "case when isnan(f.{0}) then null else f.{0} end as {0}"
    select = ", ".join(
        f"{texts.get(name, f'o.{name}')} as {name}" if kind == "string" else number.format(name)
        for name, kind in kinds.items()
    )
    _write(con, f"select {select} from ordered o join figures f on f.nth = o.nth order by o.nth", file)
    con.unregister("figures")


def _write(con: duckdb.DuckDBPyConnection, sql: str, file: Path) -> None:
    """A whole file or none: written beside, then renamed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    con.execute(f"copy ({sql}) to '{_quoted(half)}' (format parquet, compression zstd)")
    os.replace(half, file)


def _file(k: int) -> str:
    return f"part-{k:05}.parquet"


def _quoted(path: Path) -> str:
    return path.as_posix().replace("'", "''")


def _count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0
