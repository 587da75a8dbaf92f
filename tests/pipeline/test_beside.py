"""What is read on a second connection is what the first one would read, and its errors reach whoever asks."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import duckdb
import numpy as np
import pytest

from jalon import load_strategy
from jalon.api.scoring import open_frame
from jalon.report.assemble.early import Aimed, Early, beside

FIGURES = [(part.__name__.lower(), field.name) for part in (Early, Aimed) for field in fields(part)]


def plain(value: object) -> object:
    """Values that compare as a whole, which arrays do not."""
    if is_dataclass(value):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.tolist() if isinstance(value, np.ndarray) else value


@pytest.fixture(scope="module")
def frames(reading, strategy):
    plan = load_strategy(strategy)
    with beside(reading.con) as ask:
        ahead, _, _ = open_frame(reading, plan, None, None, ask=ask)
        found = {name: getattr(getattr(ahead, name[0]), name[1])() for name in FIGURES}
    on_demand, _, _ = open_frame(reading, plan, None, None)
    return found, on_demand


@pytest.mark.parametrize("name", FIGURES, ids="-".join)
def test_a_figure_read_ahead_is_the_one_read_on_demand(frames, name) -> None:
    found, on_demand = frames
    asked = getattr(getattr(on_demand, name[0]), name[1])()
    assert asked
    assert plain(found[name]) == plain(asked)


def test_an_error_on_the_second_connection_reaches_whoever_asks(reading) -> None:
    def wrong(con: duckdb.DuckDBPyConnection, member_id: str, end: int) -> object:
        return con.execute("select * from no_such_table")

    with beside(reading.con) as ask:
        answer = ask(wrong, "nobody", 0)
        with pytest.raises(duckdb.CatalogException):
            answer()


def test_an_error_on_the_first_connection_ends_the_second_and_stays_usable(reading) -> None:
    def fails() -> None:
        with beside(reading.con) as ask:
            ask(lambda con, member_id, end: con.execute("select 1").fetchall(), "nobody", 0)
            raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        fails()
    assert reading.con.execute("select 1").fetchall() == [(1,)]
