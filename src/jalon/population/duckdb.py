"""The embedded engine: part by part of the members, within a memory limit, each part whole or not at all.

Into a folder that holds the same run, new input files recompute the members whom they touch, and nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.index import load_edition
from jalon.indicators.evidence import Rules
from jalon.population.doubts import added, counted, doubts_sql
from jalon.population.duckdb_input import connection, count, cuts_of, files_of, inputs_of, touch
from jalon.population.duckdb_part import Work, file_of, update, write_file, write_part
from jalon.population.layout import tables
from jalon.population.part import RUNNING, WHOLE, Manifest, Request, input_files, manifest_of, note, run_of, stamps
from jalon.population.snapshot import folder_of, only, snapshots, versions
from jalon.population.texts import Step, steps

if TYPE_CHECKING:
    import duckdb

Told = Callable[[int, int], None]


def score(request: Request, memory_limit: str | None = None, told: Told | None = None) -> int:
    """Write scores/ and totals/ of all members and return how many they are; `told` hears part k of n after each."""
    edition = load_edition(request.edition)
    time = edition.time
    todo = steps(request.end, Rules(time.half_life_days, time.horizon_days, time.company_cap))
    wanted = tables(todo)
    source = folder_of(request.source)
    given = snapshots(source, wanted)
    paths = input_files(source, given)
    files, run = stamps(paths, given), run_of(request, "duckdb", edition.hash)
    with connection(request.out, memory_limit) as con:
        inputs = inputs_of(con, given, wanted)
        held = manifest_of(request.out, run, files) or Manifest(
            run, files, cuts_of(con, inputs), tables=versions(given)
        )
        note(request.out, held if held.files == files else replace(held, state=RUNNING))
        work = Work(con, request.out, inputs, todo, edition, held.cuts, request.without)
        _fill(work, told)
        new = [path for name, path in paths.items() if name not in held.files]
        if held.files != files:
            touch(con, given, new)
            update(work, told)
        known = held.doubts
        if known is not None:  # rows add up: only the new ones are counted; whoever is in two cohorts, among all
            inputs = inputs_of(con, {n: s if n == "cohorts" else only(s, new) for n, s in given.items()}, wanted)
        note(
            request.out,
            replace(
                held,
                files=files,
                state=WHOLE,
                tables=versions(given),
                doubts=_doubts(con, inputs, doubts_sql(wanted, request.end), known),
            ),
        )
        return count(con, f"select count(*) from {files_of(request.out / 'scores')}")


def write(source: Path | str, step: Step, out: Path, memory_limit: str | None = None) -> None:
    """Write the rows of one step over the input into the folder `out`, in the place of what it held."""
    out.mkdir(parents=True, exist_ok=True)
    with connection(out, memory_limit) as con:
        wanted = tables([step])
        for name, sql in inputs_of(con, snapshots(folder_of(source), wanted), wanted).items():
            con.execute(f"create temp view {name} as {sql}")
        write_file(con, step.sql, out / file_of(0), "all")


def _doubts(
    con: duckdb.DuckDBPyConnection, inputs: Mapping[str, str], sql: str, known: Mapping[str, int] | None
) -> dict[str, int]:
    """What is odd in this input and in what is `known` of the rest; a row twice is not looked for here."""
    told = ", ".join(f"{name} as ({text.replace('select distinct', 'select', 1)})" for name, text in inputs.items())
    found = counted(con.execute(f"with {told} {sql}").fetchall())
    return added(found, known or {})


def _fill(work: Work, told: Told | None) -> None:
    """Write the parts that are not there."""
    missing = [k for k in range(len(work.cuts)) if not (work.out / "scores" / file_of(k)).exists()]
    for nth, k in enumerate(missing):
        write_part(work, k)
        if told:
            told(len(work.cuts) - len(missing) + nth + 1, len(work.cuts))
