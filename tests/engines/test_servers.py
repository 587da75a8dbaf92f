"""The same job on a Connect server and on a cluster of two workers, which is lost midway."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest

from jalon.population import duckdb
from jalon.population.part import Request
from jalon.simulate.population import world_called
from jalon.simulate.population.layout import Invented, write_population
from tests.engines import servers
from tests.engines.job import END
from tests.population.layouts import same, scores_of, totals_of

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """Twelve members under a path with a space, and what DuckDB says of them."""
    folder = tmp_path_factory.mktemp("given") / "my tables"
    write_population(Invented(world_called("W4"), 12, 8, 5, END), folder)
    out = tmp_path_factory.mktemp("duckdb")
    duckdb.score(Request(folder, out, END))
    return folder, out


def job(folder, out, master, *patience):
    """A run of its own, begun."""
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "SPARK_LOCAL_IP": servers.HERE}
    where["PYSPARK_PYTHON"] = sys.executable
    command = [sys.executable, "-m", "tests.engines.job", folder, out, master, *patience]
    return subprocess.Popen([str(part) for part in command], env=where, stdout=subprocess.PIPE, text=True)


def said(run):
    """What a run says at its end, and its exit code."""
    return run.communicate()[0].strip(), run.returncode


def until(path, run):
    """Wait until a step is written."""
    while not path.exists():
        assert run.poll() is None, "the job ended before"
        time.sleep(0.05)


def test_connect_gives_what_the_embedded_engine_gives(given, tmp_path):
    server, address = servers.connect(tmp_path)
    try:
        assert said(job(given[0], tmp_path / "out", address)) == ("12", 0)
    finally:
        servers.stop(server)
    assert same(totals_of(tmp_path / "out"), totals_of(given[1]), 1e-9)
    assert same(scores_of(tmp_path / "out"), scores_of(given[1]), 1e-9)


def test_a_connect_server_that_is_not_there(given, tmp_path):
    lost = said(job(given[0], tmp_path / "out", f"sc://{servers.HERE}:{servers.free_port()}"))
    assert lost == ("The Spark cluster was lost or refused the work.", 1)


def test_a_lost_cluster_is_told_and_the_same_command_goes_on(given, tmp_path):
    """Both workers die after the first step; then two others come, of which one dies too: the last does the rest."""
    out, first = tmp_path / "out", tmp_path / "out" / ".steps" / "conversations"
    head, address = servers.master(tmp_path)
    workers = [servers.worker(tmp_path, address) for _ in range(2)]
    try:
        run = job(given[0], out, address, 5)
        until(first, run)
        servers.stop(*workers)
        assert said(run) == ("The Spark cluster was lost or refused the work.", 1)
        assert not (out / "scores").exists()
        assert json.loads((out / "manifest.json").read_text())["state"] == "running"
        before = first.stat().st_mtime_ns
        workers += [servers.worker(tmp_path, address) for _ in range(2)]
        run = job(given[0], out, address)
        until(out / ".steps" / "steps", run)
        assert first.stat().st_mtime_ns == before
        servers.stop(workers[-1])
        assert said(run) == ("12", 0)
    finally:
        servers.stop(head, *workers)
    assert json.loads((out / "manifest.json").read_text())["state"] == "whole"
    assert not (out / ".steps").exists()
    assert not list(out.rglob("*.half"))
    assert same(totals_of(out), totals_of(given[1]), 1e-9)
    assert same(scores_of(out), scores_of(given[1]), 1e-9)
