"""The analytics workbooks that a member can export: the account's (old and new layout) and one post's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.problems import Problems
from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.creator_workbook import posts, shares, store
from jalon.sources.creator_workbook.daily import DayRow, audience_by_day, day_rows, followers_total, written_days
from jalon.sources.creator_workbook.order import date_order, days_in_name
from jalon.sources.creator_workbook.shape import Shape, kind_of_workbook, shape_of
from jalon.sources.days import Order, Written, day_of, instant
from jalon.sources.intake import Input, Notes, cover, keep_problems, load, problems_of, refusing, register, unusable
from jalon.sources.sheets import Sheet, read_sheets

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

WORKBOOK_KINDS = frozenset({"workbook", "post_workbook"})


@dataclass(slots=True)
class Part:
    """One sheet on its way: shape, what was noted, what was found in it."""

    sheet: Sheet
    shape: Shape
    notes: Notes
    days: list[DayRow]
    posts: list[posts.PostFigure]
    shares: list[shares.Share]

    @property
    def kept(self) -> int:
        """Number of rows that became facts; a row of the best posts may hold two."""
        return len({fact.row_no for fact in (*self.days, *self.posts, *self.shares)})

    @property
    def period(self) -> tuple[int, int]:
        """First and last day found, µs UTC; there must be some."""
        days = [row.day for row in self.days]
        return instant(min(days)), instant(max(days))

    def report(self) -> FileReport:
        """The sheet as one file of the source."""
        rows = sum(1 for row in self.sheet.rows[self.shape.first_row :] if any(cell != "" for cell in row))
        return FileReport(self.sheet.name, self.shape.kind, rows, self.kept, dict(self.notes.excluded), self.notes.told)


@refusing("workbook")
def read_workbook(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
    """Read one analytics workbook into audience_days, audience_posts and audience_shares, all or nothing.

    `as_of` in µs UTC: later days are refused. What is no such workbook, or one of which nothing tells whether it
    writes the day or the month first, gives a refused report.
    """
    given = load(path)
    sheets = read_sheets(given.name, given.data)
    shapes = [shape_of(sheet) for sheet in sheets]
    kind = kind_of_workbook(shapes)
    if kind not in WORKBOOK_KINDS:
        raise unusable(given.name, "page_workbook" if kind else "workbook_not_recognised")
    order = _order(given, sheets, shapes)
    problems = problems_of(given.name)
    parts = [
        _part(problems, sheet, shape, order, as_of, kind == "workbook")
        for sheet, shape in zip(sheets, shapes, strict=True)
    ]
    exported_on = _exported_on(given, parts, as_of)
    with transaction(con):
        _store(con, given, parts, member_id, exported_on, as_of)
        keep_problems(con, problems.all())
    files = tuple(part.report() for part in parts)
    return SourceReport(
        given.name, "workbook", files, problems=problems.all(), exported_on=exported_on, member_id=member_id
    )


def _order(given: Input, sheets: list[Sheet], shapes: list[Shape]) -> Order | None:
    """The order of day and month; None when no date needs one."""
    daily = [
        written_days(sheet, shape)
        for sheet, shape in zip(sheets, shapes, strict=True)
        if shape.kind in {"engagement", "followers"}
    ]
    order = date_order(daily, given.name)
    if order is None and any(isinstance(cell, Written) for cells in daily for cell in cells):
        raise unusable(given.name, "workbook_dates_ambiguous")
    return order


def _part(problems: Problems, sheet: Sheet, shape: Shape, order: Order | None, as_of: int, of_account: bool) -> Part:
    notes = Notes(problems, sheet.name)
    part = Part(sheet, shape, notes, [], [], [])
    match shape.kind:
        case "engagement" | "followers":
            part.days = day_rows(sheet, shape, order, day_of(as_of), notes)
        case "top_posts":
            part.posts = posts.top_posts(sheet, shape, order, notes)
        case "post":
            part.posts = posts.single_post(sheet, shape, notes)
        case "shares" if of_account:
            part.shares = shares.share_rows(sheet, shape, notes)
        case _:
            notes.excluded["not_needed"] += sum(1 for row in sheet.rows if any(cell != "" for cell in row))
    return part


def _exported_on(given: Input, parts: list[Part], as_of: int) -> int:
    """End of the period of the workbook: its last day, else the last date in its name, else the as-of day."""
    last = [row.day for part in parts for row in part.days]
    named = [date for date in days_in_name(given.name) if date <= day_of(as_of)]
    end = max(last, default=None) or max(named, default=None) or day_of(as_of)
    return instant(end)


def _store(
    con: duckdb.DuckDBPyConnection, given: Input, parts: list[Part], member_id: str, exported_on: int, as_of: int
) -> None:
    audience = _audience(parts)
    names = iter(shares.AUDIENCES.get(sum(1 for part in parts if part.shape.kind == "shares"), ()))
    for part in parts:
        origin = store.provenance(member_id, exported_on, given.source_id(part.sheet.name))
        store.store_days(con, part.days, audience, origin)
        store.store_posts(con, part.posts, origin)
        if part.shape.kind == "shares":
            store.store_shares(con, next(names, "all"), part.shares, origin)
    register(con, given, [part.report() for part in parts], exported_on=exported_on, imported_at=as_of)
    cover(con, member_id, "audience", {given.source_id(part.sheet.name): part.period for part in parts if part.days})


def _audience(parts: list[Part]) -> dict[dt.date, float]:
    for part in parts:
        if part.shape.kind == "followers":
            return audience_by_day(part.days, followers_total(part.sheet, part.shape))
    return {}
