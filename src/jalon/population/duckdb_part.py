"""One part on the embedded engine: tables of its members, the steps, the scores, two files written whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.index import Edition
from jalon.population.duckdb_input import count, files_of, quoted
from jalon.population.duckdb_narrow import load, named, unload
from jalon.population.layout import tables
from jalon.population.scores import schema, scored
from jalon.population.texts import Step, read_later

if TYPE_CHECKING:
    import duckdb


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


def write_part(work: Work, k: int) -> None:
    """Write part k."""
    _compute(work, work.within(k))
    _write_totals(work, k, "where true")
    _write_scores(work, k, "where true")


def update(work: Work, told: Callable[[int, int], None] | None) -> None:
    """Compute the members of the table `touched` again, and keep what is written of the others of their parts.

    They are few: all at once, or as many as are in a part, however many parts they come from.
    """
    con = work.con
    parts = [k for k in range(len(work.cuts)) if count(con, f"select count(*) from touched {work.within(k)}")]
    size = max(1, count(con, f"select count(*) from {_files(work, 'scores')}") // len(work.cuts))
    con.execute(
        "create or replace temp table turns as select member_id, (row_number() over (order by member_id) - 1) // "
        f"{size} as turn from touched"
    )
    for turn in range(-(-count(con, "select count(*) from touched") // size)):
        _compute(_near(work, turn), "where true", more=turn > 0)
    for nth, k in enumerate(parts):
        _write_totals(work, k, work.within(k), only_touched=True)
        _write_scores(work, k, work.within(k), only_touched=True)
        if told:
            told(nth + 1, len(parts))


def _near(work: Work, turn: int) -> Work:
    """The work over the rows of the members of this turn: they are few, so the files are looked through once."""
    for name, sql in work.inputs.items():
        where = f"where member_id in (select member_id from turns where turn = {turn})"
        work.con.execute(f"create or replace temp table near_{name} as {sql} {where}")
    return replace(work, inputs={name: f"select * from near_{name}" for name in work.inputs})


def _compute(work: Work, where: str, *, more: bool = False) -> None:
    """Totals and scores of these members as the tables new_totals and new_scores, or `more` rows of them."""
    con, read = work.con, tables(work.todo)
    load(con, work.inputs, read, where)
    for step in work.todo:
        con.execute(f"create temp {_form(step)} {step.name} as {_text_of(work, step)}")
    wide = named("wide")
    con.execute(f"create temp table ordered as select row_number() over (order by member_id) as nth, * from ({wide})")
    _keep(con, "new_totals", named("totals"), more)
    columns = con.execute("select * from ordered order by nth").fetchnumpy()
    _keep(con, "new_scores", _score(work, scored(work.edition, columns, work.without), len(columns["nth"])), more)
    con.execute("drop table ordered")
    for step in work.todo:
        con.execute(f"drop {_form(step)} {step.name}")
    unload(con, read)


def _text_of(work: Work, step: Step) -> str:
    """The text of a step; of rows that are kept, only the columns that are read again."""
    if not step.kept_by("duckdb") or step.name == "totals":
        return step.sql
    columns = [row[0] for row in work.con.execute(f"describe {step.sql}").fetchall()]
    return f"select {read_later(work.todo, step, columns)} from ({step.sql}\n) rows_kept"


def _form(step: Step) -> str:
    return "table" if step.kept_by("duckdb") else "view"


def _keep(con: duckdb.DuckDBPyConnection, name: str, sql: str, more: bool) -> None:
    con.execute(f"insert into {name} {sql}" if more else f"create or replace temp table {name} as {sql}")


def _score(work: Work, table: dict[str, Any], many: int) -> str:
    """The SELECT of the scores: figures come from numpy, texts stay in the engine; NaN is no number."""
    import numpy as np

    kinds = dict(column.split(" ") for column in schema(work.edition).split(", "))
    none = np.zeros(many)
    names, places = np.unique(table["state"].astype(str) if table else np.array([], str), return_inverse=True)
    figures = {name: table.get(name, none) for name, kind in kinds.items() if kind == "double"}
    work.con.register("figures", {"nth": np.arange(1, many + 1), "state_place": places, **figures})
    state = " ".join(f"when {k} then '{name}'" for k, name in enumerate(names))
    texts = {
        "state": f"case f.state_place {state} end" if state else "cast(null as varchar)",
        "edition": f"'{work.edition.id}'",
        "edition_hash": f"'{work.edition.hash}'",
    }
    number = "case when isnan(f.{0}) then null else f.{0} end as {0}"
    select = ", ".join(
        f"{texts.get(name, f'o.{name}')} as {name}" if kind == "string" else number.format(name)
        for name, kind in kinds.items()
    )
    return f"select {select} from ordered o join figures f on f.nth = o.nth"


def _write_totals(work: Work, k: int, where: str, *, only_touched: bool = False) -> None:
    file, sql = work.out / "totals" / file_of(k), f"select * from new_totals {where}"
    write_file(work.con, sql, file, "member_id, indicator", only_touched)


def _write_scores(work: Work, k: int, where: str, *, only_touched: bool = False) -> None:
    file, sql = work.out / "scores" / file_of(k), f"select * from new_scores {where}"
    write_file(work.con, sql, file, "member_id", only_touched)


def _files(work: Work, table: str) -> str:
    return files_of(work.out / table)


def write_file(con: duckdb.DuckDBPyConnection, sql: str, file: Path, order: str, only_touched: bool = False) -> None:
    """A whole file or none: written beside, then renamed; `only_touched` keeps the rows of members not touched."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    if only_touched:
        others = "member_id not in (select member_id from touched)"
        kept = f"read_parquet('{quoted(file)}', hive_partitioning = false)"
        sql = f"select * from {kept} where {others} union all by name {sql}"
    con.execute(
        f"copy (select * from ({sql}) rows order by {order}) to '{quoted(half)}' (format parquet, compression zstd)"
    )
    os.replace(half, file)


def file_of(k: int) -> str:
    """The name of the file of part k."""
    return f"part-{k:05}.parquet"


def _text(value: str) -> str:
    return value.replace("'", "''")
