"""Spark sessions: opened at a master, watched while they work, and what goes wrong with them in a sentence."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from jalon.population.refusal import refused
from jalon.population.settings import settings
from jalon.population.snapshot import Snapshots
from jalon.population.spark_input import damaged

LOCAL = "local[2]"
CONNECT_PORT = 15002
# Spark writes every plan as text for its event log; of one as large as this the text fills the driver's memory.
PLAN_TEXT, PLAN_CHARACTERS = "spark.sql.maxPlanStringLength", "20000"
# How the text of what a worker's Python raised begins, within Spark's own.
TRACEBACK = "Traceback (most recent call last):"


def open_session(master: str | None = None) -> Any:
    """A session at `master` (sc://HOST for Connect). Raises PopulationInvalid without pyspark, Java or cluster."""
    if find_spec("pyspark") is None:
        raise refused("no_spark")
    where = master or LOCAL
    remote = where.startswith("sc://")
    if not remote and not shutil.which("java"):
        raise refused("no_java")
    if where.startswith("local"):  # the workers are this Python, whatever else the path finds first
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        return _built(where, remote)
    except ImportError:
        raise refused("no_connect") from None
    except (_spark_error(), OSError) as error:
        raise refused("no_java" if "JAVA" in str(error) else "cluster_lost") from None


def _built(where: str, remote: bool) -> Any:
    if remote:
        _knock(where)
    builder: Any = import_module("pyspark.sql").SparkSession.builder
    builder = builder.remote(where) if remote else builder.master(where).config("spark.ui.enabled", "false")
    if where.startswith("local"):
        builder = builder.config("spark.driver.memory", settings()["spark"]["local_memory"])
    session = builder.appName("jalon").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    session.conf.get(PLAN_TEXT)  # Connect speaks to its server only when it is asked something
    return session


def _knock(address: str) -> None:
    """Ask once whether a Connect server listens: its client would go on asking for ten minutes."""
    found = urlsplit(address)
    with suppress(TimeoutError), socket.create_connection((found.hostname, found.port or CONNECT_PORT), timeout=10):
        return


@contextmanager
def session_at(master: str | None, given: Any = None) -> Generator[Any]:
    """The caller's session, left as it was, or one at `master`, watched and closed."""
    if given is not None:
        with _short_plans(given):
            yield given
        return
    session = open_session(master)
    try:
        with _short_plans(session), _watched(session):
            yield session
    finally:
        with suppress(Exception):  # a cluster that is lost cannot say goodbye
            session.stop()


@contextmanager
def told(held: Snapshots) -> Generator[None]:
    """What goes wrong while Spark works, in a sentence."""
    try:
        yield
    except Exception as error:
        table = damaged(str(error), held)
        if table:
            raise refused("table_unreadable", table=table) from None
        failure = _of_worker_python(error)
        if failure:
            raise refused("worker_python", error=failure, version=version("jalon")) from error
        if isinstance(error, (_spark_error(), ConnectionError, OSError)) or _is_of_the_wire(error):
            raise refused("cluster_lost") from error
        raise


def _of_worker_python(error: Exception) -> str | None:
    """The kind of what a worker's Python raised, as ModuleNotFoundError; never its words, which may hold a cell."""
    if type(error).__module__.split(".")[0] not in ("pyspark", "py4j", "grpc"):
        return None
    _, began, said = str(error).partition(TRACEBACK)
    kind = re.search(r"^(?:\w+\.)*(\w+)(?=:|$)", said, re.MULTILINE)
    return (kind[1] if kind else "?") if began else None


def _is_of_the_wire(error: Exception) -> bool:
    return type(error).__module__.split(".")[0] in ("py4j", "grpc")


def _spark_error() -> type[Exception]:
    """What pyspark raises, looked up late: pyspark is an optional package."""
    return import_module("pyspark.errors").PySparkException


@contextmanager
def _short_plans(session: Any) -> Generator[None]:
    kept = session.conf.get(PLAN_TEXT)
    session.conf.set(PLAN_TEXT, PLAN_CHARACTERS)
    try:
        yield
    finally:
        with suppress(Exception):
            session.conf.set(PLAN_TEXT, kept)


@contextmanager
def _watched(session: Any) -> Generator[None]:
    """A cluster without any worker would let a job wait for ever: after a while its jobs are given up."""
    over = threading.Event()
    context = getattr(session, "_sc", None)  # Connect has none, and its server its own rules
    if context is not None and not context.master.startswith("local"):
        threading.Thread(target=_watch, args=(context, over), daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _watch(context: Any, over: threading.Event) -> None:
    seen, patience = time.monotonic(), settings()["spark"]["lost_after_seconds"]
    while not over.wait(min(5, patience / 4)):
        try:
            working = context._jsc.sc().getExecutorMemoryStatus().size() > 1  # the driver counts as one
            if working or not context.statusTracker().getActiveJobsIds():
                seen = time.monotonic()
            elif time.monotonic() - seen > patience:
                context.cancelAllJobs()
        except Exception:  # the context is gone, and the job knows it by itself
            return
