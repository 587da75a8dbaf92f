"""Bring the wanted files into staging tables: large clean ones straight through DuckDB, all others through Python."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from jalon.sources.decode import Encoding, find_encoding, open_text
from jalon.sources.limits import archive_limits as limits
from jalon.sources.linkedin_archive.header import Header, find_header
from jalon.sources.linkedin_archive.layouts import RawTable, layouts_for
from jalon.sources.linkedin_archive.rows import Rows, read_rows
from jalon.sources.linkedin_archive.scratch import scratch_file
from jalon.sources.zips import BROKEN_ZIP, CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import duckdb

    from jalon.records.problems import Problems
    from jalon.sources.zips import Entry

_LONG_CELL = 100_000
_ALL_BUT_QUOTES_AND_LINES = bytes(b for b in range(256) if b not in b'"\n')


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One opened file: its header (None when it was not recognised), data rows, and rows left out while parsing.

    `repeated` are rows that stood elsewhere already, as on the pages of the portability interface.
    """

    entry: str
    source_id: str
    header: Header | None
    rows: int = 0
    dropped: int = 0
    repeated: int = 0
    small: Rows | None = None

    @property
    def kind(self) -> str:
        """Kind of file, unknown when no layout fits its header."""
        return self.header.layout.kind if self.header else "unknown"


@dataclass(slots=True)
class Staging:
    """Raw tables of one archive and the rows that wait to be written into them."""

    con: duckdb.DuckDBPyConnection
    tables: dict[str, RawTable]
    problems: Problems
    waiting: dict[str, list[list[str]]] = field(default_factory=dict[str, list[list[str]]])
    files: list[LoadedFile] = field(default_factory=list[LoadedFile])


def create_raw_tables(con: duckdb.DuckDBPyConnection, tables: dict[str, RawTable]) -> None:
    """Empty staging tables raw_<name>; they are temporary and belong to this connection only."""
    con.execute(
        ";".join(
            f"create or replace temp table raw_{table.name} as select '' as kind, '' as source_id, "
            f"0::bigint as row_no, {_outputs(table)} from (select {_nulls(table)}) where false"
            for table in tables.values()
        )
    )


def load_files(staging: Staging, entries: Iterable[Entry], source: str) -> None:
    """Open and stage each file; a file that cannot be read becomes a problem, the others are read all the same."""
    for entry in entries:
        try:
            loaded = _load(staging, entry, f"{source}:{entry.name}")
        except BROKEN_ZIP:
            staging.problems.add("file_damaged", entry.name)
            loaded = LoadedFile(entry.name, f"{source}:{entry.name}", None)
        staging.files.append(loaded)
    write_waiting(staging)


def _load(staging: Staging, entry: Entry, source_id: str) -> LoadedFile:
    if entry.size >= limits().direct_from_bytes:
        loaded = _load_direct(staging, entry, source_id)
        return loaded or _load_parsed(staging, entry, source_id, entry.open)
    with entry.open() as stream:
        content = stream.read()
    return _load_parsed(staging, entry, source_id, lambda: io.BytesIO(content))


def _load_parsed(staging: Staging, entry: Entry, source_id: str, opener: Callable[[], BinaryIO]) -> LoadedFile:
    encoding = find_encoding(opener)
    header = _header(opener, encoding, entry.name)
    if header is None:
        _report_header(staging, entry, opener, encoding)
        return LoadedFile(entry.name, source_id, None)
    if encoding.doubtful:
        staging.problems.add("encoding_guessed", entry.name, encoding=encoding.name)
    if header.delimiter == ";":
        staging.problems.add("resaved", entry.name)
    rows = read_rows(lambda: open_text(opener, encoding), header)
    for fault, numbers in rows.faults.items():
        staging.problems.add_rows(fault, entry.name, numbers)
    return stage(staging, LoadedFile(entry.name, source_id, header, rows.total, rows.dropped), header, rows)


def stage(staging: Staging, file: LoadedFile, header: Header, rows: Rows) -> LoadedFile:
    """The file, its rows waiting for their staging table, or with it when they have none."""
    table = header.layout.table
    if table is None:
        return replace(file, small=rows)
    columns = staging.tables[table].columns
    positions = [header.position(header.layout.columns.get(column, "")) for column in columns]
    staging.waiting.setdefault(table, []).extend(
        [header.layout.kind, file.source_id, str(number), *("" if p is None else cells[p] for p in positions)]
        for number, cells in rows.rows
    )
    return file


def _header(opener: Callable[[], BinaryIO], encoding: Encoding, name: str) -> Header | None:
    with open_text(opener, encoding) as text:
        return find_header(text, layouts_for(name))


def _report_header(staging: Staging, entry: Entry, opener: Callable[[], BinaryIO], encoding: Encoding) -> None:
    with open_text(opener, encoding) as text:
        empty = not text.read(CHUNK).strip()
    if empty:
        staging.problems.add("file_without_rows", entry.name)
        return
    expected = ", ".join(sorted(layouts_for(entry.name)[0].required))
    staging.problems.add("header_unknown", entry.name, expected=expected)


