"""Zips, distrusted: what is inside is counted, weighed and named before any of it is opened."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from jalon.sources.intake import unusable
from jalon.sources.limits import archive_limits, limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jalon.records.problems import Problems
    from jalon.sources.intake import Unreadable
    from jalon.sources.limits import ArchiveLimits, Limits

CHUNK = 1 << 20
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_NOISE = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file inside: its path as it may be shown, its unpacked size in bytes, and how to open it."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


def checked_entries(name: str, data: bytes) -> list[Entry]:
    """Everything in the zip of a single source (a workbook, zipped calendars), given as bytes.

    Raises Unreadable when it is damaged or locked, or when size, ratio or number of entries are out of proportion.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP as error:
        raise unusable(name, "container_damaged") from error
    infos = archive.infolist()
    if any(_is_locked(info) for info in infos):
        raise unusable(name, "container_password")
    unpacked, bound = sum(info.file_size for info in infos), limits()
    if len(infos) > bound.entries or unpacked > bound.total_bytes or _is_swollen(unpacked, len(data), bound):
        raise too_heavy(name)
    return [_entry(archive, info) for info in infos]


def chunks(name: str, entry: Entry) -> Iterator[bytes]:
    """The bytes of one entry of a single source, piece by piece; raises Unreadable when it is damaged."""
    try:
        with entry.open() as stream:
            while chunk := stream.read(CHUNK):
                yield chunk
    except BROKEN_ZIP as error:
        raise unusable(name, "container_damaged") from error


def read_entry(name: str, entry: Entry) -> bytes:
    """All bytes of one entry of a single source, never more than it declares; raises Unreadable."""
    data = bytearray()
    for chunk in chunks(name, entry):
        data += chunk
        if len(data) > entry.size:
            raise too_heavy(name)
    return bytes(data)


def too_heavy(name: str) -> Unreadable:
    """The error that says that a zip would unpack to more than a single source may."""
    return unusable(name, "container_too_heavy", limit=limits().total_bytes // 1_000_000)


def fit_entries(archive: zipfile.ZipFile, problems: Problems) -> list[Entry]:
    """The files in an archive that may be opened; each of the others is a problem, noise of other systems is none."""
    infos = [info for info in archive.infolist() if not info.is_dir() and not is_noise(info.filename)]
    if len(infos) > archive_limits().entries:
        problems.add("too_many_entries", n=archive_limits().entries)
        infos = infos[: archive_limits().entries]
    if infos and all(_is_locked(info) for info in infos):
        problems.add("zip_password")
        return []
    return [_entry(archive, info) for info in infos if _is_fit(info, problems)]


def _is_fit(info: zipfile.ZipInfo, problems: Problems) -> bool:
    if _points_outside(info.filename):
        problems.add("unsafe_name", shown(info.filename))
    elif _is_locked(info):
        problems.add("entry_password", shown(info.filename))
    elif _is_bomb(info):
        problems.add("zip_bomb", shown(info.filename))
    else:
        return True
    return False


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    bound = archive_limits()
    return info.file_size > bound.entry_bytes or _is_swollen(info.file_size, info.compress_size, bound)


def _is_swollen(unpacked: int, packed: int, bound: Limits | ArchiveLimits) -> bool:
    return unpacked > bound.ratio_from_bytes and unpacked > bound.ratio * max(packed, 1)


def _is_locked(info: zipfile.ZipInfo) -> bool:
    return bool(info.flag_bits & _ENCRYPTED)


def _points_outside(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or ":" in plain.split("/")[0] or "\0" in plain


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Entry:
    def opener() -> BinaryIO:
        return archive.open(info)  # type: ignore[return-value]

    return Entry(shown(info.filename), info.file_size, opener)


def is_noise(name: str) -> bool:
    """True for what other systems leave in a zip or a folder beside its files."""
    parts = name.replace("\\", "/").split("/")
    return any(part in _NOISE or part.startswith("._") for part in parts)


def shown(name: str) -> str:
    """A name from inside with one kind of slash and without signs that could steer a terminal."""
    return "".join("\ufffd" if unicodedata.category(c)[0] == "C" else c for c in name.replace("\\", "/"))
