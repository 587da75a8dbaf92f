"""A folder given as a source: an unpacked archive, a folder of exports of several kinds, or both at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jalon.sources.recognise import recognise

# Kinds that a file beside an unpacked archive, or beside other exports, may have; a store is never read unasked.
BESIDE = frozenset({
    "archive", "calendar", "workbook", "post_workbook", "results", "calls", "crm", "crm_lines", "rates", "ssi",
    "mapping", "strategy",
})  # fmt: skip


def spread(paths: Iterable[Path]) -> list[Path]:
    """Every folder replaced by the sources that it holds, a strategy among them; all other paths as they are."""
    return [found for path in paths for found in (_sources_in(path) if path.is_dir() else [path])]


def _sources_in(folder: Path) -> list[Path]:
    """The folder itself where it is an unpacked archive, with the exports that lie beside its files."""
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return [folder]
    kinds = {entry: recognise(entry) for entry in entries if entry.is_file()}
    beside = [entry for entry, kind in kinds.items() if kind in BESIDE]
    unpacked = [folder] if "archive_csv" in kinds.values() else _unpacked_below(entries)
    return [*unpacked, *beside] if unpacked or beside else [folder]


def _unpacked_below(entries: Iterable[Path]) -> list[Path]:
    """Folders among the entries that hold files of an archive."""
    return [entry for entry in entries if entry.is_dir() and _is_unpacked(entry)]


def _is_unpacked(folder: Path) -> bool:
    try:
        return any(recognise(entry) == "archive_csv" for entry in folder.iterdir() if entry.suffix.lower() == ".csv")
    except OSError:
        return False
