"""Bytes to text: byte order marks, then UTF-8, then the Western Windows code page."""

from __future__ import annotations

import csv
import io

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DELIMITERS = ";,\t"


def decode(data: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding had to be guessed (then accents may be wrong)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def decode_prefix(data: bytes) -> str:
    """The text of the first part of a file, which may end inside a character."""
    for cut in range(4):
        try:
            return data[: len(data) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    return decode(data)[0]


def delimiter_of(line: str) -> str:
    """The separator of a header line: the one of `;` `,` tab that stands there most often outside quotes."""
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=lambda sign: (bare.count(sign), -DELIMITERS.index(sign)))


def csv_rows(text: str, delimiter: str) -> list[list[str]]:
    """All rows of a CSV text, quoted newlines kept; null characters dropped."""
    csv.field_size_limit(1 << 30)
    return list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter))
