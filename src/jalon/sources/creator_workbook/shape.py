"""What a sheet of a creator workbook is, by shape and position, whatever the language of its labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jalon.sources.days import parse_day
from jalon.sources.numbers import parse_number, parse_share
from jalon.sources.sheets import Cell, Sheet

Kind = Literal["totals", "engagement", "top_posts", "followers", "shares", "post", "page", "other"]
_ADDRESS = re.compile(r"(share|ugcPost|activity)(?::|-|%3A)(\d{15,20})", re.IGNORECASE)
_CASES = {"share": "share", "ugcpost": "ugcPost", "activity": "activity"}
DAILY: dict[int, Kind] = {1: "followers", 2: "engagement"}
LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Shape:
    """What a sheet is, and where its data start (index of the first data row)."""

    kind: Kind
    first_row: int


def address_of(cell: object) -> str | None:
    """The urn of a post in an address as the workbook writes it; None when there is none."""
    if not isinstance(cell, str) or len(cell) > 2000 or "li" not in cell:
        return None
    found = _ADDRESS.search(cell)
    return f"urn:li:{_CASES[found.group(1).casefold()]}:{found.group(2)}" if found else None


def shape_of(sheet: Sheet) -> Shape:
    """What a sheet is: decided by its first rows."""
    for index, row in enumerate(sheet.rows[:LOOKED_AT]):
        if kind := _kind_of_row(row):
            return Shape(kind, index)
    small = len(sheet.rows) <= 6 and sum(1 for row in sheet.rows if _is_pair(row)) >= 2
    return Shape("totals" if small else "other", 0)


def _kind_of_row(row: list[Cell]) -> Kind | None:
    columns = [index for index, cell in enumerate(row) if address_of(cell)]
    if columns:
        return "post" if columns == [1] else "top_posts"
    if row and not isinstance(row[0], (int, float)) and parse_day(row[0]) is not None:
        return _daily([cell for cell in row[1:] if cell != ""])
    if len(row) >= 3 and isinstance(row[0], str) and row[0] and row[1] != "" and parse_share(row[2])[0]:
        return "shares"
    return None


def _daily(figures: list[Cell]) -> Kind | None:
    if not figures or any(parse_number(cell) is None for cell in figures):
        return None
    return DAILY.get(len(figures), "page")


def _is_pair(row: list[Cell]) -> bool:
    filled = [cell for cell in row if cell != ""]
    return len(filled) == 2 and isinstance(filled[0], str)


def kind_of_workbook(shapes: list[Shape]) -> Literal["workbook", "post_workbook", "page_workbook"] | None:
    """What a whole workbook is: the member's account, one post, a company page; None when none of these."""
    kinds = [shape.kind for shape in shapes]
    if "page" in kinds:
        return "page_workbook"
    if "engagement" in kinds or ("followers" in kinds and len(kinds) >= 4):
        return "workbook"
    if "post" in kinds and len(kinds) <= 3:
        return "post_workbook"
    return "workbook" if "top_posts" in kinds and len(kinds) >= 3 else None
