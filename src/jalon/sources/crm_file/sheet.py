"""The tables of a CRM export, and their cells as text, days and amounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from jalon.sources.crm_file.mapping import Fitted, Mapping, fit
from jalon.sources.days import Order, Written, instant, parse_day, possible_orders
from jalon.sources.decode import csv_rows, decode, delimiter_of
from jalon.sources.intake import Input, unusable
from jalon.sources.limits import limits
from jalon.sources.outcomes.cells import DateOrder
from jalon.sources.outcomes.headers import HEADER_ROWS
from jalon.sources.sheets import BIFF, ZIP, read_sheets

DATES = ("created_at", "closed_at", "modified_at", "sent_at", "quote_sent_at", "quote_requested_at")
Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Export:
    """One table of an export below its header, and how its days are read."""

    name: str
    fitted: Fitted
    rows: list[Row]
    order: DateOrder
    is_guessed: bool

    def text(self, row: Row, field: str) -> str:
        """The first filled cell of a field, stripped; empty when there is none."""
        return next((text for n in self.fitted.columns.get(field, ()) if (text := as_text(cell_at(row, n)))), "")

    def cell(self, row: Row, field: str) -> object:
        """The first filled cell of a field as it is."""
        return next((cell_at(row, n) for n in self.fitted.columns.get(field, ()) if as_text(cell_at(row, n))), None)

    def at(self, row: Row, field: str) -> int | None:
        """Midnight UTC of a day in µs; None when the cell holds no day or one that can be read in two ways."""
        return self.instant(self.cell(row, field))

    def instant(self, cell: object) -> int | None:
        """Midnight UTC of a cell's day."""
        day = self.order.day(cell)
        return instant(day) if isinstance(day, dt.date) else None


def exports(given: Input, own: Mapping | None = None) -> list[Export]:
    """Every table of an input that a mapping fits, a known one or a person's `own`.

    Raises Unreadable when it is too large or damaged.
    """
    if given.data[:4] in (ZIP, BIFF):
        sheets = read_sheets(given.name, given.data)
        found = [_export(sheet.name, sheet.rows, False, False, own) for sheet in sheets]
        if own and any(found):  # the other sheets of a workbook may have columns that are known
            pairs = zip(sheets, found, strict=True)
            found = [export or _export(sheet.name, sheet.rows, False, False, None) for sheet, export in pairs]
        return [export for export in found if export]
    if len(given.data) > limits().table_bytes:
        raise unusable(given.name, "source_too_large", limit=limits().table_bytes // 1_000_000)
    text, guessed = decode(given.data)
    export = export_of_text(given.name, text, guessed, own)
    return [export] if export else []


def export_of_text(name: str, text: str, guessed: bool = False, own: Mapping | None = None) -> Export | None:
    """The export in a CSV text, whatever its separator."""
    lines = [line for line in text.split("\n")[:HEADER_ROWS] if line.strip()]
    for delimiter in dict.fromkeys(delimiter_of(line) for line in lines):
        if fit([row for line in lines for row in csv_rows(line, delimiter)], own):
            return _export(name, csv_rows(text, delimiter), delimiter == ";", guessed, own)
    return None


def _export(name: str, rows: Sequence[Row], is_semicolon: bool, guessed: bool, own: Mapping | None) -> Export | None:
    fitted = fit(rows, own)
    if fitted is None:
        return None
    body = list(rows[fitted.row + 1 :])
    return Export(name, fitted, body, _order(fitted, body, is_semicolon), guessed)


def _order(fitted: Fitted, body: Sequence[Row], is_semicolon: bool) -> DateOrder:
    return order_of(date_columns(fitted), body, is_semicolon, fitted.mapping.dates)


def date_columns(fitted: Fitted) -> list[int]:
    """The columns that hold days."""
    return [*(n for name in DATES for n in fitted.columns.get(name, ())), *fitted.entered.values()]


def order_of(columns: Sequence[int], body: Sequence[Row], is_semicolon: bool, said: Order | None = None) -> DateOrder:
    """Order of day and month over all date columns: days that exist, what a person `said`, day first beside `;`."""
    written = [day for row in body for n in columns if isinstance(day := parse_day(cell_at(row, n)), Written)]
    if not written:
        return DateOrder(None, None)
    orders = possible_orders(written)
    if len(orders) == 1:
        return DateOrder(orders[0], None)
    if not orders:
        return DateOrder(None, "date_order_mixed")
    if said:
        return DateOrder(said, None)
    is_day_first = is_semicolon or all(cell.sign == "." for cell in written)
    return DateOrder("dmy", None) if is_day_first else DateOrder(None, "date_order_unknown")


def cell_at(row: Row, column: int) -> object:
    """A cell, None beyond the end of a short row."""
    return row[column] if column < len(row) else None


def as_text(cell: object) -> str:
    """A cell as text: whole numbers without a decimal part."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
