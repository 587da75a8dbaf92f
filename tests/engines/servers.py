"""Spark's own servers on this machine: a standalone master with workers, and a Connect server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

HERE = "127.0.0.1"


def spark_home() -> Path:
    """Where pyspark keeps Spark."""
    return Path(find_spec("pyspark").origin).parent


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as held:
        held.bind((HERE, 0))
        return held.getsockname()[1]


def start(log: Path, *command) -> subprocess.Popen:
    """A server of Spark as a group of processes of its own."""
    told = {"SPARK_HOME": str(spark_home()), "SPARK_LOCAL_IP": HERE, "PYSPARK_PYTHON": sys.executable}
    told |= {
        "SPARK_LOG_DIR": str(log.parent),
        "SPARK_PID_DIR": str(log.parent),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with log.open("ab") as written:
        return subprocess.Popen(
            [str(part) for part in command], env={**os.environ, **told}, stdout=written, stderr=written,
            start_new_session=True,
        )  # fmt: skip


def stop(*servers) -> None:
    """At once, as when a machine is switched off."""
    for server in servers:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def wait_for(port: int, server, seconds=300) -> None:
    """Until the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.poll() is None, "the server has ended"
        with suppress(OSError), socket.create_connection((HERE, port), timeout=1):
            return
        time.sleep(0.2)
    raise AssertionError(f"nothing answers at {port}")


def master(folder: Path):
    """A standalone master and its address."""
    port = free_port()
    kind = "org.apache.spark.deploy.master.Master"
    server = start(folder / "master.log", spark_home() / "bin" / "spark-class", kind,
                   "--host", HERE, "--port", port, "--webui-port", 0)  # fmt: skip
    wait_for(port, server)
    return server, f"spark://{HERE}:{port}"


def worker(folder: Path, address: str):
    """A worker of one core."""
    kind = "org.apache.spark.deploy.worker.Worker"
    return start(folder / "worker.log", spark_home() / "bin" / "spark-class", kind, "--host", HERE, "--webui-port", 0,
                 "--cores", 1, "--memory", "1g", "--work-dir", folder / "work", address)  # fmt: skip


def connect(folder: Path):
    """A Connect server over two threads, and its address."""
    port = free_port()
    server = start(folder / "connect.log", spark_home() / "sbin" / "start-connect-server.sh", "--wait",
                   "--master", "local[2]", "--driver-memory", "2g", "--conf", "spark.ui.enabled=false",
                   "--conf", f"spark.connect.grpc.binding.port={port}",
                   "--conf", f"spark.connect.grpc.binding.address={HERE}")  # fmt: skip
    wait_for(port, server)
    return server, f"sc://{HERE}:{port}"
