"""Python's own reader for small and for messy files: nothing is lost without a word, nothing makes it crash."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from jalon.sources.decode import LONGEST_CELL
from jalon.sources.limits import archive_limits as limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jalon.sources.linkedin_archive.header import Header

_SENTINEL = "\x1e\x1dend of file\x1d\x1e"
_ANCHOR = re.compile(
    r'^"?(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?[^,"\n]*|)"?,"?(https?://[^",\s]*)"?,',
    re.MULTILINE,
)
_TIMED = re.compile(r'^"?(\d{4}[/-]\d\d[/-]\d\d[^,"]*)"?,')


@dataclass(slots=True)
class Rows:
    """Data rows of a file with their numbers, each as wide as the header, and the numbers of rows with a fault.

    The number of a row is the one that a spreadsheet shows beside it: the first row of the file, a note or a header,
    is 1, and empty rows are counted.
    """

    place: int
    total: int = 0
    rows: list[tuple[int, list[str]]] = field(default_factory=list[tuple[int, list[str]]])
    faults: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    dropped: int = 0

    def keep(self, cells: list[str], fault: str | None = None) -> None:
        """Take one row; cells that are too long are cut."""
        self.total += 1
        cap = limits().cell_characters
        if max(map(len, cells)) > cap:
            cells = [cell[:cap] for cell in cells]
            self.blame("cell_too_long")
        if fault:
            self.blame(fault)
        self.rows.append((self.place, cells))

    def drop(self, fault: str) -> None:
        """Leave out one row."""
        self.total += 1
        self.dropped += 1
        self.blame(fault)

    def blame(self, fault: str) -> None:
        """Note that the current row has a fault."""
        self.faults.setdefault(fault, []).append(self.place)


def read_rows(opener: Callable[[], TextIO], header: Header) -> Rows:
    """All data rows below the header."""
    parser = header.layout.parser
    standard = header.delimiter == "," and len(header.columns) == len(header.layout.required)
    if parser == "anchored" and standard and header.columns[:2] == ("date", "link"):
        found = _anchored(opener, header)
        if found is not None:
            return found
    if parser == "first_comma" and standard and header.columns[0] == "time":
        return _first_comma(opener, header)
    return _table(opener, header)


def _skip(text: TextIO, lines: int) -> TextIO:
    for _ in range(lines):
        text.readline()
    return text


def _table(opener: Callable[[], TextIO], header: Header) -> Rows:
    result = Rows(header.lines)
    start: int | None = header.lines
    for _ in range(limits().resyncs):
        start = _read_from(opener, header, start, result)
        if start is None:
            return result
    result.blame("reading_stopped")
    return result


def _read_from(opener: Callable[[], TextIO], header: Header, start: int, result: Rows) -> int | None:
    """Read to the end, or to a quote that never closes: drop that record and say on which line to go on."""
    csv.field_size_limit(LONGEST_CELL)
    with opener() as text:
        reader = csv.reader(_lines(_skip(text, start)), delimiter=header.delimiter)
        before = 0
        for cells in reader:
            if cells == [_SENTINEL]:
                return None
            result.place += 1
            if cells and cells[-1].endswith(_SENTINEL):
                result.drop("row_cut")
                return start + before + 1
            before = reader.line_num
            _take(cells, len(header.columns), result)
    return None


def _lines(text: TextIO) -> Iterator[str]:
    for line in text:
        yield line if line.endswith(("\n", "\r")) else line + "\n"
    yield _SENTINEL


def _take(cells: list[str], width: int, result: Rows) -> None:
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) * 2 < width:
        result.drop("row_broken")
        return
    too_long = len(cells) > width and any(cell.strip() for cell in cells[width:])
    result.keep((cells + [""] * width)[:width], "row_too_wide" if too_long else None)


def _anchored(opener: Callable[[], TextIO], header: Header) -> Rows | None:
    """Records that begin with a date and an address; whatever stands before the next one belongs to the last cell.

    This reads doubled and backslash-escaped quotes and line breaks without quotes alike.
    """
    with opener() as stream:
        text = _skip(stream, header.lines).read().replace("\r\n", "\n")
    matches = list(_ANCHOR.finditer(text))
    if text[: matches[0].start() if matches else None].strip():
        return None
    result = Rows(header.lines + 1 + text[: matches[0].start() if matches else None].count("\n"))
    ends = [match.start() for match in matches[1:]] + [len(text)] * bool(matches)
    for match, end in zip(matches, ends, strict=True):
        result.keep([match.group(1).strip(), match.group(2), _unquote(text[match.end() : end])])
        result.place += _rows_shown(text[match.start() : end])
    return result


def _rows_shown(record: str) -> int:
    """How many rows a spreadsheet makes of a record: a line break without quotes begins another."""
    if '"' not in record:
        return record.count("\n")
    return sum(1 for _ in csv.reader(io.StringIO(record, newline="")))


def _first_comma(opener: Callable[[], TextIO], header: Header) -> Rows:
    """One record a line, split at its first comma; a line that does not begin with a date goes on from the last."""
    result = Rows(header.lines)
    with opener() as stream:
        lines = _skip(stream, header.lines).read().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    record: list[str] | None = None
    for number, line in enumerate(lines, header.lines + 1):
        match = _TIMED.match(line)
        if match:
            _close(record, result)
            result.place = number
            record = [match.group(1), line[match.end() :]]
        elif record is not None:
            record[1] += "\n" + line
        elif line.strip():
            result.place = number
            result.drop("row_broken")
    _close(record, result)
    return result


def _close(record: list[str] | None, result: Rows) -> None:
    if record is not None:
        result.keep([record[0], _unquote(record[1])])


def _unquote(cell: str) -> str:
    plain = cell.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        return plain[1:-1].replace('\\"', '"').replace('""', '"')
    return plain.replace('\\"', '"')
