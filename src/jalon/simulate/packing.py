"""How an archive reaches the disk: zip, zip in a zip, folder, folder named .zip, renamed and rearranged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jalon.simulate.csvtext import ArchiveFile

PACKINGS = ("zip", "zip.zip", "folder", "folder.zip", "renamed")
STAMP = (2026, 1, 1, 0, 0, 0)


def pack(files: Sequence[ArchiveFile], where: Path, kind: str, day: date, packing: str) -> Path:
    """Write the entries below `where` in one of PACKINGS; returns the path to give to the reader."""
    where.mkdir(parents=True, exist_ok=True)
    stem = f"{kind.capitalize()}_LinkedInDataExport_{day:%m-%d-%Y}"
    if packing == "zip":
        return _write(where / f"{stem}.zip", zipped(files))
    if packing == "zip.zip":
        inner = ArchiveFile(f"{stem}.zip", zipped(files))
        return _write(where / f"{stem}.zip.zip", zipped([inner]))
    if packing == "renamed":
        moved = [ArchiveFile(f"New folder/{f.name}", f.data) for f in files]
        return _write(where / "mes données (1).zip", zipped(moved))
    return _unpack(files, where / (f"{stem}.zip" if packing == "folder.zip" else stem))


def zipped(files: Sequence[ArchiveFile]) -> bytes:
    """The bytes of a zip with these entries, the same on every run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for file in files:
            info = zipfile.ZipInfo(file.name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, file.data)
    return buffer.getvalue()


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _unpack(files: Sequence[ArchiveFile], folder: Path) -> Path:
    for file in files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder
