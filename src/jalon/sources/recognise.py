"""What a file is, told by its content and never by its name: the first bytes, a header, the shape of a workbook."""

from __future__ import annotations

import os
import tomllib
import zipfile
from pathlib import Path

from jalon.records.problem import Problem
from jalon.records.problems import make_problem
from jalon.sources.decode import csv_rows, decode, delimiter_of
from jalon.sources.intake import Unreadable
from jalon.sources.limits import limits
from jalon.sources.problem_texts import PROBLEM_TEXTS
from jalon.sources.sheets import BIFF, ZIP
from jalon.sources.zips import BROKEN_ZIP

STORE_MAGIC = b"DUCK"
STRATEGY_TABLES = frozenset({"strategy", "target", "objective"})
MAPPING_TABLES = frozenset({"columns"})
ARCHIVE_ENDINGS = (".csv", ".zip", ".html")
PAGE_ENDINGS = (".json", ".jsonl", ".ndjson")
PAGES_LOOKED_AT = 20
HEADER_ROWS = 25
SMALL_HEADER = 3


def recognise(path: Path) -> str:
    """The kind of a file or folder.

    'archive', 'archive_csv' (one loose file of an archive), 'portability', 'workbook', 'post_workbook', 'calendar',
    'results', 'calls', 'crm', 'crm_lines', 'rates', 'ssi', 'strategy', 'mapping', 'store', else 'unknown';
    `why_unknown` then says why. Reads a prefix, or the few kilobytes of a workbook; never raises for what is inside.
    """
    found = _examined(path)
    return found if isinstance(found, str) else "unknown"


def why_unknown(path: Path, kind: str = "unknown") -> Problem:
    """Why a file cannot be read as a source, in a sentence with the next step.

    `kind` is what `recognise` said: a strategy or a store is known, but no source.
    """
    if kind in ("strategy", "store"):
        return _problem(path, f"{kind}_no_source")
    found = _examined(path)
    return _problem(path, "source_not_recognised") if isinstance(found, str) else found


def _problem(path: Path, code: str) -> Problem:
    return make_problem(path.name, None, code, PROBLEM_TEXTS)


def _examined(path: Path) -> str | Problem:
    try:
        if path.is_dir():
            return _folder_kind(path)
        with path.open("rb") as stream:
            head = stream.read(limits().prefix_bytes)
            is_whole = not stream.read(1)
    except OSError:
        return _problem(path, "source_unreadable")
    if not head.strip():
        return _problem(path, "source_empty")
    if head[8:12] == STORE_MAGIC:
        return "store"
    if _has_own_mapping(path):
        return "crm"
    if head[:4] == ZIP or head[:4] == b"PK\x05\x06":
        return _zip_kind(path)
    return _workbook_kind(path) if head[:4] == BIFF else _text_kind(path, head, is_whole)


def _folder_kind(folder: Path) -> str | Problem:
    """An archive's files come before pages of the interface that lie among them."""
    pages = list[Path]()
    seen = 0
    for place, _, names in os.walk(folder):
        if any(name.casefold().endswith(ARCHIVE_ENDINGS) for name in names):
            return "archive"
        pages += [Path(place) / name for name in names if _may_be_page(name)]
        seen += len(names)
        if seen > limits().entries:
            break
    if any(_begins_as_pages(page) for page in sorted(pages)[:PAGES_LOOKED_AT]):
        return "portability"
    return _problem(folder, "folder_not_recognised")


def _may_be_page(name: str) -> bool:
    """A file in a folder or a zip that may be opened to see whether it holds pages of the interface."""
    from jalon.sources.linkedin_portability.domains import is_closed_name

    return name.casefold().endswith(PAGE_ENDINGS) and not is_closed_name(name)


def _begins_as_pages(path: Path) -> bool:
    from jalon.sources.linkedin_portability.looks import is_pages

    try:
        with path.open("rb") as stream:
            return is_pages(decode(stream.read(limits().prefix_bytes))[0])
    except OSError:
        return False


