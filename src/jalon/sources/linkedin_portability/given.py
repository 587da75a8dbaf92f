"""Which of the paths given belong together: loose pages are one snapshot; a folder, a zip, a pull are one each."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from jalon.records.pulled_page import START


def inputs_of(paths: Sequence[Path]) -> list[list[Path]]:
    """The inputs, in an order that does not depend on that of the paths."""
    alone = [path for path in paths if _stands_alone(path)]
    loose = sorted(path for path in paths if path not in alone)
    inputs = [[path] for path in alone] + ([loose] if loose else [])
    return sorted(inputs, key=_digest)


def is_packed(path: Path) -> bool:
    """A folder or a zip, whose files are chosen by their names."""
    return path.is_dir() or _begins(path, b"PK")


def _stands_alone(path: Path) -> bool:
    return is_packed(path) or _begins(path, START)


def _begins(path: Path, mark: bytes) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(mark)) == mark
    except OSError:
        return False


def _digest(paths: Sequence[Path]) -> tuple[int, str]:
    """By size first, the largest, then by content; a folder by the sizes and names inside."""
    total, digest = 0, hashlib.sha256()
    for path in paths:
        files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        for file in files:
            total += file.stat().st_size if file.exists() else 0
            digest.update(f"{file.relative_to(path) if path.is_dir() else ''} {total}".encode())
    if len(paths) == 1 and paths[0].is_file():
        with paths[0].open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return -total, digest.hexdigest()