def write_waiting(staging: Staging) -> None:
    """Write the rows that wait into their staging tables."""
    for name, rows in staging.waiting.items():
        table = staging.tables[name]
        with scratch_file() as (stream, path):
            text = io.TextIOWrapper(stream, "utf-8", "replace", newline="")
            writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerows([_writable(cell) for cell in row] for row in rows)
            text.detach().flush()
            columns = ("kind", "source_id", "row_no", *table.columns)
            patient = any(len(cell) > _LONG_CELL for row in rows for cell in row)
            staging.con.execute(
                f"insert into raw_{name} select kind, source_id, row_no::bigint, {_outputs(table)} "
                f"from {_read_csv(path, columns, patient=patient)}"
            )
    staging.waiting.clear()


def _writable(cell: str) -> str:
    return cell.replace("\0", "") if "\0" in cell else cell


def _load_direct(staging: Staging, entry: Entry, source_id: str) -> LoadedFile | None:
    """Through DuckDB alone; None when the file is not plain enough, and nothing of it is left then."""
    import duckdb

    with entry.open() as stream, scratch_file() as (scratch, path):
        head = stream.read(CHUNK // 4)
        header = _plain_header(head, entry.name)
        if header is None or header.layout.table is None:
            return None
        expected = _copy_body(head, header.lines, stream, scratch)
        table = staging.tables[header.layout.table]
        try:
            _insert(staging.con, table, header, source_id, path)
        except duckdb.Error:
            return None
        found = _count(staging.con, table, source_id)
        if found != expected:
            _remove(staging.con, table, source_id)
            return None
    return LoadedFile(entry.name, source_id, header, found)


def _remove(con: duckdb.DuckDBPyConnection, table: RawTable, source_id: str) -> None:
    """Take the rows of a file out again; the places of the others begin anew."""
    name = f"raw_{table.name}"
    con.execute(f"create or replace temp table {name} as select * from {name} where source_id <> ?", [source_id])


def _plain_header(head: bytes, name: str) -> Header | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    text = io.StringIO(head.decode("utf-8-sig", "replace"), newline="\n")
    header = find_header(text, layouts_for(name))
    return header if header and header.layout.parser == "table" and header.delimiter == "," else None


def _copy_body(head: bytes, lines: int, stream: BinaryIO, scratch: BinaryIO) -> int:
    """Write what stands below the header and count its records: line ends outside quotes."""
    offset = 0
    for _ in range(lines):
        offset = head.index(b"\n", offset) + 1
    chunk: bytes = head[offset:]
    marks, tail = list[bytes](), b""
    while chunk:
        scratch.write(chunk)
        marks.append(chunk.translate(None, _ALL_BUT_QUOTES_AND_LINES))
        tail = (tail + chunk)[-64:]
        chunk = stream.read(CHUNK)
    scratch.flush()
    outside = b"".join(marks).replace(b'""', b"").split(b'"')[::2]
    ends = sum(part.count(b"\n") for part in outside)
    blank = len(tail) - len(tail.rstrip(b"\r\n"))
    trailing = tail[len(tail) - blank :].count(b"\n")
    return ends - trailing + (1 if tail.rstrip(b"\r\n") else 0)


def _insert(con: duckdb.DuckDBPyConnection, table: RawTable, header: Header, source_id: str, path: str) -> None:
    names = tuple(f"c{i}" for i in range(len(header.columns)))
    taken = {name: header.position(cell) for name, cell in header.layout.columns.items()}
    inputs = ", ".join(
        f"{'null::varchar' if taken.get(column) is None else names[taken[column] or 0]} as {column}"
        for column in table.columns
    )
    by_place = (
        table.numbered_by_place
        and header.lines == 1
        and not con.execute(f"select 1 from raw_{table.name} limit 1").fetchall()
    )
    number = "null::bigint" if by_place else f"{header.lines} + row_number() over ()"
    con.execute(
        f"insert into raw_{table.name} select ?, ?, row_no, {_outputs(table)} from "
        f"(select {number} as row_no, {inputs} from {_read_csv(path, names, line_end=header.line_end)})",
        [header.layout.kind, source_id],
    )


def _count(con: duckdb.DuckDBPyConnection, table: RawTable, source_id: str) -> int:
    rows = con.execute(f"select count(*) from raw_{table.name} where source_id = ?", [source_id]).fetchall()
    return int(rows[0][0])


def _read_csv(path: str, columns: Iterable[str], *, line_end: str = "\\n", patient: bool = False) -> str:
    """Every option fixed, nothing sniffed; `patient` reads very long lines in one thread."""
    types = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
    extra = (
        ", max_line_size = 50000000, parallel = false"
        if patient
        else ", max_line_size = 1000000, buffer_size = 2000000"
    )
    return (
        f"read_csv('{path}', auto_detect = false, header = false, columns = {{{types}}}, delim = ',', "
        f"quote = '\"', escape = '\"', new_line = '{line_end}', strict_mode = true, null_padding = false{extra})"
    )


def _outputs(table: RawTable) -> str:
    names = (*table.columns, *(name for name in table.computed if name not in table.columns))
    return ", ".join(f"{table.computed.get(name, name)} as {name}" for name in names)


def _nulls(table: RawTable) -> str:
    return ", ".join(f"null::varchar as {column}" for column in table.columns)
