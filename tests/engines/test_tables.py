"""Where Spark takes its rows from: the files that DuckDB reads, or its catalogue; what is wrong in the same words."""

from __future__ import annotations

import shutil

import duckdb as engine
import pytest

from jalon.errors import PopulationInvalid
from jalon.indicators.catalogue import parse_indicator
from jalon.population import duckdb
from jalon.population import spark as platform
from jalon.population.duckdb_input import connection, inputs_of
from jalon.population.layout import tables
from jalon.population.norms import by_spark, norms_from
from jalon.population.part import Request, doubts_of
from jalon.population.snapshot import snapshots
from jalon.population.spark_input import GIVEN, catalogue_inputs, inputs
from jalon.population.texts import steps
from tests.population.formats import as_delta, as_iceberg
from tests.population.layouts import NOW, RULES, rows
from tests.population.test_bad_input import rewrite

pytestmark = pytest.mark.spark
WANTED = tables(steps(NOW, RULES))


def by_name(found):
    """Rows as texts, sorted."""
    return sorted(map(repr, found))


def embedded(folder, out):
    """The rows of every table on DuckDB, each once."""
    with connection(out, None) as con:
        told = inputs_of(con, snapshots(folder, WANTED), WANTED)
        return {name: by_name(con.execute(f"select distinct * from ({sql})").fetchall()) for name, sql in told.items()}


def on_spark(spark):
    """The rows of every view on Spark, each once."""
    return {t.name: by_name(map(tuple, spark.table(t.name).distinct().collect())) for t in WANTED}


@pytest.mark.parametrize("form", ["delta", "iceberg", "folders"])
def test_both_engines_read_the_same_rows(lives, spark, tmp_path, form):
    folder = tmp_path / "my tables"
    if form == "delta":
        as_delta(lives[0], folder, ("direction", "kind", "counterpart_id"))
    elif form == "iceberg":
        as_iceberg(lives[0], folder, tmp_path / "catalogue", ("direction", "kind"))
    else:
        shutil.copytree(lives[0], folder)
        for member in ("m3", "m4"):
            home = folder / "posts" / f"member_id={member}"
            home.mkdir()
            shutil.move(folder / "posts" / f"{member}.parquet", home / "a.parquet")
    inputs(spark, snapshots(folder, WANTED), WANTED)
    plain = embedded(lives[0], tmp_path)
    assert len(plain["messages"]) > 100
    assert on_spark(spark) == embedded(folder, tmp_path) == plain


def test_tables_of_the_catalogue(lives, spark, tmp_path):
    spark.sql(f"create database if not exists invented location '{tmp_path}/warehouse'")
    for table in WANTED:
        if (lives[0] / table.name).exists():
            spark.sql(f"create table invented.{table.name} using parquet location '{lives[0]}/{table.name}'")
    try:
        files = catalogue_inputs(spark, "invented", WANTED)
        assert len(files) == len(list(lives[0].rglob("*.parquet")))
        assert on_spark(spark) == embedded(lives[0], tmp_path)
        spark.sql("drop table invented.messages")
        with pytest.raises(PopulationInvalid, match="The input has no table messages"):
            platform.score(Request("invented", tmp_path / "out", lives[2]), session=spark)
    finally:
        spark.sql("drop database invented cascade")


def test_only_spark_has_a_catalogue(lives, tmp_path):
    with pytest.raises(PopulationInvalid, match="only Spark has a catalogue"):
        duckdb.score(Request("lake.sales", tmp_path / "out", lives[2]))


