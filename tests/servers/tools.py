"""What the servers need on this machine: PostgreSQL's programs, Pythons, and environments of their own under build/.

python -m tests.servers.tools           make the environments
python -m tests.servers.tools --check   only say what is missing; the exit code tells
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BUILD = HERE.parents[1] / "build" / "servers"


@dataclass(frozen=True)
class Server:
    """A program of the Python index with what it needs: its name, the oldest Python that it runs on."""

    name: str
    python: tuple[int, int]

    @property
    def lock(self) -> Path:
        return HERE / f"{self.name}.lock"

    @property
    def home(self) -> Path:
        """Its environment; another lock file makes another one."""
        return BUILD / f"{self.name}-{hashlib.sha256(self.lock.read_bytes()).hexdigest()[:12]}"

    @property
    def interpreter(self) -> Path:
        return self.home / "bin" / "python"


TRYTON = Server("tryton", (3, 11))
BOTTLECRM = Server("bottlecrm", (3, 12))
RADICALE = Server("radicale", (3, 11))
SERVERS = (TRYTON, BOTTLECRM, RADICALE)


def missing() -> list[str]:
    """A sentence for each thing that is not here."""
    found = []
    if postgres_programs() is None:
        found.append("PostgreSQL's programs initdb and postgres were not found: install PostgreSQL 14 or newer.")
    found += [
        f"{server.name} needs Python {server.python[0]}.{server.python[1]} or newer, and none was found: "
        f"install it, or let uv do so (uv python install {server.python[0]}.{server.python[1]})."
        for server in SERVERS
        if python_of(server.python) is None
    ]
    return found


def postgres_programs() -> Path | None:
    """The folder of initdb and postgres: on the path, or where Debian, Red Hat and Homebrew put them."""
    on_path = shutil.which("postgres")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for pattern in ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin"):
        folders += sorted(Path("/").glob(pattern.removeprefix("/")), reverse=True)
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


def python_of(oldest: tuple[int, int]) -> Path | None:
    """A Python of at least this version that starts."""
    return next((one for one in _pythons() if _is_at_least(one, oldest)), None)


def _pythons() -> Iterator[Path]:
    yield Path(sys.executable)
    for minor in range(19, 10, -1):
        if found := shutil.which(f"python3.{minor}"):
            yield Path(found)
    for folder in ("~/.pyenv/versions", "~/.local/share/uv/python"):
        yield from sorted(Path(folder).expanduser().glob("*3.1*/bin/python3"), reverse=True)
    if found := shutil.which("python3"):
        yield Path(found)


def _is_at_least(python: Path, oldest: tuple[int, int]) -> bool:
    question = f"import sys; sys.exit(sys.version_info < {oldest})"
    try:
        return subprocess.run([python, "-c", question], check=False, capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install(server: Server) -> None:
    """Make its environment, once."""
    done = server.home / ".installed"
    if done.exists():
        return
    shutil.rmtree(server.home, ignore_errors=True)
    python = python_of(server.python)
    assert python is not None
    uv = [sys.executable, "-m", "uv"]
    subprocess.run([*uv, "venv", "--quiet", "--python", str(python), str(server.home)], check=True)
    words = ["pip", "install", "--quiet", "--python", str(server.interpreter), "-r", str(server.lock)]
    subprocess.run([*uv, *words], check=True)
    done.touch()


def main(words: list[str]) -> int:
    lacking = missing()
    for sentence in lacking:
        print(sentence, file=sys.stderr)
    if not lacking and "--check" not in words:
        for server in SERVERS:
            install(server)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
