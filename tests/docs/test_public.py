"""The public names: few, all there, and loaded only when used."""

from __future__ import annotations

import subprocess
import sys

import jalon


def test_there_are_fewer_than_thirty() -> None:
    assert len(jalon.__all__) < 30
    assert len(set(jalon.__all__)) == len(jalon.__all__)


def test_every_name_is_there_and_described() -> None:
    for name in jalon.__all__:
        assert getattr(jalon, name) is not None
        assert name == "__version__" or getattr(jalon, name).__doc__


def test_nothing_else_is_exported() -> None:
    assert sorted(dir(jalon)) == sorted(jalon.__all__)


def test_report_can_be_called_whatever_was_imported_before() -> None:
    """`jalon.report` is a package as well as a call."""
    code = "import jalon.report.result; from jalon import report; assert callable(report)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_jalon_loads_nothing_heavy() -> None:
    code = (
        "import sys, jalon, jalon.cli.group;"
        "heavy = {'duckdb', 'numpy', 'jinja2', 'icalendar', 'python_calamine', 'dateutil'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
