"""`jalon --help` is immediate: it loads click and nothing heavy. The bar itself is held by benchmarks/cli_start.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CODE = """
import sys
from jalon.cli import main
code = main({arguments!r})
heavy = {{"duckdb", "numpy", "jinja2", "icalendar", "python_calamine", "tomllib", "importlib.metadata"}}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


def loaded(*arguments: str) -> str:
    """Heavy modules that a command loads, as printed."""
    code = CODE.format(arguments=list(arguments))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.strip()


def test_help_loads_nothing_heavy() -> None:
    assert loaded("--help") == "[]"


def test_help_of_a_command_loads_nothing_heavy() -> None:
    assert loaded("report", "--help") == "[]"


def test_help_takes_little_work() -> None:
    """CPU seconds, for the machine may be busy with other tests; about five times the bar."""
    before = os.times()
    subprocess.run([sys.executable, "-c", "from jalon.cli import main; main(['--help'])"], check=True, cwd=Path.home())
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    assert spent < 0.75
