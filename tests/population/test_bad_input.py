"""What cannot be scored is refused in one sentence that names table and column, never a cell."""

from __future__ import annotations

import shutil

import duckdb as engine
import pytest

from jalon import __version__
from jalon.errors import PopulationInvalid
from jalon.population import spark, spark_session
from jalon.population.duckdb import score
from jalon.population.norms import norms_from
from jalon.population.part import Request, doubts_of
from tests.population.layouts import scores_of


@pytest.fixture
def given(lives, tmp_path):
    folder = tmp_path / "given"
    shutil.copytree(lives[0], folder)
    return folder


def rewrite(folder, table, select):
    """Every file of a table made anew."""
    for file in list((folder / table).glob("*.parquet")):
        half = file.with_suffix(".new")
        engine.execute(f"copy ({select} from read_parquet('{file}')) to '{half}' (format parquet)")
        half.rename(file)


def refusal(lives, folder, out, limit=None):
    with pytest.raises(PopulationInvalid) as caught:
        score(Request(folder, out, lives[2]), limit)
    assert caught.value.hint
    return caught.value.message


def test_a_missing_table(lives, given, tmp_path):
    shutil.rmtree(given / "invitations")
    assert refusal(lives, given, tmp_path / "out") == "The input has no table invitations."


def test_a_missing_column(lives, given, tmp_path):
    rewrite(given, "invitations", "select * exclude (direction)")
    assert refusal(lives, given, tmp_path / "out") == "The table invitations has no column direction."


def test_a_column_of_another_type(lives, given, tmp_path):
    rewrite(given, "invitations", "select * replace (make_timestamp(occurred_at) as occurred_at)")
    said = refusal(lives, given, tmp_path / "out")
    assert said == "The column occurred_at of invitations is of type TIMESTAMP; it must hold whole number."


def test_a_damaged_file(lives, given, tmp_path):
    (given / "posts" / "m3.parquet").write_bytes(b"no")
    assert refusal(lives, given, tmp_path / "out") == "The table posts cannot be read as Parquet."


def test_nobody(lives, given, tmp_path):
    for file in (given / "members").glob("*.parquet"):
        engine.execute(
            f"copy (select * from read_parquet('{lives[0]}/members/*.parquet') where false) "
            f"to '{file}' (format parquet)"
        )
    assert refusal(lives, given, tmp_path / "out") == "The table members holds nobody."


def test_a_folder_that_holds_another_run(lives, given, tmp_path):
    score(Request(given, tmp_path / "out", lives[2]))
    rewrite(given, "posts", "select *")
    assert refusal(lives, given, tmp_path / "out") == "The folder out holds the scores of another run."


def test_no_amount_of_memory(lives, given, tmp_path):
    assert "not an amount of memory" in refusal(lives, given, tmp_path / "out", "much")


def test_an_event_in_the_future_changes_nothing(lives, given, tmp_path):
    score(Request(given, tmp_path / "before", lives[2]))
    later = lives[2] + 1
    file = given / "messages" / "m3.parquet"
    engine.execute(
        f"copy (select * replace ({later} as occurred_at, sequence + 100000 as sequence) "
        f"from read_parquet('{file}')) to '{given}/messages/later.parquet' (format parquet)"
    )
    score(Request(given, tmp_path / "after", lives[2]))
    assert doubts_of(tmp_path / "before") == {}
    later_rows = engine.execute(f"select count(*) from '{given}/messages/later.parquet'").fetchone()[0]
    assert doubts_of(tmp_path / "after") == {"event_after_the_day": later_rows}
    before, after = scores_of(tmp_path / "before"), scores_of(tmp_path / "after")
    assert {m: row["points"] for m, row in after.items()} == pytest.approx(
        {m: row["points"] for m, row in before.items()}, abs=1e-9
    )


