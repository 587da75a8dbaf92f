"""The panel of a population on Spark: every index, outcome and verdict as on DuckDB."""

from __future__ import annotations

from functools import partial

import pytest

from jalon.impact.validity import validate
from jalon.population import duckdb
from jalon.population import spark as platform
from jalon.population.part import Request
from jalon.population.validate import Engine, panel_of_population
from tests.population.test_validate import END, QUARTERS, members

__all__ = ["members"]
pytestmark = pytest.mark.spark


def test_the_panel_and_the_card_are_the_same(members, spark, tmp_path):
    engines = {
        "duckdb": Engine(duckdb.score, duckdb.write),
        "spark": Engine(partial(platform.score, session=spark), partial(platform.write, session=spark)),
    }
    request = {name: Request(members[0], tmp_path / name, END) for name in engines}
    embedded, other = (panel_of_population(request[n], "quotes", QUARTERS, e) for n, e in engines.items())
    for name in ("member", "quarter", "index", "outcome", "known", "ssi", "team"):
        assert getattr(other, name) == pytest.approx(getattr(embedded, name), abs=1e-9, nan_ok=True), name
    assert other.outcome.sum() > 0
    assert other.reconstructed == embedded.reconstructed
    assert validate(other).refusals == validate(embedded).refusals
