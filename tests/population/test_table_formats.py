"""Delta and Iceberg tables count by their live files: what was deleted or rewritten is not there."""

from __future__ import annotations

import json
import shutil
import sys

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake
from pyiceberg.table import StaticTable

from jalon.errors import PopulationInvalid
from jalon.population.duckdb import score
from jalon.population.part import Request
from jalon.population.snapshot import snapshots
from tests.population.formats import WRONG, as_delta, as_iceberg, moved, rows_of, wrong
from tests.population.layouts import needed, same, scores_of, totals_of


@pytest.fixture(scope="module")
def plain(lives, tmp_path_factory):
    """What the plain files give."""
    out = tmp_path_factory.mktemp("plain")
    score(Request(lives[0], out, lives[2]))
    return out


@pytest.fixture(scope="module")
def delta(lives, tmp_path_factory):
    return as_delta(lives[0], tmp_path_factory.mktemp("my delta") / "tables")


@pytest.fixture(scope="module")
def iceberg(lives, tmp_path_factory):
    home = tmp_path_factory.mktemp("my iceberg")
    return as_iceberg(lives[0], home / "tables", home / "catalogue", ("direction", "kind"))


def scored(lives, folder, out, plain):
    """The manifest of a run that gives what the plain files give."""
    assert score(Request(folder, out, lives[2])) == 2
    assert same(scores_of(out), scores_of(plain))
    assert same(totals_of(out), totals_of(plain))
    return json.loads((out / "manifest.json").read_text())


def test_delta_gives_what_plain_files_give_and_its_version_is_noted(lives, delta, plain, tmp_path):
    held = scored(lives, delta, tmp_path / "out", plain)
    assert held["tables"]["messages"] == f"delta {DeltaTable((delta / 'messages').as_posix()).version()}"
    assert set(held["tables"]) == set(needed())
    assert len(list((delta / "messages").glob("*.parquet"))) > sum(n.startswith("messages/") for n in held["files"])


def test_iceberg_gives_what_plain_files_give_and_its_snapshot_is_noted(lives, iceberg, plain, tmp_path):
    held = scored(lives, iceberg, tmp_path / "out", plain)
    newest = max((iceberg / "messages" / "metadata").glob("*.metadata.json"))
    now = StaticTable.from_metadata(newest.as_posix()).current_snapshot()
    assert held["tables"]["messages"] == f"iceberg {now.snapshot_id}"
    data = list((iceberg / "messages" / "data").rglob("*.parquet"))
    assert len(data) > sum(name.startswith("messages/") for name in held["files"])


def test_iceberg_tables_that_were_moved(lives, iceberg, plain, tmp_path):
    home = shutil.copytree(iceberg, tmp_path / "copied")
    scored(lives, moved(home, tmp_path / "moved"), tmp_path / "out", plain)


def test_columns_that_stand_in_the_log_only(lives, plain, tmp_path):
    """Delta keeps partition columns out of its files: texts with quotes and spaces, and none at all."""
    folder = as_delta(lives[0], tmp_path / "tables", ("direction", "kind", "counterpart_id"))
    shutil.rmtree(folder / "messages")
    shutil.copytree(lives[0] / "messages", folder / "messages")
    scored(lives, folder, tmp_path / "out", plain)


def test_columns_that_stand_in_folder_names(lives, plain, tmp_path):
    folder = shutil.copytree(lives[0], tmp_path / "tables")
    rows = rows_of(folder / "invitations")
    shutil.rmtree(folder / "invitations")
    for direction in rows["direction"].unique().to_pylist():
        home = folder / "invitations" / f"direction={direction}"
        home.mkdir(parents=True)
        pa.parquet.write_table(
            rows.filter(pa.compute.field("direction") == direction).drop("direction"), home / "a.parquet"
        )
    scored(lives, folder, tmp_path / "out", plain)


@pytest.mark.parametrize("value", ["it's a \\ 'quote'", "", "dé, (x)", None])
def test_any_text_in_the_log_is_the_value(value, tmp_path):
    import duckdb

    from jalon.population.layout import constant

    assert duckdb.sql(f"select {constant(value)}").fetchone() == (value,)


def test_new_versions_recompute_the_members_they_touch(lives, delta, tmp_path):
    folder, out = shutil.copytree(delta, tmp_path / "tables"), tmp_path / "out"
    score(Request(folder, out, lives[2]))
    rows = rows_of(lives[0] / "invitations").slice(0, 3)
    write_deltalake((folder / "invitations").as_posix(), rows, mode="append")
    heard = []
    score(Request(folder, out, lives[2]), told=lambda k, n: heard.append((k, n)))
    assert heard == [(1, 1)]
    held = json.loads((out / "manifest.json").read_text())
    assert held["tables"]["invitations"] == f"delta {DeltaTable((folder / 'invitations').as_posix()).version()}"


def test_a_version_that_takes_rows_away_is_another_run(lives, delta, tmp_path):
    folder = shutil.copytree(delta, tmp_path / "tables")
    score(Request(folder, tmp_path / "out", lives[2]))
    DeltaTable((folder / "invitations").as_posix()).delete("member_id = 'm3'")
    with pytest.raises(PopulationInvalid, match="holds the scores of another run"):
        score(Request(folder, tmp_path / "out", lives[2]))


def refusal(lives, folder, out):
    with pytest.raises(PopulationInvalid) as caught:
        score(Request(folder, out, lives[2]))
    assert caught.value.hint
    return caught.value.message


@pytest.fixture
def given(lives, tmp_path):
    return shutil.copytree(lives[0], tmp_path / "given")


