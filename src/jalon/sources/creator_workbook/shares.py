"""Make-up of the audience: what share of followers or viewers has a title, a place, an industry."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.sources.creator_workbook.labels import category
from jalon.sources.creator_workbook.shape import Shape
from jalon.sources.intake import Notes
from jalon.sources.numbers import parse_share
from jalon.sources.sheets import Sheet

# One sheet speaks of everybody; of two, the first is about followers and the second about viewers.
AUDIENCES = {1: ("all",), 2: ("followers", "viewers")}


@dataclass(frozen=True, slots=True)
class Share:
    """One label of one category; the share is None for "less than 1 %"."""

    category: str
    label: str
    share: float | None
    row_no: int


def share_rows(sheet: Sheet, shape: Shape, notes: Notes) -> list[Share]:
    """The rows of a demographics sheet."""
    found: list[Share] = []
    for row_no, row in enumerate(sheet.rows[shape.first_row :], shape.first_row + 1):
        if not any(cell != "" for cell in row):
            continue
        is_share, value = parse_share(row[2]) if len(row) > 2 else (False, None)
        name = category(row[0])
        if not is_share or row[1] == "":
            notes.refuse("number_unreadable", row_no)
        elif name is None:
            notes.refuse("category_unknown", row_no)
        else:
            found.append(Share(name, str(row[1]).strip(), value, row_no))
    return found
