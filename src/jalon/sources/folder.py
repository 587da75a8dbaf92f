"""A folder given as a source: an unpacked archive, a folder of exports of several kinds, or both at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jalon.sources.linkedin_archive.layouts import LAYOUTS, file_key
from jalon.sources.recognise import recognise

# Kinds that a file among exports may have; a store is never read unasked.
EXPORTS = frozenset({
    "archive", "archive_csv", "calendar", "workbook", "post_workbook", "results", "calls", "crm", "crm_lines", "rates",
    "ssi", "mapping", "strategy",
})  # fmt: skip
# What no archive holds. Any other file in an unpacked one may be private, and is not even opened to see what it is.
FOREIGN = frozenset({".ics", ".xlsx", ".xls", ".zip", ".toml", ".jsonl"})
OWN_NAMES = frozenset({"results.csv", "resultats.csv", "résultats.csv"})


def spread(paths: Iterable[Path]) -> list[Path]:
    """Every folder replaced by the sources that it holds, a strategy among them; all other paths as they are."""
    return [found for path in paths for found in (_sources_in(path) if path.is_dir() else [path])]


def _sources_in(folder: Path) -> list[Path]:
    """The folder itself where it is an unpacked archive, with the exports that lie beside its files."""
    entries = _entries(folder)
    files = [entry for entry in entries if entry.is_file()]
    if _is_unpacked(files):
        return [folder, *(entry for entry in files if _is_foreign(entry) and recognise(entry) in EXPORTS)]
    below = [entry for entry in entries if entry.is_dir() and _is_unpacked(_entries(entry))]
    return [*below, *(entry for entry in files if recognise(entry) in EXPORTS)] or [folder]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []


def _is_foreign(file: Path) -> bool:
    return file.suffix.lower() in FOREIGN or file.name.casefold() in OWN_NAMES


def _is_unpacked(files: Iterable[Path]) -> bool:
    """Told by the names that the platform gives, so that nothing need be opened."""
    known = {name for layout in LAYOUTS for name in layout.names}
    return any(file.suffix.lower() == ".csv" and file_key(file.name) in known for file in files)
