"""Calendar days as people write them, and the order of day and month decided for a column as a whole."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from jalon.sources.months import month_number

Order = Literal["dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
EPOCH = dt.date(1970, 1, 1)
DAY = 86_400_000_000
EXCEL_EPOCH = dt.date(1899, 12, 30)
EXCEL_DAYS = range(32_874, 73_051)  # 1990 to 2099: what a date column may hold as bare spreadsheet day numbers
_TIME = r"(?:[T ,à]*\s*\d{1,2}[:hH]\d{0,2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_NUMERIC = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})" + _TIME)
_WEEKDAY = r"(?:\w+\.?,? )?"
_MONTH = r"([^\W\d_]+)\.?"
_DAY_FIRST = re.compile(
    _WEEKDAY + r"(\d{1,2})(?:er|st|nd|rd|th|\.)?[ \-/](?:de )?" + _MONTH + r",?[ \-/](?:de )?(\d{4}|\d{2})" + _TIME
)
_MONTH_FIRST = re.compile(_WEEKDAY + _MONTH + r" (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})" + _TIME)


@dataclass(frozen=True, slots=True)
class Written:
    """A numeric date whose order is open: its two first numbers, the year and the sign between."""

    first: int
    second: int
    year: int
    sign: str


def fold(text: str) -> str:
    """Lower case without accents; letters only compare by these."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def parse_day(cell: object) -> dt.date | Written | None:
    """A day, or a numeric date whose order is open, or None when the cell holds no date."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return EXCEL_EPOCH + dt.timedelta(days=int(cell)) if int(cell) in EXCEL_DAYS else None
    return _from_text(cell.strip()) if isinstance(cell, str) and len(cell) < 80 else None


def _from_text(text: str) -> dt.date | Written | None:
    text = re.sub(r"\s+", " ", text)
    if found := _ISO.fullmatch(text):
        return day(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    if found := _NUMERIC.fullmatch(text):
        return Written(int(found.group(1)), int(found.group(3)), full_year(found.group(4)), found.group(2))
    if found := _DAY_FIRST.fullmatch(text):
        return _named(found.group(2), found.group(1), found.group(3))
    if found := _MONTH_FIRST.fullmatch(text):
        return _named(found.group(1), found.group(2), found.group(3))
    return None


def _named(month: str, number: str, year: str) -> dt.date | None:
    return day(full_year(year), month_number(fold(month)) or 0, int(number))


def full_year(text: str) -> int:
    """Two-digit years belong to this century."""
    return int(text) + 2000 if len(text) == 2 else int(text)


def day(year: int, month: int, number: int) -> dt.date | None:
    """A day, or None when there is no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def in_order(written: Written, order: Order) -> dt.date | None:
    """The day that a numeric date means in an order; None when there is no such day."""
    number, month = (written.first, written.second) if order == "dmy" else (written.second, written.first)
    return day(written.year, month, number)


def possible_orders(cells: Iterable[Written]) -> list[Order]:
    """The orders in which every cell is a day; both when the cells do not tell, none when they contradict."""
    written = list(cells)
    return [order for order in ORDERS if all(in_order(cell, order) for cell in written)]


def instant(date: dt.date) -> int:
    """Midnight UTC of a day, in µs."""
    return (date - EPOCH).days * DAY


def day_of(us: int) -> dt.date:
    """UTC day of an instant in µs."""
    return EPOCH + dt.timedelta(days=us // DAY)
