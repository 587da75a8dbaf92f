"""Zip containers (workbooks, zipped calendars): sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from jalon.sources.intake import unusable
from jalon.sources.limits import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jalon.sources.intake import Unreadable

_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr=[\"'](\d{1,7})[\"']")
_BLOCK = 1 << 20
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def open_zip(name: str, data: bytes) -> zipfile.ZipFile:
    """The zip, checked for size, ratio and number of entries; raises Unreadable."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP as error:
        raise unusable(name, "container_damaged") from error
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise unusable(name, "container_password")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits().zip_entries or _too_heavy(unpacked, len(data)):
        raise unusable(name, "container_too_heavy", limit=limits().unpacked_bytes // 1_000_000)
    return archive


def _too_heavy(unpacked: int, packed: int) -> bool:
    bound = limits()
    swollen = unpacked > bound.ratio_from_bytes and unpacked > bound.unpacked_ratio * max(packed, 1)
    return unpacked > bound.unpacked_bytes or swollen


def read_entry(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry, never more than it declares; raises Unreadable when it is damaged."""
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except BROKEN_ZIP as error:
        raise unusable(name, "container_damaged") from error
    if len(data) > entry.file_size:
        raise _lying(name)
    return data


def check_workbook(name: str, data: bytes) -> None:
    """Refuse a workbook whose declared or addressed size is out of proportion; raises Unreadable.

    A sheet of two cells may span 17 billion, and readers reserve room for all of them: the largest row and
    column are looked up first.
    """
    archive = open_zip(name, data)
    total = 0
    for entry in archive.infolist():
        is_sheet = entry.filename.casefold().startswith("xl/worksheets/")
        last_row, last_column = 0, 0
        for block in _blocks(name, archive, entry):
            total += len(block)
            if total > limits().unpacked_bytes + _BLOCK:
                raise _lying(name)
            if is_sheet:
                last_row, last_column = _extent(block, last_row, last_column)
        if last_row * last_column > limits().sheet_cells:
            raise unusable(name, "sheet_too_large", limit=limits().sheet_cells // 1_000_000)


def _blocks(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    tail = b""
    try:
        with archive.open(entry) as stream:
            while block := stream.read(_BLOCK):
                yield tail + block if tail else block
                tail = block[-64:]
    except BROKEN_ZIP as error:
        raise unusable(name, "container_damaged") from error


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


def _lying(name: str) -> Unreadable:
    return unusable(name, "container_too_heavy", limit=limits().unpacked_bytes // 1_000_000)
