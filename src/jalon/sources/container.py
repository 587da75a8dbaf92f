"""Open what was given: a zip, a zip in a zip, a folder (even one called .zip) or loose files of an archive.

Nothing is ever written to disk under a name that comes from inside; no entry is opened here.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.sources.limits import archive_limits as limits
from jalon.sources.zips import BROKEN_ZIP, Entry, fit_entries, is_noise, shown

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from jalon.records.problems import Problems


@dataclass(frozen=True, slots=True)
class Container:
    """All files of one input.

    `names` may hold the export date, `sha256` is in hex, `written` is the newest year, month and day of an entry.
    """

    names: tuple[str, ...]
    sha256: str
    entries: tuple[Entry, ...]
    written: tuple[int, int, int] | None = None


@contextmanager
def open_container(
    paths: Sequence[Path], problems: Problems, *, loose: bool = False
) -> Generator[Container | None, None, None]:
    """The files of an archive as given: one path, or several loose files; closed afterwards.

    `loose` says that the paths are files to be read as they are, whatever they are called. Gives None, and notes the
    problem that says why, when it is no archive; nothing is raised for what it holds.
    """
    with ExitStack() as opened:
        yield _by_name(_loose(paths, problems), paths) if loose else _open(paths, problems, opened)


def _by_name(container: Container | None, paths: Sequence[Path]) -> Container | None:
    """The files' own names may hold the export date too."""
    return replace(container, names=(*container.names, *(path.name for path in paths))) if container else None


def _open(paths: Sequence[Path], problems: Problems, opened: ExitStack) -> Container | None:
    path = paths[0]
    if len(paths) > 1 or path.suffix.casefold() == ".csv":
        return _loose(paths, problems)
    if path.is_dir():
        return _folder(path, problems, opened)
    return _zip(path, problems, opened)


def _loose(paths: Sequence[Path], problems: Problems) -> Container | None:
    files = [path for path in paths if path.is_file()]
    if len(files) < len(paths):
        problems.add("file_missing")
    entries = tuple(_file_entry(path, path.name) for path in files)
    digest = hashlib.sha256()
    for path in files:
        digest.update(_digest(path).encode())
    return Container(tuple(path.parent.name for path in files), digest.hexdigest(), entries) if entries else None


def _folder(path: Path, problems: Problems, opened: ExitStack) -> Container | None:
    found = sorted(_files_under(path))
    if not found:
        problems.add("folder_empty")
        return None
    entries = tuple(_file_entry(file, shown(file.relative_to(path).as_posix())) for file in found[: limits().entries])
    if len(found) > limits().entries:
        problems.add("too_many_entries", n=limits().entries)
    listing = "\n".join(f"{entry.name} {entry.size}" for entry in entries)
    sha = hashlib.sha256(listing.encode("utf-8", "surrogateescape")).hexdigest()
    return _with_inner(Container((path.resolve().name,), sha, entries), problems, opened)


def _files_under(path: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(path, followlinks=False):
        folders.sort()
        for name in names:
            file = Path(folder) / name
            if file.is_file() and not file.is_symlink() and not is_noise(file.relative_to(path).as_posix()):
                yield file


def _file_entry(path: Path, name: str) -> Entry:
    return Entry(name, path.stat().st_size, lambda: path.open("rb"))


def _zip(path: Path, problems: Problems, opened: ExitStack) -> Container | None:
    archive = _outer_zip(path, problems)
    if archive is None:
        return None
    entries = fit_entries(opened.enter_context(archive), problems)
    if not archive.infolist():
        problems.add("zip_empty")
    if not entries:
        return None
    container = Container((path.name, *_top_folders(entries)), _digest(path), tuple(entries), _written(archive))
    return _with_inner(container, problems, opened)


def _outer_zip(path: Path, problems: Problems) -> zipfile.ZipFile | None:
    head = b""
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
        if head:
            return zipfile.ZipFile(path)
        problems.add("file_empty")
    except OSError:
        problems.add("file_missing")
    except BROKEN_ZIP:
        problems.add("zip_damaged" if head.startswith(b"PK") else "not_a_zip")
    return None


def _with_inner(container: Container, problems: Problems, opened: ExitStack) -> Container:
    """Replace zips inside by their files, one level down, when nothing else could be read."""
    inner = [entry for entry in container.entries if entry.name.casefold().endswith(".zip")]
    if not inner or any(entry.name.casefold().endswith(".csv") for entry in container.entries):
        return container
    names, entries, written = list(container.names), list[Entry](), container.written
    for entry in inner:
        archive = _inner_zip(entry, problems)
        if archive is not None:
            opened.enter_context(archive)
            names.append(entry.name.rsplit("/", 1)[-1])
            found = fit_entries(archive, problems)
            entries += found
            names += _top_folders(found)
            written = max(filter(None, (written, _written(archive))), default=None)
    return Container(tuple(names), container.sha256, tuple(entries), written)


def _inner_zip(entry: Entry, problems: Problems) -> zipfile.ZipFile | None:
    try:
        with entry.open() as stream:
            return zipfile.ZipFile(io.BytesIO(stream.read()))
    except BROKEN_ZIP:
        problems.add("zip_damaged", entry.name)
        return None


def _written(archive: zipfile.ZipFile) -> tuple[int, int, int] | None:
    dates = [info.date_time[:3] for info in archive.infolist() if info.date_time[0] > 2002]
    return max(dates, default=None)


def _top_folders(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(sorted({entry.name.split("/", 1)[0] for entry in entries if "/" in entry.name}))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
