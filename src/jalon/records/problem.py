"""A data problem is a value: collected, counted, shown; never a silent loss and never a crash."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was wrong with one source.

    `source` is the file as the person knows it ("Complete_….zip/messages.csv"), `row` the number that a spreadsheet
    shows beside the row (None for the whole file), `code` a stable word, `message` what happened, `hint` the next step.
    Neither message nor hint ever quotes the content of a cell.
    """

    source: str
    row: int | None
    code: str
    message: str
    hint: str
