"""Read invented archives into a store in memory and look at what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jalon.journeys.build import build_conversations
from jalon.journeys.facts import facts
from jalon.records.reading import reading_of
from jalon.records.store import open_store
from jalon.sources.linkedin_archive import read_archive

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from jalon.records.reading import SourceReport


@dataclass
class Read:
    """A store, the reports of what was read into it, and the facts."""

    con: duckdb.DuckDBPyConnection
    reports: list[SourceReport]

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of `jalon read`."""
        reading = reading_of(self.con, self.reports)
        build_conversations(self.con)
        return facts(self.con, reading.member_id, reading.as_of)

    @property
    def codes(self) -> set[str]:
        """Codes of all problems."""
        return {problem.code for report in self.reports for problem in report.problems}

    def file(self, name: str) -> Any:
        """Report of one file."""
        return next(file for report in self.reports for file in report.files if file.name == name)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query."""
        return self.con.execute(query).fetchall()

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything in the store, in a fixed order; the times and order of imports left out."""
        names = [row[0] for row in self.rows("select table_name from duckdb_tables() where not temporary order by 1")]
        derived = {"conversations", "revivals", "group_talks", "targets", "steps", "weeks"}
        skipped = {"imports", "problems", "store_version", "store_key"} | derived
        return {name: sorted(map(repr, self.rows(f"select * from {name}"))) for name in names if name not in skipped}


def read(*paths: Path, keep_text: bool = False) -> Read:
    """Read archives one after the other."""
    con = open_store()
    return Read(con, [read_archive(con, path, keep_text=keep_text) for path in paths])