def test_a_member_in_two_sectors_stands_in_none(lives, given, tmp_path):
    (given / "cohorts").mkdir()
    engine.execute(
        "copy (select * from (values ('m3', 'software', 'FR'), ('m3', 'industry', 'FR'), ('m4', 'industry', 'FR')) "
        f"c(member_id, sector, country)) to '{given}/cohorts/all.parquet' (format parquet)"
    )
    score(Request(given, tmp_path / "out", lives[2]))
    found = scores_of(tmp_path / "out")
    assert (found["m3"]["sector"], found["m3"]["country"]) == (None, "FR")
    assert found["m4"]["sector"] == "industry"
    assert doubts_of(tmp_path / "out") == {"member_in_two_cohorts": 1}


def test_a_member_of_a_sector_that_the_edition_knows_is_read_by_its_offsets(lives, given, tmp_path):
    score(Request(given, tmp_path / "before", lives[2]))
    (given / "cohorts").mkdir()
    engine.execute(
        "copy (select * from (values ('m4', 'sector 2'), ('m3', 'industry')) c(member_id, sector)) "
        f"to '{given}/cohorts/all.parquet' (format parquet)"
    )
    score(Request(given, tmp_path / "after", lives[2]))
    before, after = scores_of(tmp_path / "before"), scores_of(tmp_path / "after")
    moved = {m for m in before if abs(after[m]["points"] - before[m]["points"]) > 1e-9}
    assert moved == {"m4"}
    assert {row["edition_hash"] for row in after.values()} == {row["edition_hash"] for row in before.values()}


def test_no_norms_without_scores(tmp_path):
    with pytest.raises(PopulationInvalid, match="no scores"):
        norms_from(tmp_path, "all")


def test_no_spark(monkeypatch, lives, tmp_path):
    monkeypatch.setattr(spark_session, "find_spec", lambda name: None)
    with pytest.raises(PopulationInvalid, match="engine spark is not installed"):
        spark.score(Request(lives[0], tmp_path / "out", lives[2]))


def test_no_java(monkeypatch, lives, tmp_path):
    monkeypatch.setattr(spark_session, "find_spec", lambda name: object())
    monkeypatch.setattr(spark_session.shutil, "which", lambda name: None)
    with pytest.raises(PopulationInvalid, match="Spark needs Java"):
        spark.score(Request(lives[0], tmp_path / "out", lives[2]))


WORKER = """Job aborted: Task 0 in stage 3.0 failed 4 times: org.apache.spark.api.python.PythonException:
Traceback (most recent call last):
  File "/opt/spark/python/pyspark/worker.py", line 1973, in main
    process()
  File "scores.py", line 12, in scored
jalon.errors.EditionInvalid: no item called Anna Example

\tat org.apache.spark.api.python.BasePythonRunner$ReaderIterator.handlePythonException(PythonRunner.scala:581)
"""


def of_spark(text, module="pyspark.errors.exceptions.captured"):
    """An error such as Spark's own."""
    return type("UnknownException", (Exception,), {"__module__": module})(text)


@pytest.mark.parametrize("module", ["pyspark.errors.exceptions.captured", "py4j.protocol"])
def test_what_python_raised_on_a_worker_is_told_as_that(module):
    with pytest.raises(PopulationInvalid) as caught, spark_session.told({}):
        raise of_spark(WORKER, module)
    assert caught.value.message == "Python failed on a Spark worker: EditionInvalid."
    assert "Anna" not in caught.value.message + caught.value.hint
    assert f"Jalon {__version__}" in caught.value.hint


def test_a_cluster_that_is_gone_is_no_failure_of_python(monkeypatch):
    monkeypatch.setattr(spark_session, "_spark_error", lambda: ConnectionError)
    with pytest.raises(PopulationInvalid, match="cluster was lost"), spark_session.told({}):
        raise of_spark("Job aborted: ExecutorLostFailure (executor 0 exited)", "py4j.protocol")


def test_what_our_own_python_raises_stays_itself(monkeypatch):
    monkeypatch.setattr(spark_session, "_spark_error", lambda: ConnectionError)
    with pytest.raises(ZeroDivisionError), spark_session.told({}):
        raise ZeroDivisionError(WORKER)
