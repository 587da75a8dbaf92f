"""One part on the embedded engine: tables of its members, the steps, the scores, two files written whole."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.index import Edition
from jalon.population.duckdb_input import quoted
from jalon.population.duckdb_narrow import load, unload
from jalon.population.layout import tables
from jalon.population.scores import schema, scored
from jalon.population.texts import Step

if TYPE_CHECKING:
    import duckdb


# A member by name again.
NAMED = "* replace (cast(member_id as varchar) as member_id)"


@dataclass(frozen=True, slots=True)
class Work:
    """What all parts share; `cuts` are their first members."""

    con: duckdb.DuckDBPyConnection
    out: Path
    inputs: Mapping[str, str]
    todo: Sequence[Step]
    edition: Edition
    cuts: Sequence[str]
    without: frozenset[str] = frozenset()

    def within(self, k: int) -> str:
        """The WHERE of part k; the first part also takes members who come before all others."""
        lower = [f"member_id >= '{_text(self.cuts[k])}'"] if k else []
        upper = [f"member_id < '{_text(self.cuts[k + 1])}'"] if k + 1 < len(self.cuts) else []
        return f"where {' and '.join([*lower, *upper]) or 'true'}"


def write_part(work: Work, k: int, *, only_touched: bool = False) -> None:
    """Write part k; `only_touched` keeps what is written of the members who are not in the table `touched`."""
    con, read = work.con, tables(work.todo)
    some = " and member_id in (select member_id from touched)" if only_touched else ""
    load(con, work.inputs, read, f"{work.within(k)}{some}")
    for step in work.todo:
        form = "table" if step.heavy else "view"
        con.execute(f"create or replace temp {form} {step.name} as {step.sql}")
    con.execute(
        "create or replace temp table ordered as select row_number() over (order by member_id) as nth, "
        f"{NAMED} from wide"
    )
    figures = con.execute("select * from ordered order by nth").fetchnumpy()
    table = scored(work.edition, figures, work.without)
    totals = work.out / "totals" / file_of(k)
    write_file(con, f"select {NAMED} from totals", totals, "member_id, indicator", only_touched)
    if table:
        _write_scores(work, table, work.out / "scores" / file_of(k), only_touched)
    for step in work.todo:
        con.execute(f"drop {'table' if step.heavy else 'view'} {step.name}")
    unload(con, read)


def _write_scores(work: Work, table: dict[str, Any], file: Path, only_touched: bool) -> None:
    """Figures come from numpy, texts stay in the engine; NaN is no number."""
    import numpy as np

    kinds = dict(column.split(" ") for column in schema(work.edition).split(", "))
    names, places = np.unique(table["state"].astype(str), return_inverse=True)
    figures = {name: table[name] for name, kind in kinds.items() if kind == "double"}
    work.con.register("figures", {"nth": np.arange(1, len(places) + 1), "state_place": places, **figures})
    state = " ".join(f"when {k} then '{name}'" for k, name in enumerate(names))
    texts = {
        "state": f"case f.state_place {state} end",
        "edition": f"'{work.edition.id}'",
        "edition_hash": f"'{work.edition.hash}'",
    }
    number = "case when isnan(f.{0}) then null else f.{0} end as {0}"
    select = ", ".join(
        f"{texts.get(name, f'o.{name}')} as {name}" if kind == "string" else number.format(name)
        for name, kind in kinds.items()
    )
    write_file(
        work.con, f"select {select} from ordered o join figures f on f.nth = o.nth", file, "member_id", only_touched
    )
    work.con.unregister("figures")


def write_file(con: duckdb.DuckDBPyConnection, sql: str, file: Path, order: str, only_touched: bool = False) -> None:
    """A whole file or none: written beside, then renamed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    if only_touched:
        others = "member_id not in (select member_id from touched)"
        sql = f"select * from read_parquet('{quoted(file)}') where {others} union all by name {sql}"
    con.execute(
        f"copy (select * from ({sql}) rows order by {order}) to '{quoted(half)}' (format parquet, compression zstd)"
    )
    os.replace(half, file)


def file_of(k: int) -> str:
    """The name of the file of part k."""
    return f"part-{k:05}.parquet"


def _text(value: str) -> str:
    return value.replace("'", "''")
