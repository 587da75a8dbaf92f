"""An Iceberg table's present state, read by its own library: the data files of the current snapshot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from jalon.population.layout import Table
from jalon.population.refusal import refused
from jalon.population.snapshot import Snapshot, Told, parts_of


def iceberg(folder: Path, table: Table) -> Snapshot:
    """The newest metadata file's snapshot. Raises PopulationInvalid on what a list of files cannot say."""
    try:
        library: Any = import_module("pyiceberg.table")
    except ImportError:
        raise refused("table_library", table=table.name, format="Iceberg", extra="iceberg") from None
    newest = _newest(folder, table)
    try:
        log = library.StaticTable.from_metadata(newest.resolve().as_posix())
        tasks, now = list(log.scan().plan_files()), log.current_snapshot()
    except Exception:
        raise refused("table_log", table=table.name, format="Iceberg") from None
    if _is_renamed(log.metadata, table):
        raise refused("table_renamed", table=table.name, format="Iceberg")
    if any(task.delete_files for task in tasks):
        raise refused("table_deleted_rows", table=table.name, format="Iceberg")
    files = parts_of(table, _files(folder.resolve(), log.metadata, tasks))
    return Snapshot(files, f"iceberg {now.snapshot_id if now else 0}")


def _newest(folder: Path, table: Table) -> Path:
    """The metadata file with the highest number: 00007-….metadata.json or v7.metadata.json."""
    numbered: dict[int, list[Path]] = {}
    for file in (folder / "metadata").glob("*.metadata.json"):
        number = re.match(r"v?(\d+)", file.name)
        numbered.setdefault(int(number[1]) if number else -1, []).append(file)
    newest = numbered[max(numbered)]
    if len(newest) > 1:
        raise refused("table_log_unclear", table=table.name)
    return newest[0]


def _is_renamed(metadata: Any, table: Table) -> bool:
    """True when a column that is read had another name, or its name stood for another column, or old files lack it
    and the log has a value for them.
    """
    fields = [(f.field_id, f.name) for schema in metadata.schemas for f in schema.fields if f.name in table.columns]
    now = {field.field_id: field for field in metadata.schema().fields if field.name in table.columns}
    every = [(f.field_id, f.name) for schema in metadata.schemas for f in schema.fields]
    other_name = any(number in now and now[number].name != name for number, name in every)
    other_column = any(number not in now for number, _ in fields)
    return other_name or other_column or any(field.initial_default is not None for field in now.values())


def _files(root: Path, metadata: Any, tasks: list[Any]) -> Iterator[tuple[Path, Told]]:
    """Addresses in the log are whole; a table that was moved has its files below it still."""
    names = {field.field_id: field.name for field in metadata.schema().fields}
    specs = {spec.spec_id: spec.fields for spec in metadata.partition_specs}
    home = metadata.location.rstrip("/") + "/"
    for task in tasks:
        path, values = task.file.file_path, task.file.partition
        file = root / path.removeprefix(home) if path.startswith(home) else Path(re.sub("^file:(//)?", "", path))
        told = {
            names[field.source_id]: None if values[nth] is None else str(values[nth])
            for nth, field in enumerate(specs[task.file.spec_id])
            if str(field.transform) == "identity" and field.source_id in names
        }
        yield file, told
