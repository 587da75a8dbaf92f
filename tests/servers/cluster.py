"""PostgreSQL on the loopback with the databases of both CRMs, made once and kept as an archive under build/."""

from __future__ import annotations

import hashlib
import json
import os
import pwd
import shutil
import signal
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.making import INSIDE, make_bottlecrm, make_tryton
from tests.servers.process import free_port
from tests.servers.tools import BOTTLECRM, BUILD, HERE, TRYTON, postgres_programs

SPEED = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "unix_socket_directories=")


@dataclass(frozen=True)
class Cluster:
    """Where it listens, and the tokens of BottleCRM that were made in it."""

    port: int
    tokens: dict[str, str]

    @property
    def address(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/"


@contextmanager
def running() -> Iterator[Cluster]:
    """A cluster of one's own in a temporary folder, as it stood when it was made."""
    kept = BUILD / f"cluster-{_version()}.tar"
    if not kept.exists():
        _make(kept)
    with _folder() as folder:
        with tarfile.open(kept) as archive:
            archive.extractall(folder, filter=_as_it_stood)  # noqa: S202
        with _started(folder / "data") as port:
            yield Cluster(port, json.loads((folder / "tokens.json").read_text()))


def _as_it_stood(member: tarfile.TarInfo, _: str) -> tarfile.TarInfo:
    """With its owner, for PostgreSQL asks who owns its files. The archive is our own."""
    return member


def _version() -> str:
    """Changes with what the databases are made from."""
    files = (TRYTON.lock, BOTTLECRM.lock, HERE / "making.py", *sorted(INSIDE.glob("*.py")))
    parts = [path.read_bytes() for path in files]
    return hashlib.sha256(b"".join([*parts, str(postgres_programs()).encode()])).hexdigest()[:12]


def _make(kept: Path) -> None:
    programs = postgres_programs()
    assert programs is not None
    with _folder() as folder:
        data = folder / "data"
        words = ["-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run([programs / "initdb", *words], check=True, capture_output=True, **_postgres_user())
        with _started(data) as port:
            address = Cluster(port, {}).address
            for name in ("tryton", "bottlecrm"):
                _create(address, name)
            make_tryton(TRYTON.interpreter, address, folder)
            tokens = make_bottlecrm(BOTTLECRM.interpreter, port, folder)
        (folder / "tokens.json").write_text(json.dumps(tokens))
        part = kept.with_suffix(".part")
        with tarfile.open(part, "w") as archive:
            archive.add(data, "data")
            archive.add(folder / "tokens.json", "tokens.json")
        part.rename(kept)


def _create(address: str, name: str) -> None:
    code = f"import psycopg; psycopg.connect('{address}postgres', autocommit=True).execute('create database {name}')"
    subprocess.run([TRYTON.interpreter, "-c", code], check=True)


@contextmanager
def _started(data: Path) -> Iterator[int]:
    programs, port = postgres_programs(), free_port()
    assert programs is not None
    options = [word for setting in (*SPEED, "listen_addresses=127.0.0.1") for word in ("-c", setting)]
    with (data.parent / "postgres.log").open("ab") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", str(data), "-p", str(port), *options],
            stdout=log,
            stderr=log,
            **_postgres_user(),
        )
    try:
        _wait(port)
        yield port
    finally:
        server.send_signal(signal.SIGINT)  # at once, whoever is connected
        server.wait(60)


def _wait(port: int) -> None:
    code = (
        "import psycopg, time\n"
        "for _ in range(300):\n"
        "    try:\n"
        f"        psycopg.connect('postgresql://postgres@127.0.0.1:{port}/postgres').close(); break\n"
        "    except psycopg.OperationalError: time.sleep(.1)\n"
        "else: raise SystemExit('PostgreSQL does not answer')"
    )
    subprocess.run([TRYTON.interpreter, "-c", code], check=True)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that the user of PostgreSQL may enter."""
    folder = Path(tempfile.mkdtemp(prefix="jalon-servers-"))
    if os.geteuid() == 0:
        entry = pwd.getpwnam("postgres")
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _postgres_user() -> dict[str, str]:
    """PostgreSQL refuses to run as root: then it runs as the user that its packages make."""
    return {"user": "postgres", "group": "postgres", "cwd": "/"} if os.geteuid() == 0 else {}
