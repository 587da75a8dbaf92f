"""How far the sheets of a workbook reach, looked up before a reader reserves room for all of their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jalon.sources.intake import unusable
from jalon.sources.limits import limits
from jalon.sources.zips import CHUNK, checked_entries, chunks, too_heavy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jalon.sources.zips import Entry

_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr=[\"'](\d{1,7})[\"']")
_OVERLAP = 64  # bytes: an address that lies across two pieces is found in the second


def check_workbook(name: str, data: bytes) -> None:
    """Refuse a workbook whose declared or addressed size is out of proportion; raises Unreadable.

    A sheet of two cells may span 17 billion, and readers reserve room for all of them: the largest row and
    column are looked up first.
    """
    total = 0
    for entry in checked_entries(name, data):
        is_sheet = entry.name.casefold().startswith("xl/worksheets/")
        last_row, last_column = 0, 0
        for block in _blocks(name, entry):
            total += len(block)
            if total > limits().total_bytes + CHUNK:
                raise too_heavy(name)
            if is_sheet:
                last_row, last_column = _extent(block, last_row, last_column)
        if last_row * last_column > limits().sheet_cells:
            raise unusable(name, "sheet_too_large", limit=limits().sheet_cells // 1_000_000)


def _blocks(name: str, entry: Entry) -> Iterator[bytes]:
    tail = b""
    for chunk in chunks(name, entry):
        yield tail + chunk if tail else chunk
        tail = chunk[-_OVERLAP:]


def _extent(block: bytes, last_row: int, last_column: int) -> tuple[int, int]:
    cells = {found.groups() for found in _CELL.finditer(block)}
    columns = [_column(letters) for letters, _ in cells]
    rows = [int(number) for _, number in cells] + [int(found.group(1)) for found in _ROW.finditer(block)]
    return max([last_row, *rows]), max([last_column, *columns])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
