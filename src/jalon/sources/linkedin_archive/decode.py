"""From bytes to text and from text to a header: encodings, delimiters, preambles."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO

from jalon.sources.limits import archive_limits as limits
from jalon.sources.linkedin_archive.layouts import HEADER_ALIASES, Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CHUNK = 1 << 20
_MOJIBAKE_SHARE = 10


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file; `doubtful` when it is not what LinkedIn writes."""

    name: str
    errors: str = "strict"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """Where the table starts: its kind, its columns (folded names, positions kept) and how it is written.

    `line_end` is written as an escape, for SQL.
    """

    layout: Layout
    columns: tuple[str, ...]
    delimiter: str
    lines: int
    preamble: bool
    quoted: bool
    line_end: str

    def position(self, cell: str) -> int | None:
        """Position of a column, None when the file lacks it."""
        return self.columns.index(cell) if cell in self.columns else None


def find_encoding(opener: Callable[[], BinaryIO]) -> Encoding:
    """Byte order mark, UTF-16, strict UTF-8, mostly UTF-8, else cp1252."""
    with opener() as stream:
        head = stream.read(4096)
        if head.startswith(codecs.BOM_UTF8):
            return _utf8_or_worse(head, stream, "utf-8-sig")
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return Encoding("utf-16", "replace")
        if head[1:200:2].count(0) > 20 or head[0:200:2].count(0) > 20:
            return Encoding("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", "replace", doubtful=True)
        return _utf8_or_worse(head, stream, "utf-8")


def _utf8_or_worse(head: bytes, stream: BinaryIO, name: str) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    chunk = head
    try:
        while chunk:
            decoder.decode(chunk)
            chunk = stream.read(CHUNK)
    except UnicodeDecodeError:
        return _worse(chunk, name)
    # A file cut in the middle of a sign is still UTF-8.
    return Encoding(name, "strict" if decoder.getstate()[0] == b"" else "replace")


def _worse(chunk: bytes, name: str) -> Encoding:
    text = chunk.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    foreign = sum(not c.isascii() for c in text) - lost
    if lost * _MOJIBAKE_SHARE <= foreign:
        return Encoding(name, "replace", doubtful=True)
    return Encoding("cp1252", "replace", doubtful=True)


def open_text(opener: Callable[[], BinaryIO], encoding: Encoding) -> TextIO:
    """The file as text, line ends as they are."""
    return io.TextIOWrapper(opener(), encoding.name, encoding.errors, newline="")


def find_header(text: TextIO, layouts: Sequence[Layout]) -> Header | None:
    """The first of the first lines that holds all cells which a layout needs, for any of three delimiters."""
    for index, line in enumerate(_first_lines(text)):
        for delimiter in ",;\t":
            empty: list[str] = []
            cells = tuple(_fold_cell(cell) for cell in next(csv.reader([line], delimiter=delimiter), empty))
            for layout in layouts:
                if _fits(layout, cells):
                    quoted = line.lstrip("\ufeff").startswith('"')
                    end = "\\r\\n" if line.endswith("\r\n") else "\\n"
                    return Header(layout, _distinct(cells), delimiter, index + 1, index > 0, quoted, end)
    return None


def _first_lines(text: TextIO) -> Iterator[str]:
    for _ in range(limits().header_lines):
        line = text.readline(CHUNK)
        if not line:
            return
        yield line.replace("\0", "")


def _fold_cell(cell: str) -> str:
    plain = " ".join(cell.replace("\ufeff", "").strip().strip('"').casefold().split())
    return HEADER_ALIASES.get(plain, plain)


def _fits(layout: Layout, cells: tuple[str, ...]) -> bool:
    filled = [cell for cell in cells if cell]
    return layout.required.issubset(filled) and (layout.exact is None or len(filled) == layout.exact)


def _distinct(cells: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    names = list[str]()
    for cell in cells:
        seen[cell] = seen.get(cell, 0) + 1
        names.append(cell if seen[cell] == 1 else f"{cell} {seen[cell]}")
    return tuple(names)
