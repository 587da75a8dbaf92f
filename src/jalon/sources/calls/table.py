"""The call list of a telephone system (CSV): which column is what, and the calls in its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalon.sources.calls.call import Call, words
from jalon.sources.calls.clock import Clock, clock_of, seconds_of
from jalon.sources.decode import csv_rows, delimiter_of
from jalon.sources.intake import Notes
from jalon.sources.limits import limits
from jalon.sources.outcomes.headers import HEADER_ROWS, plain

Row = Sequence[str]
SHORTEST_NUMBER = 7
LONGEST_CALL = 86_400


@dataclass(frozen=True, slots=True)
class Log:
    """The rows below a header, the number of the first, the column of each field and how instants are read."""

    rows: list[list[str]]
    first_row: int
    columns: dict[str, int]
    clock: Clock

    def text(self, row: Row, field: str) -> str:
        """A cell, stripped; empty when there is none."""
        column = self.columns.get(field)
        return row[column].strip() if column is not None and column < len(row) else ""


def log_of_text(text: str) -> Log | None:
    """The call list in a CSV text, whatever its separator; None when its columns are not those of one."""
    lines = [line for line in text.split("\n")[:HEADER_ROWS] if line.strip()]
    for line in lines:
        delimiter = delimiter_of(line)
        for header in csv_rows(line, delimiter)[:1]:
            columns = _columns(header)
            if columns:
                rows = csv_rows(text, delimiter)
                first = next(n for n, row in enumerate(rows) if _columns(row))
                body = rows[first + 1 :]
                return Log(body, first + 2, columns, clock_of(body, columns, delimiter == ";"))
    return None


def _columns(header: Row) -> dict[str, int] | None:
    names = [plain(cell) for cell in header[:200]]
    found = {
        code: names.index(name)
        for code, wanted in words()["columns"].items()
        for name in [next((name for name in wanted if name in names), None)]
        if name
    }
    if found.get("time") == found.get("at"):
        found.pop("time", None)
    has_number = "number" in found or {"from", "to"} <= found.keys()
    has_length = "seconds" in found or {"connected", "ended"} <= found.keys()
    return found if has_number and has_length and "at" in found else None


def calls_of(log: Log, notes: Notes) -> Iterator[Call]:
    """The calls of a list; rows that cannot be read are told."""
    own = _own_number(log)
    for row_no, row in enumerate(log.rows, log.first_row):
        if not any(cell.strip() for cell in row):
            continue
        if any(len(cell) > limits().cell_characters for cell in row):
            notes.refuse("text_too_long", row_no)
            continue
        at = log.clock.instant(log.text(row, "at"), log.text(row, "time"))
        seconds = _seconds(log, row)
        if at is None or seconds is None or not 0 <= seconds < LONGEST_CALL:
            notes.refuse("call_unreadable", row_no)
            continue
        yield Call(at, _other_end(log, row, own), seconds, log.text(row, "name") or None, _is_missed(log, row), row_no)


def _seconds(log: Log, row: Row) -> float | None:
    """From answer to end where the list has both instants, else the duration that it has; never answered is none."""
    if {"connected", "ended"} <= log.columns.keys():
        answered = log.text(row, "connected")
        begun = log.clock.instant(answered)
        ended = log.clock.instant(log.text(row, "ended"))
        if answered and begun is None:
            return None
        if ended is not None:
            return (ended - begun) / 1e6 if begun is not None else 0.0
    return seconds_of(log.text(row, "seconds"))


def _is_missed(log: Log, row: Row) -> bool:
    direction, result = plain(log.text(row, "direction")), plain(log.text(row, "result"))
    return direction in words()["directions"]["missed"] or result in words()["results"]["missed"]


def _other_end(log: Log, row: Row, own: str | None) -> str:
    """The number that is not the member's: by direction, else the one that is not in most rows."""
    if number := log.text(row, "number"):
        return number
    caller, called = log.text(row, "from"), log.text(row, "to")
    direction = plain(log.text(row, "direction"))
    if direction in words()["directions"]["out"]:
        return called
    if direction in words()["directions"]["in"]:
        return caller
    if _is_short(caller) != _is_short(called):
        return called if _is_short(caller) else caller
    return called if caller == own else caller


def _is_short(number: str) -> bool:
    """An extension inside the house."""
    return len(re.sub(r"\D", "", number)) < SHORTEST_NUMBER


def _own_number(log: Log) -> str | None:
    ends = Counter(end for row in log.rows for field in ("from", "to") if (end := log.text(row, field)))
    return ends.most_common(1)[0][0] if ends else None