def damage(file):
    """A file whose head and foot are right and whose pages are not."""
    bytes_ = bytearray(file.read_bytes())
    bytes_[4 : len(bytes_) // 2] = b"\xff" * (len(bytes_) // 2 - 4)
    file.write_bytes(bytes_)


BAD = {
    "a table missing": lambda f: shutil.rmtree(f / "invitations"),
    "a column missing": lambda f: rewrite(f, "invitations", "select * exclude (direction)"),
    "another type": lambda f: rewrite(f, "posts", "select * replace (make_timestamp(occurred_at) as occurred_at)"),
    "no Parquet": lambda f: (f / "posts" / "m3.parquet").write_bytes(b"no"),
    "nobody": lambda f: rewrite(f, "members", "select * replace (null::varchar as member_id)"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_wrong_is_said_in_the_same_words(lives, spark, tmp_path, kind):
    folder = shutil.copytree(lives[0], tmp_path / "my given")
    BAD[kind](folder)
    said = []
    for score in (duckdb.score, lambda request: platform.score(request, session=spark)):
        with pytest.raises(PopulationInvalid) as caught:
            score(Request(folder, tmp_path / "out", lives[2]))
        said.append(caught.value.message)
    assert said[0] == said[1]
    assert not (tmp_path / "out" / "scores").exists()


def test_a_file_damaged_within_under_a_path_with_a_space_is_named(lives, spark, tmp_path):
    folder = shutil.copytree(lives[0], tmp_path / "my given")
    damage(folder / "posts" / "m3.parquet")
    with pytest.raises(PopulationInvalid, match="The table posts cannot be read as Parquet"):
        platform.score(Request(folder, tmp_path / "my out", lives[2]), session=spark)


ADDED = """-- title: Posts written by hand
-- title_fr: Billets écrits à la main
-- dimension: brand
-- kind: cnt
-- unit: per week
-- actor: member
-- needs: posts
-- maturity_days: 0
-- advice: A file dropped into the folder.
select
  p.member_id, cast(null as string) as counterpart_id, p.occurred_at, p.occurred_at as decided_at,
  1e0 as success, 0e0 as opportunity, cast(null as int) as stage, p.source_id, p.row_no
from posts p
"""


def test_a_new_indicator_file_needs_nothing_else(lives, spark, tmp_path):
    (tmp_path / "posts_by_hand.sql").write_text(ADDED, encoding="utf-8")
    files = {"posts_by_hand": parse_indicator(tmp_path / "posts_by_hand.sql")}
    todo = steps(lives[2], RULES, files)
    wanted = tables(todo)
    with connection(tmp_path, None) as con:
        for name, sql in inputs_of(con, snapshots(lives[0], wanted), wanted).items():
            con.execute(f"create temp table {name} as {sql}")
        for step in todo:
            con.execute(f"create temp view {step.name} as {step.sql}")
        here = con.execute("select member_id, indicator, events, exposure from totals order by all").fetchall()
    inputs(spark, snapshots(lives[0], wanted), wanted)
    platform.prepare(spark, tmp_path / "out", todo)
    there = spark.sql("select member_id, indicator, events, exposure from totals order by 1, 2").collect()
    assert [row[2] > 0 for row in here] == [True, True]
    for one, other in zip(here, there, strict=True):
        assert tuple(other[:2]) == one[:2]
        assert tuple(other[2:]) == pytest.approx(one[2:], abs=1e-9)


def test_norms_are_the_same(spark, tmp_path):
    """Six hundred invented scores in cohorts with and without names."""
    from jalon.index import load_edition
    from jalon.norms.settings import measures
    from jalon.population.part import WHOLE, Manifest, note

    (tmp_path / "scores").mkdir()
    figures = ", ".join(f"case when k % {n + 7} > 0 then 40 + 20 * sin(k * {n + 1}) end as {m}"
                        for n, m in enumerate(measures()))  # fmt: skip
    edition = load_edition()
    engine.execute(
        f"copy (select 'm' || k as member_id, case when k % 9 = 0 then 'not_enough' else 'established' end as state, "
        f"{figures}, case when k % 5 > 0 then 'sector ' || (k % 3) end as sector, "
        "case when k % 2 = 0 then '11-50' end as size, 'FR' as country, null::varchar as role, "
        f"'{edition.id}' as edition, '{edition.hash}' as edition_hash from range(600) t(k)) "
        f"to '{tmp_path}/scores/part-00000.parquet' (format parquet)"
    )
    note(tmp_path, Manifest({}, {}, (), WHOLE))
    here, there = norms_from(tmp_path, "all"), norms_from(tmp_path, "all", count=by_spark(spark))
    assert here == there
    assert len(here.cohorts) > 3


def test_what_is_odd_is_counted_the_same(lives, spark, tmp_path):
    """Asked of the SQL itself, which both engines run before they score."""
    from jalon.population.doubts import counted, doubts_sql

    folder = shutil.copytree(lives[0], tmp_path / "given")
    (folder / "cohorts").mkdir()
    engine.execute("copy (select * from (values ('m3', 'a', 'FR'), ('m3', 'b', 'FR'), ('m4', 'a', 'FR')) "
                   f"c(member_id, sector, country)) to '{folder}/cohorts/a.parquet' (format parquet)")  # fmt: skip
    end = rows(f"select max(occurred_at) as last from read_parquet('{folder}/messages/*.parquet')")[0]["last"]
    duckdb.score(Request(folder, tmp_path / "out", end))
    inputs(spark, snapshots(folder, WANTED), WANTED)
    found = counted([tuple(row) for row in spark.sql(doubts_sql(WANTED, end, GIVEN)).collect()])
    assert found == doubts_of(tmp_path / "out")
    assert found["member_in_two_cohorts"] == 1
    assert found["event_after_the_day"] >= 1
