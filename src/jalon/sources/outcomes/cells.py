"""The table in a results file, from CSV or a workbook, and the day of each cell decided over whole columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalon.sources.days import ORDERS, Order, Written, in_order, parse_day, possible_orders
from jalon.sources.decode import csv_rows, decode, delimiter_of
from jalon.sources.intake import Input, unusable
from jalon.sources.limits import limits
from jalon.sources.outcomes.headers import HEADER_ROWS, Header, find_header
from jalon.sources.sheets import BIFF, ZIP, read_sheets

Row = Sequence[object]
COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one file or sheet below its header; `numbered` gives each the number that a spreadsheet shows."""

    name: str
    header: Header
    rows: list[Row]
    is_semicolon: bool
    is_guessed: bool

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Each row with its number, the first row of the file being 1."""
        return enumerate(self.rows, self.header.row + 2)


def tables(given: Input) -> list[Table]:
    """Every table of results in an input: one of a CSV file, one of each fitting sheet; empty when none fits.

    Raises Unreadable when it is too large or a damaged workbook.
    """
    if given.data[:4] in (ZIP, BIFF):
        sheets = read_sheets(given.name, given.data)
        found = [_table(sheet.name, sheet.rows, False, False) for sheet in sheets]
        return [table for table in found if table]
    if len(given.data) > limits().table_bytes:
        raise unusable(given.name, "source_too_large", limit=limits().table_bytes // 1_000_000)
    text, guessed = decode(given.data)
    table = table_of_text(given.name, text, guessed)
    return [table] if table else []


def table_of_text(name: str, text: str, guessed: bool = False) -> Table | None:
    """The table in a CSV text, whatever its separator; None when it has no fitting header."""
    lines = [line for line in text.split("\n")[:HEADER_ROWS] if line.strip() and not line.startswith(COMMENT)]
    for delimiter in dict.fromkeys(delimiter_of(line) for line in lines):
        table = _table(name, csv_rows(text, delimiter), delimiter == ";", guessed)
        if table:
            return table
    return None


def _table(name: str, rows: Sequence[Row], is_semicolon: bool, guessed: bool) -> Table | None:
    header = find_header(rows)
    if header is None:
        return None
    body = list(rows[header.row + 1 :])
    return Table(name, header, body, is_semicolon, guessed) if _holds_dates(header, body) else None


def _holds_dates(header: Header, body: list[Row]) -> bool:
    """False for a list of something else that has a column called "order" or "offer": its cells are no dates."""
    cells = [row[column] for row in body for column in header.steps.values() if column < len(row)]
    filled = [cell for cell in cells if cell not in (None, "")]
    return not filled or any(parse_day(cell) is not None for cell in filled)


def is_blank(row: Row) -> bool:
    """True for an empty row or a comment."""
    filled = [cell for cell in row if not (cell is None or (isinstance(cell, str) and not cell.strip()))]
    return not filled or (isinstance(filled[0], str) and filled[0].lstrip("\"' ").startswith(COMMENT))


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How the numeric dates of a table are read: one order, or `problem` for those that both orders allow."""

    order: Order | None
    problem: str | None

    def day(self, cell: object) -> dt.date | str | None:
        """The day of a cell; the code of a problem when its order is open; None when it is no date."""
        written = parse_day(cell)
        if not isinstance(written, Written):
            return written
        if self.order:
            return in_order(written, self.order)
        days = {date for order in ORDERS if (date := in_order(written, order))}
        return days.pop() if len(days) == 1 else (self.problem if days else None)


def date_order(table: Table, as_of: dt.date) -> DateOrder:
    """Decide the order of day and month over all dates of a table.

    Tried in turn: days that exist; no day after `as_of`; French headers, `;` or points, which go with day first.
    """
    cells = [row[column] for row in table.rows for column in table.header.date_columns if column < len(row)]
    written = [day for cell in cells if isinstance(day := parse_day(cell), Written)]
    real = [cell for cell in written if in_order(cell, "dmy") or in_order(cell, "mdy")]
    orders = possible_orders(real)
    if len(orders) == 1:
        return DateOrder(orders[0], None)
    if not orders:
        return DateOrder(None, "date_order_mixed")
    past: list[Order] = [order for order in orders if all((in_order(cell, order) or as_of) <= as_of for cell in real)]
    if len(past) == 1:
        return DateOrder(past[0], None)
    if table.header.is_french or table.is_semicolon or all(cell.sign == "." for cell in real):
        return DateOrder("dmy", None)
    return DateOrder(None, "date_order_unknown")
