"""Daily rows of a creator workbook: views, engagement and followers, the audience rebuilt backwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jalon.sources.creator_workbook.labels import metric
from jalon.sources.creator_workbook.order import resolved
from jalon.sources.creator_workbook.shape import Shape
from jalon.sources.days import Order, Written, parse_day
from jalon.sources.intake import Notes
from jalon.sources.numbers import parse_number
from jalon.sources.sheets import Cell, Sheet

COLUMNS = {"engagement": ("impressions", "engagements"), "followers": ("new_followers",)}


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of one sheet: figures by name, data row from 1."""

    day: dt.date
    row_no: int
    figures: dict[str, float | None]


def written_days(sheet: Sheet, shape: Shape) -> list[Written | dt.date]:
    """The dates of a daily sheet as they stand there."""
    found = (parse_day(row[0]) for row in sheet.rows[shape.first_row :] if row)
    return [cell for cell in found if cell is not None]


def day_rows(sheet: Sheet, shape: Shape, order: Order | None, until: dt.date, notes: Notes) -> list[DayRow]:
    """The rows of a daily sheet; days after `until` and rows without a day or figure are refused and noted."""
    names = _columns(sheet, shape)
    rows: list[DayRow] = []
    for row_no, row in enumerate(sheet.rows[shape.first_row :], shape.first_row + 1):
        if not any(cell != "" for cell in row):
            continue
        found = _day_row(row, row_no, names, order, until, notes)
        if found:
            rows.append(found)
    return rows


def _day_row(
    row: list[Cell], row_no: int, names: list[str], order: Order | None, until: dt.date, notes: Notes
) -> DayRow | None:
    day = resolved(parse_day(row[0]), order)
    if day is None:
        return notes.refuse("day_unreadable", row_no)
    if day > until:
        return notes.refuse("day_in_future", row_no)
    figures = {name: parse_number(cell) for name, cell in zip(names, row[1:], strict=False)}
    if all(value is None for value in figures.values()):
        return notes.refuse("number_unreadable", row_no)
    return DayRow(day, row_no, figures)


def _columns(sheet: Sheet, shape: Shape) -> list[str]:
    """Names of the figures: by label when all are known, else by position."""
    expected = COLUMNS[shape.kind]
    header = sheet.rows[shape.first_row - 1] if shape.first_row else []
    named = [metric(cell) or "" for cell in header[1 : 1 + len(expected)]]
    return named if set(named) == set(expected) else list(expected)


def followers_total(sheet: Sheet, shape: Shape) -> float | None:
    """Followers on the last day, which stands above the daily rows."""
    pairs = (row for row in sheet.rows[: shape.first_row] if len(row) > 1 and isinstance(row[0], str))
    totals = (parse_number(row[1]) for row in pairs)
    return next((total for total in totals if total is not None), None)


def audience_by_day(rows: list[DayRow], total: float | None) -> dict[dt.date, float]:
    """Followers at the end of each day, from the total of the last day backwards; empty without a total."""
    if total is None:
        return {}
    audience: dict[dt.date, float] = {}
    for row in sorted(rows, key=lambda row: row.day, reverse=True):
        audience[row.day] = total
        total -= row.figures.get("new_followers") or 0.0
    return audience
