"""A folder given as a source: an unpacked archive, pages of the interface, a folder of exports, or both at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jalon.sources.linkedin_archive.layouts import LAYOUTS, file_key
from jalon.sources.recognise import recognise

# Kinds that a file among exports may have; a store is never read unasked.
EXPORTS = frozenset({
    "archive", "archive_csv", "portability", "calendar", "workbook", "post_workbook", "results", "calls", "crm",
    "crm_lines", "rates", "ssi", "mapping", "strategy",
})  # fmt: skip
# What no archive holds. Any other file in an unpacked one may be private, and is not even opened to see what it is.
FOREIGN = frozenset({".ics", ".xlsx", ".xls", ".zip", ".toml", ".jsonl"})
OWN_NAMES = frozenset({"results.csv", "resultats.csv", "résultats.csv"})


def spread(paths: Iterable[Path]) -> list[Path]:
    """Every folder replaced by the sources that it holds, a strategy among them; all other paths as they are."""
    return [found for path in paths for found in (_sources_in(path) if path.is_dir() else [path])]


def _sources_in(folder: Path) -> list[Path]:
    """The folder itself where its files are chosen by their names, with the exports that lie beside its files."""
    entries = _entries(folder)
    files = [entry for entry in entries if entry.is_file()]
    if _is_whole(folder):
        beside = EXPORTS - {"portability"}
        return [folder, *(entry for entry in files if _is_foreign(entry) and recognise(entry) in beside)]
    below = [entry for entry in entries if entry.is_dir() and _is_whole(entry)]
    return [*below, *(entry for entry in files if recognise(entry) in EXPORTS)] or [folder]


def _is_whole(folder: Path) -> bool:
    """An unpacked archive, told by the names that the platform gives so that nothing need be opened; or pages."""
    known = {name for layout in LAYOUTS for name in layout.names}
    tables = [entry for entry in _entries(folder) if entry.suffix.lower() == ".csv"]
    return any(file_key(table.name) in known for table in tables) or recognise(folder) == "portability"


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []


def _is_foreign(file: Path) -> bool:
    return file.suffix.lower() in FOREIGN or file.name.casefold() in OWN_NAMES
