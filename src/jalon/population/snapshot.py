"""The live Parquet files of a table: a plain folder, or what the log of a Delta or Iceberg table calls its state.

Both engines read the same list of files. Columns that only folder names or the log tell, as in `kind=reply/`, become
constants of the files below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from jalon.population.layout import Table
from jalon.population.refusal import refused
from jalon.population.settings import settings

NOTHING = "__HIVE_DEFAULT_PARTITION__"
Told = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """Files of which the log or the folder says the same: a column's value for all their rows."""

    files: tuple[Path, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a table; `version` is what its log calls this state, nothing for a plain folder."""

    parts: tuple[Part, ...]
    version: str | None = None

    @property
    def files(self) -> list[Path]:
        """All files, sorted."""
        return sorted(file for part in self.parts for file in part.files)


Snapshots = Mapping[str, Snapshot | None]


def snapshots(source: Path, wanted: Sequence[Table]) -> dict[str, Snapshot | None]:
    """The present state of each table by name; None for an optional one that is not there. Raises PopulationInvalid."""
    return {table.name: _snapshot(source / table.name, table) for table in wanted}


def folder_of(source: Path | str) -> Path:
    """The input folder; PopulationInvalid for a schema of a catalogue, which only Spark knows."""
    if isinstance(source, str):
        raise refused("catalogue_engine", schema=source)
    return source


def versions(of: Snapshots) -> dict[str, str]:
    """What the logs call the state that was read, by table."""
    return {name: held.version for name, held in of.items() if held and held.version}


def only(snapshot: Snapshot | None, files: Sequence[Path]) -> Snapshot:
    """The state as if its table held none but these files."""
    wanted = set(files)
    kept = [(tuple(f for f in part.files if f in wanted), part.told) for part in snapshot.parts] if snapshot else []
    return Snapshot(tuple(Part(found, told) for found, told in kept if found))


def parts_of(table: Table, files: Iterable[tuple[Path, Told]]) -> tuple[Part, ...]:
    """Files gathered by what is told of the columns that the texts read."""
    groups: dict[tuple[tuple[str, str | None], ...], list[Path]] = {}
    for file, told in files:
        key = tuple(sorted((name, value) for name, value in told.items() if name in table.columns))
        groups.setdefault(key, []).append(file)
    if len(groups) > settings()["tables"]["most_parts"]:
        raise refused(
            "table_parts", table=table.name, column=next(key for key in groups if key)[0][0], many=len(groups)
        )
    return tuple(Part(tuple(sorted(found)), _fitting(table, dict(key))) for key, found in groups.items())


def _snapshot(folder: Path, table: Table) -> Snapshot | None:
    if (folder / "_delta_log").is_dir():
        from jalon.population.delta import delta

        return delta(folder, table)
    if any((folder / "metadata").glob("*.metadata.json")):
        from jalon.population.iceberg import iceberg

        return iceberg(folder, table)
    told = {file: _told(file.relative_to(folder)) for file in _plain(folder)}
    if len({frozenset(columns) for columns in told.values()}) > 1:
        raise refused("table_folders", table=table.name)
    if told:
        return Snapshot(parts_of(table, told.items()))
    if table.optional:
        return None
    raise refused("table_missing", table=table.name)


def _plain(folder: Path) -> list[Path]:
    """Parquet files below a folder, without what tools hide there (names with a dot or an underscore first)."""
    found = (file for file in folder.rglob("*.parquet") if file.is_file())
    return sorted(f for f in found if not any(part[0] in "._" for part in f.relative_to(folder).parts))


def _told(file: Path) -> dict[str, str | None]:
    """What the names of the folders tell: column=value, percent-encoded."""
    pairs = (name.partition("=") for name in file.parent.parts if "=" in name)
    return {column: None if value == NOTHING else unquote(value) for column, _, value in pairs}


def _fitting(table: Table, told: Told) -> Told:
    for column, value in told.items():
        kind = table.columns[column]
        try:
            if value is not None and kind != "varchar":
                {"bigint": int, "double": float, "boolean": _boolean}[kind](value)
        except ValueError:
            raise refused("column_type", table=table.name, column=column, kind=kind, given="text") from None
    return told


def _boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError
    return text.lower() == "true"
