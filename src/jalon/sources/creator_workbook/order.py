"""Whether a workbook writes day or month first: proved by its file name or its daily rows, else refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from jalon.sources.days import Order, Written, day, in_order, possible_orders

_ISO_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
ONE_DAY = dt.timedelta(days=1)
Written_or_day = Written | dt.date


def days_in_name(name: str) -> list[dt.date]:
    """ISO dates that stand in a file name, in order."""
    found = (day(*(int(part) for part in parts)) for parts in _ISO_IN_NAME.findall(name))
    return [date for date in found if date]


def date_order(series: Sequence[Sequence[Written_or_day]], name: str) -> Order | None:
    """The one order that all daily series allow; None when two or none do.

    Tried in turn: days that exist; first and last day as in the file name; every row one day after the last.
    """
    written = [[cell for cell in cells if isinstance(cell, Written)] for cells in series]
    orders = possible_orders(cell for cells in written for cell in cells)
    if len(orders) == 1:
        return orders[0]
    named = days_in_name(name)[-2:]
    for proof in (_as_named, _day_by_day):
        proved: list[Order] = [order for order in orders if any(proof(cells, order, named) for cells in written)]
        if len(proved) == 1:
            return proved[0]
    return None


def _as_named(cells: Sequence[Written], order: Order, named: list[dt.date]) -> bool:
    ends = [in_order(cell, order) for cell in (cells[0], cells[-1])] if cells else []
    return len(named) == 2 and ends == named


def _day_by_day(cells: Sequence[Written], order: Order, named: list[dt.date]) -> bool:
    days = [in_order(cell, order) for cell in cells]
    return len(days) > 1 and all(a and b and b - a == ONE_DAY for a, b in pairwise(days))


def resolved(cell: Written_or_day | None, order: Order | None) -> dt.date | None:
    """The day of a cell once the order is known."""
    if isinstance(cell, Written):
        return in_order(cell, order) if order else None
    return cell
