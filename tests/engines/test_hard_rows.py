"""Rows that set engines apart: a skewed member, nulls, rows twice and late, instants at the edges of days.

The skewed member has 4,000 messages; JALON_SKEWED=5000000 gives him as many as nobody has.
"""

from __future__ import annotations

import os
import shutil

import duckdb as engine
import pytest

from jalon.indicators.catalogue import indicators
from jalon.population import duckdb
from jalon.population import spark as platform
from jalon.population.part import Request
from jalon.simulate.population import world_called
from jalon.simulate.population.layout import Invented, write_population
from tests.population.layouts import same, scores_of, totals_of

pytestmark = pytest.mark.spark
SKEWED = int(os.environ.get("JALON_SKEWED", "4000"))
END = 1_793_491_200_000_000
# Midnight in Paris on the day when summer time ends, and the hour that it has twice, in UTC.
EDGES = (1_792_879_200_000_000, 1_792_889_999_999_999, 1_792_890_000_000_000, END - 1, END, END + 1)


def add(folder, table, select, name="hard"):
    """More rows of a table, made from those that it has."""
    files = f"read_parquet('{folder}/{table}/part-00000.parquet')"
    engine.execute(f"copy ({select.format(files=files)}) to '{folder}/{table}/{name}.parquet' (format parquet)")


@pytest.fixture(scope="module")
def both(spark, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hard") / "tables"
    write_population(Invented(world_called("W4"), 20, 14, 11, END), folder)
    his = "member_id = 'm000000007'"
    first = engine.sql(f"select count(*) from read_parquet('{folder}/messages/*.parquet') where {his}").fetchone()[0]
    skewed = "select m.* replace (m.sequence + 10 * n.k as sequence, m.occurred_at + n.k as occurred_at) "
    add(folder, "messages", skewed + f"from {{files}} m, range(1, {-(-SKEWED // first)}) n(k) where {his}")
    edges = ", ".join(f"({k}, {at})" for k, at in enumerate(EDGES))
    at_edges = (
        f"replace (e.instant as occurred_at, 5000 + e.k as sequence) from {{files}} m, (values {edges}) e(k, instant)"
    )
    add(folder, "messages", f"select m.* {at_edges} where m.sequence = 1", "edges")
    gone = "null::bigint as accepted_at, null::varchar as person_id"
    add(folder, "invitations", f"select * replace ({gone}) from {{files}} where row_no % 3 = 0")
    add(folder, "people", "select * replace (null::varchar as company_key) from {files} where row_no % 2 = 0")
    add(folder, "deal_events", "select * replace (null::varchar as mention_id) from {files} where row_no % 2 = 0")
    for table in ("members", "audience_days", "deal_events", "coverage", "posts"):
        shutil.copy(folder / table / "part-00000.parquet", folder / table / "again.parquet")
    outs = [tmp_path_factory.mktemp("out") / name for name in ("duckdb", "spark")]
    duckdb.score(Request(folder, outs[0], END))
    platform.score(Request(folder, outs[1], END), session=spark)
    return outs


@pytest.mark.parametrize("code", indicators())
def test_every_indicator_file_adds_up_to_the_same(both, code):
    embedded, other = ({key: row for key, row in totals_of(out).items() if key[1] == code} for out in both)
    assert len(embedded) > 1
    assert same(other, embedded, 1e-9)


def test_every_score_is_the_same(both):
    assert same(scores_of(both[1]), scores_of(both[0]), 1e-9)
