"""The norms of a scored population: members counted by cohort and grid point, floors as for any group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jalon.norms.build import Label, norms_of
from jalon.norms.document import Norms
from jalon.norms.grid import cells
from jalon.norms.read_scores import enough
from jalon.norms.settings import dimensions, measures, settings
from jalon.norms.tally import SHOWN_STATES, from_counts
from jalon.population.part import is_whole
from jalon.population.refusal import refused

Rows = list[tuple[Any, ...]]
# Runs SQL over the view `scores` of these files and gives the rows.
Counter = Callable[[Path, str], Rows]


def norms_from(out: Path, group: str, period: str = "", count: Counter | None = None) -> Norms:
    """The norms of the scores that `score` wrote into `out`; `count` is the engine, DuckDB if none.

    Raises PopulationInvalid without any, NormsInvalid.
    """
    if not any((out / "scores").glob("*.parquet")):
        raise refused("no_scores", folder=out.name)
    if not is_whole(out):
        raise refused("not_whole", folder=out.name)
    rows = (count or by_duckdb)(out / "scores", counts_sql())
    counted = from_counts(row[:-2] for row in rows)
    enough(counted)
    edition, edition_hash = rows[0][-2:]
    return norms_of(counted, Label("population", group, period, edition, edition_hash))


def counts_sql() -> str:
    """Members by cohort, measure and grid point (norms/grid.py) from `scores`, the same on both engines."""
    grid, cohort = settings()["grid"], ", ".join(dimensions())
    low, step, last = f"{float(grid['low'])}e0", f"{float(grid['step'])}e0", cells() - 1
    states = ", ".join(f"'{state}'" for state in SHOWN_STATES)
    by = f"{cohort}, measure, cell, edition, edition_hash"
    cell = f"cast(least(greatest(floor((figure - {low}) / {step} + 0.5e0), 0e0), {last}e0) as bigint)"
    shown = f"from scores where state in ({states}) and points is not null"
    every = " union all ".join(
        f"select {cohort}, '{name}' as measure, {name} as figure, edition, edition_hash {shown}" for name in measures()
    )
    return (
        f"select {cohort}, measure, cell, count(*) as members, edition, edition_hash from (select {cohort}, measure, "
        f"{cell} as cell, edition, edition_hash from ({every}) e where figure is not null) g "
        f"group by {by} order by {by}"
    )


def by_duckdb(scores: Path, sql: str) -> Rows:
    """The rows, from the embedded engine."""
    import duckdb

    from jalon.population.duckdb_input import files_of

    with duckdb.connect() as con:
        con.execute(f"create temp view scores as select * from {files_of(scores)}")
        return con.execute(sql).fetchall()


def by_spark(session: Any) -> Counter:
    """The rows, from this Spark session."""

    def count(scores: Path, sql: str) -> Rows:
        from jalon.population.spark_input import plain
        from jalon.population.spark_session import told

        with told({}):
            session.read.parquet(plain(scores)).createOrReplaceTempView("scores")
            found: Sequence[Any] = session.sql(sql).collect()
            return [tuple(row) for row in found]

    return count
