"""A server as a process of its own on the loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PATIENCE_SECONDS = 180


@dataclass
class Serving:
    """A server that answers."""

    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until_it_answers(
    words: Sequence[str | Path], port: int, log: Path, environment: Mapping[str, str] | None = None
) -> Serving:
    """Start it and wait for an answer of any kind. Raises with the end of its log when none comes."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            [str(word) for word in words],
            stdout=file,
            stderr=subprocess.STDOUT,
            cwd=log.parent,
            env={**os.environ, **(environment or {})},
        )
    serving = Serving(f"http://127.0.0.1:{port}", process)
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(serving.url, timeout=5)  # noqa: S310
        except urllib.error.HTTPError:
            return serving
        except OSError:
            time.sleep(0.2)
        else:
            return serving
    serving.stop()
    raise RuntimeError(f"{words[0]} does not answer: {log.read_text(errors='replace')[-2000:]}")
