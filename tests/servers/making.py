"""The databases of the two CRMs, made by their own programs. What stands here decides when they are made anew."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

PASSWORD = "an-invented-password"  # noqa: S105
INSIDE = Path(__file__).parent / "inside_bottlecrm"


def make_tryton(python: Path, database: str, folder: Path) -> None:
    """Fill an empty database with the modules party, sale and sale_opportunity. `database`: its address without it."""
    (folder / "password").write_text(PASSWORD + "\n")
    words = ["-c", str(tryton_settings(folder, database, 0)), "-d", "tryton", "--email", "admin@shop.example"]
    subprocess.run(
        [python.with_name("trytond-admin"), *words, "-u", "sale_opportunity", "--activate-dependencies"],
        check=True,
        capture_output=True,
        env={"TRYTONPASSFILE": str(folder / "password"), "PATH": "/usr/bin:/bin"},
        timeout=1200,
    )


def tryton_settings(folder: Path, database: str, port: int) -> Path:
    path = folder / "trytond.conf"
    path.write_text(f"[database]\nuri = {database}\n[web]\nlisten = 127.0.0.1:{port}\n")
    return path


def make_bottlecrm(python: Path, port: int, folder: Path) -> dict[str, str]:
    """Fill an empty database; the tokens by their names."""
    environment = {**os.environ, **bottlecrm_environment(port)}
    where: dict[str, Any] = {"env": environment, "cwd": folder, "capture_output": True, "timeout": 1200}
    subprocess.run([python, "-m", "django", "migrate", "--run-syncdb"], check=True, **where)
    said = subprocess.run([python, INSIDE / "prepare.py"], check=True, text=True, **where).stdout
    return json.loads(said.strip().splitlines()[-1])


def bottlecrm_environment(port: int) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "served",
        "PYTHONPATH": str(INSIDE),
        "DBNAME": "bottlecrm",
        "DBUSER": "postgres",
        "DBPASSWORD": "",
        "DBHOST": "127.0.0.1",
        "DBPORT": str(port),
        "SECRET_KEY": "invented, and longer than thirty-two bytes",
        "CELERY_BROKER_URL": "memory://",
        "CELERY_RESULT_BACKEND": "cache+memory://",
    }
