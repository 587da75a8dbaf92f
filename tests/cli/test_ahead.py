"""Loading ahead changes nothing but the time: a report needs what is loaded, and pandas is only out of sight."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from importlib.util import find_spec

import duckdb
import pytest

from jalon.cli import ahead
from jalon.cli.ahead import LATER, without_garbage_rounds, without_pandas


@pytest.mark.parametrize("name", LATER)
def test_every_module_loaded_ahead_exists(name: str) -> None:
    assert find_spec(name) is not None


def test_inside_duckdb_takes_values_without_loading_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    with without_pandas(), duckdb.connect() as con:
        assert con.execute("select ?, ?", ["a", 1]).fetchall() == [("a", 1)]
        with pytest.raises(ModuleNotFoundError):
            import_module("pandas")
    assert "pandas" not in sys.modules


def test_pandas_that_is_loaded_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = object()
    monkeypatch.setitem(sys.modules, "pandas", loaded)  # type: ignore[arg-type]
    with without_pandas():
        assert sys.modules["pandas"] is loaded
    assert sys.modules["pandas"] is loaded


def test_it_is_to_be_found_again_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    with pytest.raises(ValueError, match="wrong"), without_pandas():
        raise ValueError("wrong")
    assert "pandas" not in sys.modules


def test_a_module_that_cannot_be_loaded_ahead_is_left_to_whoever_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[str] = []

    def broken(name: str) -> None:
        wanted.append(name)
        raise ImportError(name)

    monkeypatch.setattr(ahead, "import_module", broken)
    ahead._load()
    assert tuple(wanted) == LATER


def test_inside_python_does_not_look_for_rings_of_garbage() -> None:
    assert gc.isenabled()
    with without_garbage_rounds():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_looks_for_them_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), without_garbage_rounds():
        raise ValueError("wrong")
    assert gc.isenabled()
