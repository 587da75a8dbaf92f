"""The platform engine: the same texts in the user's own Spark session; scores through mapInArrow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from jalon.index import Edition, load_edition
from jalon.indicators.evidence import Rules
from jalon.population.doubts import counted, doubts_sql
from jalon.population.layout import Table, tables
from jalon.population.part import WHOLE, Manifest, Request, input_files, manifest_of, note, run_of, stamps
from jalon.population.refusal import refused
from jalon.population.scores import schema, scored
from jalon.population.snapshot import Snapshots, snapshots, versions
from jalon.population.spark_input import GIVEN, catalogue_inputs, inputs, plain
from jalon.population.spark_session import session_at, told
from jalon.population.texts import Step, read_later, steps

TOTALS, STEPS = "totals", ".steps"


def score(request: Request, master: str | None = None, session: Any = None) -> int:
    """Write scores/ and totals/ of all members and return how many they are.

    `session` is the caller's own Spark session; without one, a session at `master` (sc://HOST for Connect).
    """
    edition = load_edition(request.edition)
    time = edition.time
    todo = steps(request.end, Rules(time.half_life_days, time.horizon_days, time.company_cap))
    wanted = tables(todo)
    held = {} if isinstance(request.source, str) else snapshots(request.source, wanted)
    with session_at(master, session) as spark, told(held):
        manifest = _begun(spark, request, edition, held, wanted)
        if not spark.table(f"{GIVEN}members").take(1):
            raise refused("no_members")
        note(request.out, manifest)
        doubts = counted([tuple(row) for row in spark.sql(doubts_sql(wanted, request.end, GIVEN)).collect()])
        prepare(spark, request.out, todo)
        _write(
            spark.table("wide").mapInArrow(_scorer(edition, request.without), schema(edition)), request.out / "scores"
        )
        note(request.out, replace(manifest, state=WHOLE, doubts=doubts))
        shutil.rmtree(request.out / STEPS, ignore_errors=True)
        return spark.read.parquet(plain(request.out / "scores")).count()


def write(source: Path | str, step: Step, out: Path, session: Any) -> None:
    """Write the rows of one step over the input into the folder `out`, in the place of what it held."""
    wanted = tables([step])
    held = {} if isinstance(source, str) else snapshots(source, wanted)
    with told(held):
        _read(session, source, held, wanted)
        frame = session.sql(step.sql)
        shutil.rmtree(out, ignore_errors=True)
        _write(frame, out)


def _begun(spark: Any, request: Request, edition: Edition, held: Snapshots, wanted: Sequence[Table]) -> Manifest:
    """The input as views, and the manifest of this run; PopulationInvalid when the output holds another."""
    run, told_by_catalogue = run_of(request, "spark", edition.hash), _read(spark, request.source, held, wanted)
    files = {name: [0, 0] for name in told_by_catalogue}
    if not isinstance(request.source, str):
        files = stamps(input_files(request.source, held), held)
    found = manifest_of(request.out, run, files) or Manifest(run, files, (), tables=versions(held))
    if found.files != files:
        raise refused("out_other", folder=request.out.name)
    return found


def _read(spark: Any, source: Path | str, held: Snapshots, wanted: Sequence[Table]) -> list[str]:
    if isinstance(source, str):
        return catalogue_inputs(spark, source, wanted)
    inputs(spark, held, wanted)
    return []


def prepare(spark: Any, out: Path, todo: Sequence[Step]) -> None:
    """All steps as views. The heavy ones are written first, and read from there: a run that was lost goes on at the
    step where it was, and the plan of each stays small.
    """
    for step in todo:
        frame = spark.sql(step.sql)
        if step.kept_by("spark"):
            folder = out / TOTALS if step.name == TOTALS else out / STEPS / step.name
            if step.name != TOTALS:
                frame = frame.select(*read_later(todo, step, frame.columns).split(", "))
            _write(frame, folder)
            frame = spark.read.schema(frame.schema).parquet(plain(folder))
        frame.createOrReplaceTempView(step.name)


def _write(frame: Any, folder: Path) -> None:
    """A whole folder or none: written beside, then renamed; one that is there was finished before."""
    if folder.exists():
        return
    half = folder.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    half.parent.mkdir(parents=True, exist_ok=True)
    frame.write.mode("overwrite").parquet(half.resolve().as_posix())
    os.replace(half, folder)


def _scorer(edition: Edition, without: frozenset[str]) -> Any:
    def score_batches(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in batches:
            columns = {name: batch.column(name).to_numpy(zero_copy_only=False) for name in batch.schema.names}
            found = scored(edition, columns, without)
            if found:
                kinds = [text.split(" ") for text in schema(edition).split(", ")]
                arrays: list[Any] = [
                    pa.array(found[n], pa.float64() if kind == "double" else pa.string(), from_pandas=True)
                    for n, kind in kinds
                ]
                yield pa.RecordBatch.from_arrays(arrays, [n for n, _ in kinds])

    return score_batches
