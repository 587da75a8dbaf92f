"""Workbooks as plain cells: XLSX and BIFF .xls through calamine, checked first; formulas are never evaluated."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.sources.extent import check_workbook
from jalon.sources.intake import unusable
from jalon.sources.limits import limits

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta
BIFF = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows from the first row of the sheet on; an empty cell is ''."""

    name: str
    rows: list[list[Cell]]


def read_sheets(name: str, data: bytes, only_rows: int | None = None) -> list[Sheet]:
    """All visible and hidden sheets of a workbook, or the first rows of each.

    Raises Unreadable for what is no workbook (HTML called .xls too), is locked, damaged or too large.
    """
    if data[:4] == ZIP:
        check_workbook(name, data)
    elif data[:4] != BIFF:
        raise unusable(name, "html_not_workbook" if looks_like_markup(data) else "not_a_workbook")
    return _through_calamine(name, data, only_rows)


def looks_like_markup(data: bytes) -> bool:
    """True for HTML or XML, whatever the file is called."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").replace(b"\x00", b"")
    return head[:1] == b"<"


def _through_calamine(name: str, data: bytes, only_rows: int | None) -> list[Sheet]:
    import io

    from python_calamine import CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet(name, book, index, title, only_rows) for index, title in enumerate(book.sheet_names)]
    except PasswordError as error:
        raise unusable(name, "workbook_password") from error
    except BaseException as error:
        if _is_reader_failure(error):
            raise unusable(name, "workbook_damaged") from error
        raise


def _is_reader_failure(error: BaseException) -> bool:
    """The Rust reader raises its own errors, and PanicException beside Exception, on damaged files."""
    from python_calamine import CalamineError

    return isinstance(error, (CalamineError, OSError, ValueError)) or type(error).__name__ == "PanicException"


def _sheet(name: str, book: CalamineWorkbook, index: int, title: str, only_rows: int | None) -> Sheet:
    sheet = book.get_sheet_by_index(index)
    if sheet.total_height * sheet.total_width > limits().sheet_cells:
        raise unusable(name, "sheet_too_large", limit=limits().sheet_cells // 1_000_000)
    return Sheet(title, [list(row) for row in sheet.to_python(skip_empty_area=False, nrows=only_rows)])
