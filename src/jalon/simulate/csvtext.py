"""The bytes of a CSV file as the platform writes them: quoting, line ends, last line open or closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One entry of an archive."""

    name: str
    data: bytes


def cell(value: str, delimiter: str = ",") -> str:
    """A cell, quoted only when it must be."""
    if delimiter in value or '"' in value or "\n" in value or "\r" in value:
        return quoted(value)
    return value


def quoted(value: str) -> str:
    """A cell in quotes, inner quotes doubled."""
    return '"' + value.replace('"', '""') + '"'


def line(row: Sequence[str], delimiter: str = ",", full: bool = False) -> str:
    """One record without its line end."""
    if full:
        return delimiter.join(quoted(v) for v in row)
    return delimiter.join(cell(v, delimiter) for v in row)


def table(
    name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    eol: str = "\n",
    full: bool = False,
    before: str = "",
    closed: bool = True,
    extra: str = "",
) -> ArchiveFile:
    """A CSV file in UTF-8; `before` stands above the header, `extra` after the last line, `closed` ends that line."""
    lines = [line(header, full=full), *(line(r, full=full) for r in rows)]
    return ArchiveFile(name, (before + eol.join(lines) + (eol if closed else "") + extra).encode())