def remade(lives, given, table="posts"):
    """The rows of a table, and its folder emptied."""
    shutil.rmtree(given / table)
    return rows_of(lives[0] / table), (given / table).as_posix()


def test_a_library_that_is_not_installed(lives, delta, iceberg, tmp_path, monkeypatch):
    for name in ("deltalake", "pyiceberg.table"):
        monkeypatch.setitem(sys.modules, name, None)
    said = "The table members is a {} table, and what reads those is not installed."
    tables = [table for table in _wanted() if table.name == "members"]
    for folder, name in ((delta, "Delta"), (iceberg, "Iceberg")):
        with pytest.raises(PopulationInvalid) as caught:
            snapshots(folder, tables)
        assert caught.value.message == said.format(name)


def _wanted():
    from jalon.population.layout import tables
    from jalon.population.texts import steps
    from tests.population.layouts import NOW, RULES

    return tables(steps(NOW, RULES))


def test_a_log_that_cannot_be_read(lives, given, tmp_path):
    rows, home = remade(lives, given)
    write_deltalake(home, rows)
    (given / "posts" / "_delta_log" / "00000000000000000000.json").write_text("{")
    assert refusal(lives, given, tmp_path / "out") == "The Delta log of the table posts cannot be read."


def test_columns_renamed_in_the_log(lives, given, tmp_path):
    rows, home = remade(lives, given)
    write_deltalake(home, rows, configuration={"delta.columnMapping.mode": "name"})
    assert "were renamed or filled in its log" in refusal(lives, given, tmp_path / "out")


def test_columns_renamed_in_iceberg(lives, iceberg, given, tmp_path):
    from pyiceberg.catalog.sql import SqlCatalog

    rows, home = remade(lives, given)
    catalogue = SqlCatalog("x", uri=f"sqlite:///{tmp_path}/c.db", warehouse=f"file://{tmp_path}")
    catalogue.create_namespace("sales")
    kept = catalogue.create_table("sales.posts", schema=rows.rename_columns(
        ["was" if name == "member_id" else name for name in rows.schema.names]
    ).schema, location=f"file://{home}")  # fmt: skip
    kept.append(rows.rename_columns(["was" if name == "member_id" else name for name in rows.schema.names]))
    with kept.update_schema() as change:
        change.rename_column("was", "member_id")
    assert "were renamed or filled in its log" in refusal(lives, given, tmp_path / "out")


def test_deleted_rows_that_are_marked_beside_the_files(lives, given, tmp_path):
    rows, home = remade(lives, given)
    write_deltalake(home, rows, configuration={"delta.enableDeletionVectors": "true"})
    first = given / "posts" / "_delta_log" / "00000000000000000000.json"
    added = next(json.loads(line) for line in first.read_text().splitlines() if '"add"' in line)["add"]
    mark = {"storageType": "i", "pathOrInlineDv": "wi5b=000010000siXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L",
            "sizeInBytes": 40, "cardinality": 6}  # fmt: skip
    removed = {"path": added["path"], "deletionTimestamp": 1, "dataChange": True}
    lines = [{"remove": removed}, {"add": {**added, "deletionVector": mark}}]
    (first.parent / "00000000000000000001.json").write_text("\n".join(json.dumps(line) for line in lines))
    said = refusal(lives, given, tmp_path / "out")
    assert said == "The Delta table posts marks deleted rows beside its files."


def test_deleted_rows_of_iceberg(lives, iceberg, tmp_path, monkeypatch):
    """pyiceberg writes no delete files: its plan is made to name one."""
    from pyiceberg.table import DataScan

    plan = DataScan.plan_files

    def marked(scan):
        tasks = list(plan(scan))
        tasks[0].delete_files = {tasks[0].file}
        return tasks

    monkeypatch.setattr(DataScan, "plan_files", marked)
    said = "The Iceberg table members marks deleted rows beside its files."
    assert "marks deleted rows beside its files" in refusal(lives, iceberg, tmp_path / "out"), said


def test_two_metadata_files_of_one_number(lives, iceberg, tmp_path):
    folder = shutil.copytree(iceberg, tmp_path / "tables")
    newest = max((folder / "members" / "metadata").glob("*.metadata.json"))
    shutil.copy(newest, newest.with_name(newest.name[:6] + "another.metadata.json"))
    assert "Two metadata files of the table members" in refusal(lives, folder, tmp_path / "out")


def test_some_files_in_folders_of_columns_others_not(lives, given, tmp_path):
    home = given / "posts" / "member_id=m4"
    home.mkdir()
    shutil.move(given / "posts" / "m4.parquet", home / "m4.parquet")
    assert "others do not" in refusal(lives, given, tmp_path / "out")


def test_too_many_folders(lives, given, tmp_path, monkeypatch):
    monkeypatch.setattr("jalon.population.snapshot.settings", lambda: {"tables": {"most_parts": 1}})
    for member in ("m3", "m4"):
        (given / "posts" / f"member_id={member}").mkdir()
        shutil.move(given / "posts" / f"{member}.parquet", given / "posts" / f"member_id={member}" / "a.parquet")
    said = refusal(lives, given, tmp_path / "out")
    assert said.startswith("The table posts is divided by member_id into 2 folders")


def test_a_live_file_that_is_gone(lives, delta, tmp_path):
    folder = shutil.copytree(delta, tmp_path / "tables")
    for file in (folder / "posts").glob("*.parquet"):
        file.unlink()
    assert refusal(lives, folder, tmp_path / "out") == "The table posts cannot be read as Parquet."


def test_rows_of_nobody_would_show(lives, tmp_path):
    """The past of these tables holds what the tests above would see."""
    assert set(wrong(rows_of(lives[0] / "posts"))["member_id"].to_pylist()) == {WRONG}
