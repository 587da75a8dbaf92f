"""Open what was given: a zip, a zip in a zip, a folder (even one called .zip) or loose files of an archive.

Nothing is ever written to disk under a name that comes from inside; no entry is opened here.
"""

from __future__ import annotations

import hashlib
import io
import os
import unicodedata
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jalon.sources.limits import archive_limits as limits

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from jalon.records.problems import Problems

_NOISE = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file inside: its path as written, its unpacked size in bytes, and how to open it."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Container:
    """All files of one input. `names` may hold the export date; `written` is the newest date of an entry."""

    names: tuple[str, ...]
    sha256: str
    entries: tuple[Entry, ...]
    written: tuple[int, int, int] | None = None


@contextmanager
def open_container(paths: Sequence[Path], problems: Problems) -> Generator[Container | None, None, None]:
    """The files of an input, or None (and a problem that says why) when it is no archive; closed afterwards."""
    opened: list[zipfile.ZipFile] = []
    try:
        yield _open(paths, problems, opened)
    finally:
        for archive in opened:
            archive.close()


def _open(paths: Sequence[Path], problems: Problems, opened: list[zipfile.ZipFile]) -> Container | None:
    path = paths[0]
    if len(paths) > 1 or path.suffix.casefold() == ".csv":
        return _loose(paths, problems)
    if path.is_dir():
        return _folder(path, problems, opened)
    return _zip_file(path, problems, opened)


def _loose(paths: Sequence[Path], problems: Problems) -> Container | None:
    files = [path for path in paths if path.is_file()]
    if len(files) < len(paths):
        problems.add("file_missing")
    entries = tuple(_file_entry(path, path.name) for path in files)
    digest = hashlib.sha256()
    for path in files:
        digest.update(_digest(path).encode())
    return Container(tuple(path.parent.name for path in files), digest.hexdigest(), entries) if entries else None


def _folder(path: Path, problems: Problems, opened: list[zipfile.ZipFile]) -> Container | None:
    found = sorted(_files_under(path))
    if not found:
        problems.add("folder_empty")
        return None
    entries = tuple(_file_entry(file, _shown(file.relative_to(path).as_posix())) for file in found[: limits().entries])
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
            if file.is_file() and not file.is_symlink() and not _is_noise(file.relative_to(path).as_posix()):
                yield file


def _file_entry(path: Path, name: str) -> Entry:
    return Entry(name, path.stat().st_size, lambda: path.open("rb"))


def _zip_file(path: Path, problems: Problems, opened: list[zipfile.ZipFile]) -> Container | None:
    head = b""
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
        if not head:
            problems.add("file_empty")
            return None
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        problems.add("zip_damaged" if head.startswith(b"PK") else "not_a_zip")
        return None
    except OSError:
        problems.add("file_missing")
        return None
    opened.append(archive)
    entries = _zip_entries(archive, problems)
    if not entries:
        if not archive.infolist():
            problems.add("zip_empty")
        return None
    container = Container((path.name, *_top_folders(entries)), _digest(path), entries, _written(archive))
    return _with_inner(container, problems, opened)


def _zip_entries(archive: zipfile.ZipFile, problems: Problems) -> tuple[Entry, ...]:
    infos = [info for info in archive.infolist() if not info.is_dir() and not _is_noise(info.filename)]
    if len(infos) > limits().entries:
        problems.add("too_many_entries", n=limits().entries)
        infos = infos[: limits().entries]
    if infos and all(info.flag_bits & _ENCRYPTED for info in infos):
        problems.add("zip_password")
        return ()
    return tuple(_zip_entry(archive, info) for info in infos if _is_fit(info, problems))


def _is_fit(info: zipfile.ZipInfo, problems: Problems) -> bool:
    if _is_unsafe(info.filename):
        problems.add("unsafe_name", _shown(info.filename))
    elif info.flag_bits & _ENCRYPTED:
        problems.add("entry_password", _shown(info.filename))
    elif _is_bomb(info):
        problems.add("zip_bomb", _shown(info.filename))
    else:
        return True
    return False


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    cap = limits()
    swollen = info.file_size > cap.ratio_from_bytes and info.file_size > cap.ratio * max(info.compress_size, 1)
    return swollen or info.file_size > cap.entry_bytes


def _shown(name: str) -> str:
    """A name from inside with one kind of slash and without signs that could steer a terminal."""
    return "".join("\ufffd" if unicodedata.category(c)[0] == "C" else c for c in name.replace("\\", "/"))


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Entry:
    def opener() -> BinaryIO:
        return archive.open(info)  # type: ignore[return-value]

    return Entry(_shown(info.filename), info.file_size, opener)


def _with_inner(container: Container, problems: Problems, opened: list[zipfile.ZipFile]) -> Container:
    """Replace zips inside by their files, one level down, when nothing else could be read."""
    inner = [entry for entry in container.entries if entry.name.casefold().endswith(".zip")]
    if not inner or any(entry.name.casefold().endswith(".csv") for entry in container.entries):
        return container
    names, entries, written = list(container.names), list[Entry](), container.written
    for entry in inner:
        archive = _inner_zip(entry, problems)
        if archive is not None:
            opened.append(archive)
            names.append(entry.name.rsplit("/", 1)[-1])
            found = _zip_entries(archive, problems)
            entries += found
            names += _top_folders(found)
            written = max(filter(None, (written, _written(archive))), default=None)
    return Container(tuple(names), container.sha256, tuple(entries), written)


def _inner_zip(entry: Entry, problems: Problems) -> zipfile.ZipFile | None:
    try:
        with entry.open() as stream:
            return zipfile.ZipFile(io.BytesIO(stream.read()))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        problems.add("zip_damaged", entry.name)
        return None


def _written(archive: zipfile.ZipFile) -> tuple[int, int, int] | None:
    dates = [info.date_time[:3] for info in archive.infolist() if info.date_time[0] > 2002]
    return max(dates, default=None)


def _top_folders(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(sorted({entry.name.split("/", 1)[0] for entry in entries if "/" in entry.name}))


def _is_noise(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part in _NOISE or part.startswith("._") for part in parts)


def _is_unsafe(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or ":" in plain.split("/")[0] or "\0" in plain


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
