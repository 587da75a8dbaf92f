"""Figures of single posts: the two tables side by side of the account export, and the export of one post."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jalon.sources.creator_workbook.labels import metric
from jalon.sources.creator_workbook.order import resolved
from jalon.sources.creator_workbook.shape import Shape, address_of
from jalon.sources.days import EPOCH, Order, parse_day
from jalon.sources.intake import Notes
from jalon.sources.numbers import parse_number
from jalon.sources.sheets import Cell, Sheet

BY_POSITION = ("engagements", "impressions")
SCHEMA_METRICS = frozenset(
    {"impressions", "engagements", "reached", "reactions", "comments", "reposts", "saves", "sends"}
    | {"profile_views", "followers_gained"}
)


@dataclass(frozen=True, slots=True)
class PostFigure:
    """One figure of one post."""

    address: str
    published_on: dt.date | None
    metric: str
    value: float
    row_no: int


def born(address: str) -> dt.date:
    """UTC day on which a post was made: its id holds the millisecond in its upper bits."""
    milliseconds = int(address.rsplit(":", 1)[1]) >> 22
    return EPOCH + dt.timedelta(days=min(milliseconds // 86_400_000, 60_000))


def top_posts(sheet: Sheet, shape: Shape, order: Order | None, notes: Notes) -> list[PostFigure]:
    """Both tables of the best posts: each has its own address, day and figure in a row."""
    starts = sorted({i for row in sheet.rows[shape.first_row :] for i, cell in enumerate(row) if address_of(cell)})
    names = {start: _metric_at(sheet, shape, start) for start in starts}
    return [
        figure
        for row_no, row in enumerate(sheet.rows[shape.first_row :], shape.first_row + 1)
        for start, name in names.items()
        if start < len(row) and row[start] != ""
        for figure in _top_post(row, row_no, start, name, order, notes)
    ]


def _metric_at(sheet: Sheet, shape: Shape, start: int) -> str:
    header = sheet.rows[shape.first_row - 1] if shape.first_row else []
    label = metric(header[start + 2]) if start + 2 < len(header) else None
    return label if label in SCHEMA_METRICS else BY_POSITION[0 if start == 0 else 1]


def _top_post(
    row: list[Cell], row_no: int, start: int, name: str, order: Order | None, notes: Notes
) -> list[PostFigure]:
    address = address_of(row[start])
    value = parse_number(row[start + 2]) if start + 2 < len(row) else None
    if address is None or value is None:
        notes.refuse("post_unreadable" if address is None else "number_unreadable", row_no)
        return []
    written = resolved(parse_day(row[start + 1]), order)
    return [PostFigure(address, written or born(address), name, value, row_no)]


def single_post(sheet: Sheet, shape: Shape, notes: Notes) -> list[PostFigure]:
    """The figures of the export of one post: a label and a value in each row, around the row of its address."""
    address = next(found for row in sheet.rows for cell in row if (found := address_of(cell)))
    figures: dict[str, PostFigure] = {}
    for row_no, row in enumerate(sheet.rows, 1):
        name, value = metric(row[0] if row else None), parse_number(row[1]) if len(row) > 1 else None
        if name in SCHEMA_METRICS and value is not None:
            figures.setdefault(name, PostFigure(address, born(address), name, value, row_no))
        elif any(cell != "" for cell in row):
            notes.excluded["other_line"] += 1
    if not figures:
        notes.problem("post_labels_unknown")
    return list(figures.values())
