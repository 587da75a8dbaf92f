"""Which files given belong together: pages are one snapshot, a pull is one of its own, loose, in a folder or a zip."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.records.pulled_page import START
from jalon.sources.decode import decode
from jalon.sources.limits import limits
from jalon.sources.linkedin_portability.domains import is_closed_name
from jalon.sources.linkedin_portability.looks import is_pages, is_pulled
from jalon.sources.recognise import PAGE_ENDINGS
from jalon.sources.zips import BROKEN_ZIP, CHUNK

if TYPE_CHECKING:
    from jalon.sources.container import Container
    from jalon.sources.zips import Entry

_SAVED_REFUSAL = re.compile(r'"status"\s*:\s*[45]\d\d\b')


def inputs_of(paths: Sequence[Path]) -> list[list[Path]]:
    """The inputs, in an order that does not depend on that of the paths."""
    alone = [path for path in paths if _stands_alone(path)]
    loose = sorted(path for path in paths if path not in alone)
    inputs = [[path] for path in alone] + ([loose] if loose else [])
    return sorted(inputs, key=_digest)


def parts_of(container: Container) -> tuple[list[Container], list[str]]:
    """The snapshots in a folder or a zip, the largest first, and the names of the files that are none of its pages.

    Each pull is one, all other pages together are another. A file whose name says that it is not needed stays closed.
    """
    begun = {entry: _beginning(entry) for entry in sorted(container.entries, key=lambda one: one.name)}
    pulls = [entry for entry, text in begun.items() if is_pulled(text)]
    saved = tuple(entry for entry, text in begun.items() if entry not in pulls and _is_answer(text))
    parts = [replace(container, entries=(pull,), sha256=_content(pull)) for pull in pulls]
    if saved or not parts:
        parts.append(replace(container, entries=saved))
    parts.sort(key=lambda part: (-sum(entry.size for entry in part.entries), part.sha256))
    return parts, [entry.name for entry in begun if entry not in pulls and entry not in saved]


def _is_answer(text: str) -> bool:
    return is_pages(text) or (text.startswith("{") and bool(_SAVED_REFUSAL.search(text)))


def _beginning(entry: Entry) -> str:
    if is_closed_name(entry.name) or not entry.name.casefold().endswith(PAGE_ENDINGS):
        return ""
    return decode(b"".join(_chunks(entry, limits().prefix_bytes)))[0].lstrip("\ufeff \t\r\n")


def _content(entry: Entry) -> str:
    """As the same file would have it, were it given by itself."""
    digest = hashlib.sha256()
    for chunk in _chunks(entry, entry.size):
        digest.update(chunk)
    return hashlib.sha256(digest.hexdigest().encode()).hexdigest()


def _chunks(entry: Entry, most: int) -> Iterable[bytes]:
    try:
        with entry.open() as stream:
            while most > 0 and (chunk := stream.read(min(CHUNK, most))):
                most -= len(chunk)
                yield chunk
    except BROKEN_ZIP:
        return


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
