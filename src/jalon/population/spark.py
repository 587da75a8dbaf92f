"""The platform engine: the same texts in the user's own Spark session; scores through mapInArrow."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jalon.index import Edition, load_edition
from jalon.indicators.evidence import Rules
from jalon.population.layout import Table, check, columns_sql, folder_of, tables
from jalon.population.part import WHOLE, Manifest, Request, input_files, manifest_of, note, run_of
from jalon.population.refusal import refused
from jalon.population.scores import schema, scored
from jalon.population.settings import settings
from jalon.population.texts import Step, steps

LOCAL = "local[2]"
# Spark writes every plan as text for its event log; of one as large as this the text fills the driver's memory.
PLAN_TEXT, PLAN_CHARACTERS = "spark.sql.maxPlanStringLength", "20000"


def score(request: Request, master: str | None = None, session: Any = None) -> int:
    """Write scores/ and totals/ of all members and return how many they are.

    `session` is the caller's own Spark session; without one, a session at `master` (sc://HOST for Connect).
    """
    edition = load_edition(request.edition)
    time = edition.time
    todo = steps(request.end, Rules(time.half_life_days, time.horizon_days, time.company_cap))
    own = session is None
    spark = open_session(master) if session is None else session
    kept = spark.conf.get(PLAN_TEXT)
    spark.conf.set(PLAN_TEXT, PLAN_CHARACTERS)
    try:
        return _run(spark, request, todo, edition)
    finally:
        spark.conf.set(PLAN_TEXT, kept)
        if own:
            spark.stop()


def open_session(master: str | None = None) -> Any:
    """A Spark session at `master`. Raises PopulationInvalid without pyspark, Java or cluster."""
    if find_spec("pyspark") is None:
        raise refused("no_spark")
    where = master or LOCAL
    remote = where.startswith("sc://")
    if not remote and not shutil.which("java"):
        raise refused("no_java")
    if where.startswith("local"):  # the workers are this Python, whatever else the path finds first
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = import_module("pyspark.sql").SparkSession.builder
    builder = builder.remote(where) if remote else builder.master(where).config("spark.ui.enabled", "false")
    if where.startswith("local"):
        builder = builder.config("spark.driver.memory", settings()["spark"]["local_memory"])
    try:
        return builder.appName("jalon").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    except _spark_error() as error:
        raise refused("no_java" if "JAVA" in str(error) else "cluster_lost") from None


def _spark_error() -> type[Exception]:
    """What pyspark raises, looked up late: pyspark is an optional package."""
    return import_module("pyspark.errors").PySparkException


def write(source: Path, step: Step, out: Path, session: Any) -> None:
    """Write the rows of one step over the input into the folder `out`, in the place of what it held."""
    for table in tables([step]):
        _input(session, source, table)
    with _told(source):
        frame = session.sql(step.sql)
        shutil.rmtree(out, ignore_errors=True)
        _write(frame, out)


@contextmanager
def _told(source: Path) -> Generator[None]:
    """What goes wrong while Spark works, in a sentence."""
    try:
        yield
    except Exception as error:
        damaged = _damaged(str(error), source)
        if damaged:
            raise refused("table_unreadable", table=damaged) from None
        if isinstance(error, (_spark_error(), ConnectionError, OSError)) or "py4j" in type(error).__module__:
            raise refused("cluster_lost") from error
        raise


def _run(spark: Any, request: Request, todo: list[Step], edition: Edition) -> int:
    for table in tables(todo):
        _input(spark, request.source, table)
    kept = _views(spark, todo)
    try:
        if not spark.table("members").take(1):
            raise refused("no_members")
        return _results(spark, request, edition)
    finally:  # the session is the caller's, or goes on to the next quarter
        for frame in kept:
            frame.unpersist()


def _views(spark: Any, todo: list[Step]) -> list[Any]:
    """All steps as views; the frames that are kept."""
    kept: list[Any] = []
    for step in todo:
        frame = spark.sql(step.sql)
        if step.heavy:
            kept.append(frame.cache())
        frame.createOrReplaceTempView(step.name)
    return kept


def _results(spark: Any, request: Request, edition: Edition) -> int:
    run, files = run_of(request, "spark", edition.hash), input_files(request.source)
    held = manifest_of(request.out, run, files) or Manifest(run, files, ())
    if held.files != files:
        raise refused("out_other", folder=request.out.name)
    note(request.out, held)
    with _told(request.source):
        _write(spark.table("totals"), request.out / "totals")
        _write(
            spark.table("wide").mapInArrow(_scorer(edition, request.without), schema(edition)), request.out / "scores"
        )
        note(request.out, Manifest(run, files, (), WHOLE))
        return spark.read.parquet((request.out / "scores").resolve().as_posix()).count()


def _input(spark: Any, source: Path, table: Table) -> None:
    folder = folder_of(source, table)
    if folder is None:
        spark.sql(f"select {columns_sql(table, {})} where 1 = 0").createOrReplaceTempView(table.name)
        return
    try:
        frame = spark.read.option("recursiveFileLookup", "true").parquet(folder.resolve().as_posix())
        given = dict(frame.dtypes)
    except _spark_error():
        raise refused("table_unreadable", table=table.name) from None
    check(table, given)
    # one file may hold narrower numbers than the next: each is read in the type of the layout, not of the first file
    told = ", ".join(f"{n} {'string' if k == 'varchar' else k}" for n, k in table.columns.items() if n in given)
    frame = spark.read.schema(told).option("recursiveFileLookup", "true").parquet(folder.resolve().as_posix())
    kept = frame.selectExpr(*columns_sql(table, given).split(", "))
    (kept if table.name == "messages" else kept.distinct()).createOrReplaceTempView(table.name)


def _damaged(said: str, source: Path) -> str | None:
    """The table of a file that Spark says it cannot read."""
    home = re.escape(source.resolve().as_posix())
    found = re.search(rf"FAILED_READ_FILE.*?{home}/(\w+)/", said, re.DOTALL)
    return found[1] if found else None


def _write(frame: Any, folder: Path) -> None:
    """A whole folder or none: written beside, then renamed; one that is there was finished before."""
    if folder.exists():
        return
    half = folder.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
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
