"""Where the table of a file begins: below a preamble, with any of three delimiters, told by the cells it must hold."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from jalon.sources.limits import archive_limits as limits
from jalon.sources.linkedin_archive.layouts import HEADER_ALIASES, Layout
from jalon.sources.zips import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
