"""The tables of a layout written again as Delta or Iceberg, with a past: rows that came, changed and went."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import DeltaTable, write_deltalake
from pyiceberg.catalog.sql import SqlCatalog

PAST = {"messages": "occurred_at", "invitations": "occurred_at", "people": None}
WRONG = "gone"


def rows_of(folder: Path) -> pa.Table:
    """All rows of a table of the layout."""
    return pa.concat_tables(
        [pq.read_table(file) for file in sorted(folder.glob("*.parquet"))], promote_options="permissive"
    )


def wrong(rows: pa.Table) -> pa.Table:
    """Rows of a member who never was."""
    return rows.set_column(
        rows.schema.get_field_index("member_id"), "member_id", pa.array([WRONG] * len(rows), pa.string())
    )


def as_delta(source: Path, folder: Path, partitions=()) -> Path:
    """Each table in several versions: rows of nobody come and are deleted, rows are updated there and back."""
    for table in sorted(path.name for path in source.iterdir()):
        rows, home = rows_of(source / table), (folder / table).as_posix()
        by = [name for name in partitions if name in rows.schema.names]
        half = len(rows) // 2
        write_deltalake(home, rows.slice(0, half), partition_by=by or None)
        write_deltalake(home, wrong(rows.slice(0, 5)), mode="append")
        write_deltalake(home, rows.slice(half), mode="append")
        log = DeltaTable(home)
        log.delete(f"member_id = '{WRONG}'")
        first = rows["member_id"][0].as_py()
        log.update(predicate=f"member_id = '{first}'", updates={"member_id": "'other'"})
        log.update(predicate="member_id = 'other'", updates={"member_id": f"'{first}'"})
        log.create_checkpoint()
    return folder


def as_iceberg(source: Path, folder: Path, home: Path, partitions=()) -> Path:
    """The same past in Iceberg; the catalogue stands in `home`, and is not needed any more afterwards."""
    home.mkdir()
    catalogue = SqlCatalog("invented", uri=f"sqlite:///{home}/catalogue.db", warehouse=f"file://{home}")
    catalogue.create_namespace("sales")
    for table in sorted(path.name for path in source.iterdir()):
        rows = rows_of(source / table)
        kept = catalogue.create_table(f"sales.{table}", schema=rows.schema, location=f"file://{folder}/{table}")
        half = len(rows) // 2
        kept.append(rows.slice(0, half))
        with kept.update_spec() as spec:
            for name in partitions:
                if name in rows.schema.names:
                    spec.add_identity(name)
        kept.append(wrong(rows.slice(0, 5)))
        kept.append(rows.slice(half))
        kept.delete(f"member_id = '{WRONG}'")
        kept.overwrite(rows.filter(pc.equal(rows["member_id"], rows["member_id"][0])),
                       overwrite_filter=f"member_id = '{rows['member_id'][0].as_py()}'")  # fmt: skip
    return folder


def moved(folder: Path, to: Path) -> Path:
    """The same tables in another place."""
    shutil.copytree(folder, to)
    shutil.rmtree(folder)
    return to