def _zip_kind(path: Path) -> str | Problem:
    """A workbook, zipped calendars, or an archive: by the names inside, nothing is unpacked but a workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename.casefold() for entry in archive.infolist() if not entry.is_dir()]
    except BROKEN_ZIP:
        return _problem(path, "container_damaged")
    if not names:
        return _problem(path, "container_empty")
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return _workbook_kind(path)
    if names[0].endswith(".csv") and len(names) == 1 and _holds_rates(path):
        return "rates"
    if any(name.endswith(ARCHIVE_ENDINGS) and not name.startswith("__macosx") for name in names):
        return "archive"
    if any(name.endswith(".ics") for name in names):
        return "calendar"
    if _zip_holds_pages(path):
        return "portability"
    return _problem(path, "container_not_recognised")


def _zip_holds_pages(path: Path) -> bool:
    """Whether one of the first files that may be pages of the interface begins as one."""
    from jalon.sources.linkedin_portability.looks import is_pages

    try:
        with zipfile.ZipFile(path) as archive:
            found = sorted(one.filename for one in archive.infolist() if _may_be_page(one.filename))
            for name in found[:PAGES_LOOKED_AT]:
                with archive.open(name) as stream:
                    if is_pages(decode(stream.read(limits().prefix_bytes))[0]):
                        return True
    except BROKEN_ZIP:
        return False
    return False


def _holds_rates(path: Path) -> bool:
    """A zip with one file, whose first line is that of a table of exchange rates."""
    from jalon.sources.rates.table import is_rates

    try:
        with zipfile.ZipFile(path) as archive, archive.open(_only_file(archive)) as stream:
            return is_rates(decode(stream.read(limits().prefix_bytes))[0])
    except BROKEN_ZIP:
        return False


def _only_file(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    return next(entry for entry in archive.infolist() if not entry.is_dir())


def _workbook_kind(path: Path) -> str | Problem:
    from jalon.sources.creator_workbook.shape import LOOKED_AT, kind_of_workbook, shape_of
    from jalon.sources.crm_file.mapping import fit
    from jalon.sources.intake import load
    from jalon.sources.outcomes.headers import find_header
    from jalon.sources.sheets import read_sheets

    try:
        sheets = read_sheets(path.name, load(path).data, LOOKED_AT)
    except Unreadable as error:
        return error.problem
    kind = kind_of_workbook([shape_of(sheet) for sheet in sheets])
    if kind == "page_workbook":
        return _problem(path, kind)
    if kind is None and any(fit(sheet.rows) for sheet in sheets):
        return "crm"
    if kind is None and any(find_header(sheet.rows) for sheet in sheets):
        return "results"
    return kind or _problem(path, "workbook_not_recognised")


def _text_kind(path: Path, head: bytes, is_whole: bool) -> str | Problem:
    from jalon.sources.calls.android import is_android
    from jalon.sources.crm_api.lines import is_lines
    from jalon.sources.linkedin_portability.looks import is_pages

    text = decode(head)[0].lstrip("\ufeff \t\r\n")
    folded = text[:1000].casefold()
    if folded.startswith("begin:vcalendar"):
        return "calendar"
    if is_android(text):
        return "calls"
    if is_lines(text):
        return "crm_lines"
    if is_pages(text):
        return "portability"
    if kind := _table_kind(path, text, is_whole):
        return kind
    if _is_ssi(path, text, is_whole):
        return "ssi"
    if folded.startswith("<"):
        return _problem(path, "markup_not_recognised")
    if is_whole and _holds_tables(text, STRATEGY_TABLES):
        return "strategy"
    if is_whole and _holds_tables(text, MAPPING_TABLES):
        return "mapping"
    return _problem(path, "binary_not_recognised" if "\0" in text else "source_not_recognised")


def _table_kind(path: Path, text: str, is_whole: bool) -> str | None:
    """A CSV file: one of an archive, an export of a CRM, or results; decided by its header."""
    from jalon.sources.calls.table import log_of_text
    from jalon.sources.crm_file.sheet import export_of_text
    from jalon.sources.outcomes.cells import table_of_text
    from jalon.sources.rates.table import is_rates

    if is_rates(text):
        return "rates"
    lines = [line for line in text.split("\n")[:HEADER_ROWS] if line.strip()]
    if not is_whole and len(lines) > 1:
        lines = lines[:-1]
    if any(_is_archive_header(path, cells) for line in lines for cells in _cells(line)):
        return "archive_csv"
    if export_of_text(path.name, "\n".join(lines)):
        return "crm"
    if log_of_text("\n".join(lines)):
        return "calls"
    return "results" if table_of_text(path.name, "\n".join(lines)) else None


def _cells(line: str) -> list[list[str]]:
    """The cells of a line, folded, as an archive's header would hold them."""
    rows = csv_rows(line, delimiter_of(line))
    return [[cell.strip().strip('"').casefold() for cell in row] for row in rows]


def _is_archive_header(path: Path, cells: list[str]) -> bool:
    from jalon.sources.linkedin_archive.layouts import LAYOUTS, file_key

    found = set(cells)
    return any(
        layout.required <= found
        and (layout.exact is None or len(cells) == layout.exact)
        and (len(layout.required) >= SMALL_HEADER or file_key(path.name) in layout.names)
        for layout in LAYOUTS
    )


def _is_ssi(path: Path, text: str, is_whole: bool) -> bool:
    """A page or a few typed figures; in a saved page the figures may stand far below its first part."""
    from jalon.sources.intake import load
    from jalon.sources.ssi.figures import MEMBER
    from jalon.sources.ssi.read import SHORT, ssi_in

    is_page = text[:1] in ("<", "{", "[")
    if not is_page:
        return is_whole and len(text) < SHORT and ssi_in(text) is not None
    try:
        whole = text if is_whole else decode(load(path).data)[0]
    except Unreadable:
        return False
    return MEMBER in whole and ssi_in(whole) is not None


def _has_own_mapping(path: Path) -> bool:
    """A person said by a mapping beside the file that it is an export of a CRM."""
    from jalon.sources.mapping_place import own_path

    return own_path(path).is_file()


def _holds_tables(text: str, names: frozenset[str]) -> bool:
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return bool(tables.keys() & names)
