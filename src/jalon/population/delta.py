"""A Delta table's present state, read by its own library: which files are live, and what the log tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jalon.population.layout import Table
from jalon.population.refusal import refused
from jalon.population.snapshot import Snapshot, Told, parts_of


def delta(folder: Path, table: Table) -> Snapshot:
    """The latest version. Raises PopulationInvalid on what a list of files cannot say."""
    try:
        library: Any = import_module("deltalake")
    except ImportError:
        raise refused("table_library", table=table.name, format="Delta", extra="delta") from None
    try:
        log = library.DeltaTable(folder.resolve().as_posix())
        actions = log.get_add_actions(flatten=True)
        renamed = log.metadata().configuration.get("delta.columnMapping.mode", "none") != "none"
    except Exception:
        raise refused("table_log", table=table.name, format="Delta") from None
    if renamed:
        raise refused("table_renamed", table=table.name, format="Delta")
    if _has_deleted_rows(log):
        raise refused("table_deleted_rows", table=table.name, format="Delta")
    files = parts_of(table, _files(folder.resolve(), actions, log.metadata().partition_columns))
    return Snapshot(files, f"delta {log.version()}")


def _has_deleted_rows(log: Any) -> bool:
    try:
        return any(len(batch) for batch in log.deletion_vectors())
    except Exception:  # marks that even the library cannot read
        return True


def _files(root: Path, actions: Any, columns: list[str]) -> Iterator[tuple[Path, Told]]:
    """Paths in the log are percent-encoded and below the table, or a whole address."""
    values = [actions.column(f"partition.{name}").to_pylist() for name in columns]
    paths: list[str] = actions.column("path").to_pylist()
    for nth, path in enumerate(paths):
        address = urlsplit(path)
        told = {name: _text(column[nth]) for name, column in zip(columns, values, strict=True)}
        yield Path(unquote(address.path)) if address.scheme == "file" else root / unquote(path), told


def _text(value: object) -> str | None:
    return None if value is None else str(value)
