"""Spark's input: the live files of each table, or the tables of the session's catalogue, as views of the layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jalon.population.duckdb_input import columns_of
from jalon.population.layout import Table, check, columns, columns_sql
from jalon.population.refusal import refused
from jalon.population.snapshot import Snapshot, Snapshots

# Before the name of a table: its rows as they were given, of which some may stand twice.
GIVEN = "given_"


def inputs(spark: Any, held: Snapshots, wanted: Sequence[Table]) -> None:
    """The input tables as views, checked by the embedded engine: what is wrong is told in the same words on both."""
    import duckdb

    with duckdb.connect() as con:
        for table in wanted:
            _view(_frame(spark, con, held[table.name], table), table)


def catalogue_inputs(spark: Any, schema: str, wanted: Sequence[Table]) -> list[str]:
    """The tables of a schema that the session's catalogue knows, as views; names of the files that they hold now."""
    files: list[str] = []
    for table in wanted:
        name = f"{schema}.{table.name}"
        if not spark.catalog.tableExists(name):
            if not table.optional:
                raise refused("table_missing", table=table.name)
            _view(_frame(spark, None, None, table), table)
            continue
        frame = spark.table(name)
        given = dict(frame.dtypes)
        check(table, given)
        files += frame.inputFiles()
        _view(frame.selectExpr(*columns(table, given)), table)
    return sorted(files)


def damaged(said: str, held: Snapshots) -> str | None:
    """The table of a file that Spark says it cannot read; its addresses are percent-encoded."""
    if "FAILED_READ_FILE" not in said:
        return None
    plain = unquote(said)
    named = (n for n, s in held.items() if s and any(f.resolve().as_posix() in plain for f in s.files))
    return next(named, None)


def plain(file: Path) -> str:
    """A path that Spark takes as it stands, not as a pattern."""
    return re.sub(r"([\\{}\[\]*?])", r"\\\1", file.resolve().as_posix())


def _view(frame: Any, table: Table) -> None:
    # a message twice changes nothing by definition; any other row twice is one row
    frame = frame.where("member_id is not null")
    frame.createOrReplaceTempView(f"{GIVEN}{table.name}")
    (frame if table.name == "messages" else frame.distinct()).createOrReplaceTempView(table.name)


def _frame(spark: Any, con: Any, snapshot: Snapshot | None, table: Table) -> Any:
    """The rows of a table; one file may hold narrower numbers than the next: each is read in the type of the layout."""
    if snapshot is None or not snapshot.parts:
        return spark.sql(f"select {columns_sql(table, {})} where 1 = 0")
    frames: list[Any] = []
    for part, given in zip(snapshot.parts, columns_of(con, snapshot, table), strict=True):
        kinds = {n: "string" if k == "varchar" else k for n, k in table.columns.items() if n in given}
        told = ", ".join(f"{name} {kind}" for name, kind in kinds.items() if name not in part.told)
        rows = spark.read.schema(told).parquet(*(plain(file) for file in part.files))
        frames.append(rows.selectExpr(*columns(table, given, part.told)))
    return reduce(lambda one, other: one.unionAll(other), frames)
