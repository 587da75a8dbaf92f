"""A folder given as a source: an unpacked archive, pages of the interface, a folder of exports, or both at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jalon.records.problems import make_problem
from jalon.records.reading import SourceReport
from jalon.sources.linkedin_archive.layouts import LAYOUTS, file_key
from jalon.sources.linkedin_portability.domains import is_closed_name
from jalon.sources.problem_texts import PROBLEM_TEXTS
from jalon.sources.recognise import PAGE_ENDINGS, recognise

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
    if _is_archive(folder):
        return [folder, *_beside(entry for entry in files if _is_foreign(entry))]
    if _is_pages(folder):
        return [folder, *_beside(entry for entry in files if _may_lie_among_pages(entry))]
    below = [entry for entry in entries if entry.is_dir() and _is_whole(entry)]
    return [*below, *(entry for entry in files if recognise(entry) in EXPORTS)] or [folder]


def passed_over(folder: Path, read: set[Path]) -> SourceReport | None:
    """What was left of a folder that is no source of its own: files that are none, and subfolders not looked into."""
    strategies = {path for path in _sources_in(folder) if path.is_file()}
    left = [entry for entry in _entries(folder) if entry not in read and entry not in strategies]
    if folder in read or not left:
        return None
    names = tuple(f"{entry.name}/" if entry.is_dir() else entry.name for entry in left)
    folders = sum(entry.is_dir() for entry in left)
    files = len(left) - folders
    told = make_problem(
        folder.absolute().name, None, "folder_read_in_part", PROBLEM_TEXTS, files=files, folders=folders
    )
    return SourceReport(folder.absolute().name, "folder", never_opened=names, problems=(told,))


def _beside(files: Iterable[Path]) -> list[Path]:
    return [file for file in files if recognise(file) in EXPORTS - {"portability"}]


def _is_whole(folder: Path) -> bool:
    return _is_archive(folder) or _is_pages(folder)


def _is_pages(folder: Path) -> bool:
    return recognise(folder) == "portability"


def _may_lie_among_pages(file: Path) -> bool:
    """Among pages only the names that the interface gives keep a file closed."""
    return not (file.suffix.lower() in PAGE_ENDINGS and is_closed_name(file.name))


def _is_archive(folder: Path) -> bool:
    """An unpacked archive, told by the names that the platform gives so that nothing need be opened."""
    known = {name for layout in LAYOUTS for name in layout.names}
    tables = [entry for entry in _entries(folder) if entry.suffix.lower() == ".csv"]
    return any(file_key(table.name) in known for table in tables)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []


def _is_foreign(file: Path) -> bool:
    return file.suffix.lower() in FOREIGN or file.name.casefold() in OWN_NAMES
