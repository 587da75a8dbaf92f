"""What was read: one report a file, one a source, and the whole reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

    from jalon.records.problem import Problem


def no_exclusions() -> dict[str, int]:
    """An empty table of reasons, typed."""
    return {}


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file of one source: data rows, rows that became facts, rows left out by reason, number of problems."""

    name: str
    recognised_as: str
    rows: int
    kept: int
    excluded: dict[str, int] = field(default_factory=no_exclusions)
    problems: int = 0


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One source as given: an archive, a workbook, a calendar, a results file, an SSI reading.

    `exported_on` in µs UTC when the source says it; `kind_detail` basic, complete or partial and `era` the
    layout for archives, portability or pulled for pages of the interface; `refused` when nothing of it was taken;
    `member_id` whose it is.
    """

    input_name: str
    kind: str
    files: tuple[FileReport, ...] = ()
    never_opened: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    exported_on: int | None = None
    kind_detail: str | None = None
    era: str | None = None
    member_id: str | None = None
    refused: bool = False


@dataclass(slots=True)
class Reading:
    """A store with everything read into it: whose it is, as of when (µs UTC), from which sources.

    `known_until` is the first instant that its conversations do not know, None when they know everything.
    """

    con: duckdb.DuckDBPyConnection
    member_id: str | None
    as_of: int
    sources: list[SourceReport]
    known_until: int | None = None

    @property
    def problems(self) -> list[Problem]:
        """Problems of all sources, in the order of reading."""
        return [problem for source in self.sources for problem in source.problems]


def reading_of(con: duckdb.DuckDBPyConnection, sources: list[SourceReport], as_of: int | None = None) -> Reading:
    """The reading of a store: its member (the one of the newest archive), as of its newest export unless said."""
    row = con.execute(
        "select member_id, exported_on from members order by exported_on desc nulls last, member_id limit 1"
    ).fetchone()
    member = row[0] if row else next((source.member_id for source in sources if source.member_id), None)
    newest = int(row[1]) if row and row[1] is not None else 0
    return Reading(con, member, newest if as_of is None else as_of, sources)
