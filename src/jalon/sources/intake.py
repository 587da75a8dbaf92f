"""What every single-file source shares: its bytes and hash, its problems, and its line in the list of imports."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Protocol

from jalon.errors import InputUnusable
from jalon.records.problems import Problems, make_problem
from jalon.records.reading import FileReport, SourceReport
from jalon.sources.limits import limits
from jalon.sources.merge import merge
from jalon.sources.problem_texts import PROBLEM_TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import duckdb

    from jalon.records.problem import Problem


class Reader(Protocol):
    """How every reader of a single file is called; `as_of` in µs UTC."""

    def __call__(self, con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
        """What was read."""
        ...


@dataclass(frozen=True, slots=True)
class Input:
    """One file as given: base name, bytes, SHA-256 in hex."""

    name: str
    data: bytes
    sha256: str

    def source_id(self, file_name: str) -> str:
        """Identity of one file (or sheet) of this input."""
        return f"{self.sha256[:12]}:{file_name}"


@dataclass(slots=True)
class Notes:
    """What is noted of one file: problems, rows left out by reason and by number; `file` is None for the input."""

    problems: Problems
    file: str | None = None
    excluded: Counter[str] = field(default_factory=Counter[str])
    told: int = 0
    rows: set[int] = field(default_factory=set[int])

    def problem(self, code: str, row: int | None = None, **values: object) -> None:
        """Note a problem; `values` are numbers, dates, names of files and columns, never cells."""
        self.told += 1
        self.problems.add(code, self.file, row, **values)

    def refuse(self, code: str, row: int | None, **values: object) -> None:
        """Note a problem because of which a row is left out."""
        self.excluded[code] += 1
        self.rows |= {row} if row is not None else set()
        self.problem(code, row, **values)


class Unreadable(InputUnusable):
    """Nothing of a source can be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.source}: {problem.message}", problem.hint)
        self.problem = problem


def unusable(source: str, code: str, **values: object) -> Unreadable:
    """The error that says in the words of a code why nothing of a source can be read."""
    return Unreadable(make_problem(source, None, code, PROBLEM_TEXTS, **values))


def problems_of(name: str) -> Problems:
    """An empty collection of problems of one input."""
    return Problems(name, PROBLEM_TEXTS)


def refusing(kind: str) -> Callable[[Reader], Reader]:
    """A reader that gives a refused report, with the problem, where the one below it would raise."""

    def wrap(reader: Reader) -> Reader:
        @wraps(reader)
        def read(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
            try:
                return reader(con, path, member_id=member_id, as_of=as_of)
            except Unreadable as error:
                return SourceReport(path.name, kind, problems=(error.problem,), refused=True)

        return read

    return wrap


def load(path: Path) -> Input:
    """Read a file whole; raises Unreadable when it is missing, a folder, unreadable or too large."""
    try:
        size = path.stat().st_size
        if size > limits().file_bytes:
            raise unusable(path.name, "source_too_large", limit=limits().file_bytes // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        raise unusable(path.name, "source_unreadable") from error
    return Input(path.name, data, hashlib.sha256(data).hexdigest())


def register(
    con: duckdb.DuckDBPyConnection,
    given: Input,
    reports: Sequence[FileReport],
    *,
    exported_on: int | None,
    imported_at: int,
) -> None:
    """Write the files of an input into `imports`; the first time of reading stays."""
    rows = [
        {
            "source_id": given.source_id(report.name),
            "input_sha256": given.sha256,
            "input_name": given.name,
            "file_name": report.name,
            "recognised_as": report.recognised_as,
            "rows_read": report.rows,
            "rows_kept": report.kept,
            "excluded": json.dumps(report.excluded, sort_keys=True),
            "exported_on": exported_on,
            "imported_at": imported_at,
        }
        for report in reports
    ]
    merge(con, "imports", rows, key=("source_id",), order=("imported_at",))


def keep_problems(con: duckdb.DuckDBPyConnection, problems: Iterable[Problem]) -> None:
    """Write problems, each once however often its file is read."""
    rows = [
        {"source": p.source, "row_no": p.row, "code": p.code, "message": p.message, "hint": p.hint} for p in problems
    ]
    merge(con, "problems", rows, key=("source", "row_no", "code", "message"), order=("source",))


def cover(con: duckdb.DuckDBPyConnection, member_id: str, signal: str, periods: Mapping[str, tuple[int, int]]) -> None:
    """Say from when to when (µs UTC) each source can see a signal; reading a source again replaces it."""
    rows = [
        {"member_id": member_id, "signal": signal, "from_at": start, "to_at": end, "source_id": source_id}
        for source_id, (start, end) in periods.items()
        if start <= end
    ]
    merge(con, "coverage", rows, key=("member_id", "signal", "source_id"), order=("source_id",))
