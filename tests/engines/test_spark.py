"""The same texts on Spark: every total and every score as on DuckDB."""

from __future__ import annotations

import shutil

import duckdb as engine
import pytest

from jalon.errors import PopulationInvalid
from jalon.indicators.catalogue import indicators
from jalon.population import duckdb
from jalon.population import spark as platform
from jalon.population.part import Request
from tests.population.layouts import same, scores_of, totals_of

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def both(lives, spark, tmp_path_factory):
    """Output folders of both engines, over rows of which a file was delivered twice, below names like patterns."""
    folder, _, end = lives
    given = tmp_path_factory.mktemp("given") / "my [tables] {a,b} *?"
    shutil.copytree(folder, given)
    for name in ("invitations", "audience_days", "members"):
        shutil.copy(given / name / "m3.parquet", given / name / "again.parquet")
    outs = [tmp_path_factory.mktemp("out") / name for name in ("duckdb", "spark")]
    duckdb.score(Request(given, outs[0], end))
    odd = outs[1].with_name("out [1-3] * of 2?")
    assert platform.score(Request(given, odd, end), session=spark) == 2
    odd.rename(outs[1])
    return outs


@pytest.mark.parametrize("code", indicators())
def test_every_indicator_file_adds_up_to_the_same(both, code):
    embedded, other = ({key: row for key, row in totals_of(out).items() if key[1] == code} for out in both)
    assert embedded
    assert same(other, embedded, 1e-9)


def test_every_score_is_the_same(both):
    assert same(scores_of(both[1]), scores_of(both[0]), 1e-9)


def test_a_later_file_of_another_type_is_named(lives, spark, tmp_path):
    shutil.copytree(lives[0], tmp_path / "given")
    texts = f"select * replace ('soon' as occurred_at) from read_parquet('{lives[0]}/posts/m3.parquet')"
    engine.execute(f"copy ({texts}) to '{tmp_path}/given/posts/z.parquet' (format parquet)")
    with pytest.raises(PopulationInvalid, match="The column occurred_at of posts is of type VARCHAR"):
        platform.score(Request(tmp_path / "given", tmp_path / "out", lives[2]), session=spark)
    assert not (tmp_path / "out" / "scores").exists()
