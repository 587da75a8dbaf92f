"""The canonical layout of an invented population: numbers made into names by DuckDB and written block by block."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from jalon.errors import Misuse
from jalon.simulate.population.spread import WEEK
from jalon.simulate.population.tables import Rows, block_tables
from jalon.simulate.population.worlds import World

if TYPE_CHECKING:
    import duckdb

BLOCK = 5000
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Invented:
    """What to invent: `end` is the first instant (µs) after the last week."""

    world: World
    members: int
    weeks: int
    seed: int
    end: int


def write_population(what: Invented, out: Path, told: Told | None = None) -> int:
    """Write all tables into the new folder `out` and return how many rows; whole or not at all.

    Raises Misuse when `out` holds something or nobody is asked for. Memory depends on the block, not on the members.
    """
    import duckdb

    if what.members < 1 or what.weeks < 1:
        raise Misuse("A population needs members and weeks.", "Give at least 1 of each.")
    if out.exists() and any(out.iterdir()):
        raise Misuse(f"The folder {out.name} is not empty.", "Name a new one with --out.")
    half = out.with_name(f".{out.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    starts, written = range(0, what.members, BLOCK), 0
    with duckdb.connect() as con:
        for k, first in enumerate(starts):
            written += _block(con, what, half, k, first)
            if told:
                told(k + 1, len(starts))
    if out.exists():
        out.rmdir()
    os.replace(half, out)
    return written


def _block(con: duckdb.DuckDBPyConnection, what: Invented, half: Path, k: int, first: int) -> int:
    seed = block_seed(what.seed, k)
    size = min(BLOCK, what.members - first)
    start = what.end - what.weeks * WEEK
    tables = block_tables(what.world, size, what.weeks, seed, start)
    for name, rows in tables.items():
        con.register(f"made_{name}", _whole(rows))
    written = sum(_table(con, name, sql, half, k, what, first) for name, sql in _selects().items())
    for name in tables:
        con.unregister(f"made_{name}")
    return written


def block_seed(seed: int, k: int) -> int:
    """The seed of the k-th block of a population."""
    return int(np.random.SeedSequence([seed, k]).generate_state(1)[0])


def _whole(rows: Rows) -> Rows:
    """Rows of one member beside each other: they compress better, and who looks for him skips the others."""
    order = np.argsort(rows["member"].astype(np.int32), kind="stable")
    return {name: column[order] for name, column in rows.items()}


def _table(con: duckdb.DuckDBPyConnection, name: str, sql: str, half: Path, k: int, what: Invented, first: int) -> int:
    folder = half / name
    folder.mkdir(parents=True, exist_ok=True)
    places = {":first": first, ":end": what.end, ":start": what.end - what.weeks * WEEK}
    filled = reduce(lambda text, place: text.replace(place, str(places[place])), places, sql)
    file = (folder / f"part-{k:05}.parquet").as_posix().replace("'", "''")
    row = con.execute(f"copy ({filled}) to '{file}' (format parquet, compression snappy)").fetchone()
    return int(row[0]) if row else 0


def _selects() -> dict[str, str]:
    """The SELECT of each table by name, from layout.sql."""
    text = files("jalon.simulate.population").joinpath("layout.sql").read_text(encoding="utf-8")
    parts = text.split("-- table: ")[1:]
    return {part.split("\n", 1)[0].strip(): part.split("\n", 1)[1].strip().rstrip(";") for part in parts}
