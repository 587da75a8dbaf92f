"""The panel of a population on Spark: every index, outcome and verdict as on DuckDB."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from jalon.api.reading import instant_of
from jalon.population import duckdb
from jalon.population import spark as platform
from jalon.population.outcomes import closed, outcomes
from jalon.population.part import Request
from jalon.population.validate import Engine, panel_of_population
from tests.population.layouts import rows
from tests.population.test_validate import END, members

__all__ = ["members"]
pytestmark = pytest.mark.spark


def test_outcomes_are_the_same(members, spark, tmp_path):
    step = outcomes("quote_sent", closed(END, 8), END)
    duckdb.write(members[0], step, tmp_path / "duckdb")
    platform.write(members[0], step, tmp_path / "spark", spark)
    embedded, other = (
        {
            (row["member_id"], row["quarter"]): row
            for row in rows(f"select * from read_parquet('{tmp_path}/{n}/*.parquet')")
        }
        for n in ("duckdb", "spark")
    )
    assert len(embedded) > 4
    assert other == embedded


def test_the_panel_is_the_same(members, spark, tmp_path):
    """One quarter: scores without what tells of results, and what came of it."""
    end = instant_of(date(2026, 1, 10))
    engines = {
        "duckdb": Engine(duckdb.score, duckdb.write),
        "spark": Engine(partial(platform.score, session=spark), partial(platform.write, session=spark)),
    }
    embedded, other = (
        panel_of_population(Request(members[0], tmp_path / n, end), "quotes", 1, e) for n, e in engines.items()
    )
    assert len(embedded.member) == 2
    for name in ("member", "quarter", "index", "outcome", "known", "ssi", "team"):
        assert getattr(other, name) == pytest.approx(getattr(embedded, name), abs=1e-9, nan_ok=True), name
