"""Bytes to text: byte order marks, then UTF-8, then the Western Windows code page; and the cells of CSV text."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO

from jalon.sources.zips import CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable

DELIMITERS = ";,\t"
_HEAD = 4096
_MOJIBAKE_SHARE = 10
LONGEST_CELL = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file; `doubtful` when it had to be guessed (then accents may be wrong)."""

    name: str
    errors: str = "strict"
    doubtful: bool = False


def find_encoding(opener: Callable[[], BinaryIO]) -> Encoding:
    """Byte order mark, UTF-16, strict UTF-8, mostly UTF-8, else cp1252."""
    with opener() as stream:
        head = stream.read(_HEAD)
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


def decode(data: bytes) -> tuple[str, bool]:
    """The text of a file held in memory, or of its first part, and whether its encoding had to be guessed."""
    encoding = find_encoding(lambda: io.BytesIO(data))
    return data.removeprefix(codecs.BOM_UTF8).decode(encoding.name, encoding.errors), encoding.doubtful


def delimiter_of(line: str) -> str:
    """The separator of a header line: the one of `;` `,` tab that stands there most often outside quotes."""
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=lambda sign: (bare.count(sign), -DELIMITERS.index(sign)))


def csv_rows(text: str, delimiter: str) -> list[list[str]]:
    """All rows of a CSV text, quoted newlines kept; null characters dropped."""
    csv.field_size_limit(LONGEST_CELL)
    return list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter))
