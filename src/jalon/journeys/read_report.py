"""What `jalon read` prints as JSON: owner, files, problems, what is missing, and the facts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from jalon.journeys.build import build_conversations, known_until
from jalon.journeys.facts import facts
from jalon.records.missing_texts import MISSING
from jalon.records.problems import place_in

if TYPE_CHECKING:
    import duckdb

    from jalon.records.problem import Problem
    from jalon.records.reading import Reading, SourceReport

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_report(reading: Reading) -> dict[str, Any]:
    """One object with stable keys, ready for JSON; builds the conversations it counts."""
    con, member = reading.con, reading.member_id
    until = known_until(con, member, reading.as_of)
    build_conversations(con, until)
    reading.known_until = until
    several = len(reading.sources) > 1
    return {
        "owner": _owner(con, member),
        "as_of": (EPOCH + timedelta(microseconds=reading.as_of)).date().isoformat(),
        "archive": _archive(con, member),
        "files": [file for source in reading.sources for file in _files(source, several)],
        "never_opened": [
            f"{source.input_name}/{name}" if several else name
            for source in reading.sources
            for name in source.never_opened
        ],
        "problems": [_problem(problem) for problem in reading.problems],
        "missing": missing_sources(con, member),
        "facts": facts(con, member, reading.as_of, until),
    }


def missing_sources(con: duckdb.DuckDBPyConnection, member_id: str | None) -> list[dict[str, str]]:
    """Sources that no reading covers, and what each would add."""
    rows = con.execute("select distinct signal from coverage where member_id = ?", [member_id]).fetchall()
    covered = {row[0] for row in rows}
    if covered & {"quotes", "quote_requests", "contracts"}:  # a results file without meetings is one all the same
        covered.add("results")
    return [
        {"source": source, "what_it_would_add": gain}
        for signal, (source, gain, _, _) in MISSING.items()
        if signal not in covered
    ]


def _owner(con: duckdb.DuckDBPyConnection, member_id: str | None) -> dict[str, str | None]:
    row = con.execute("select name, url from members where member_id = ?", [member_id]).fetchone()
    return {"name": row[0] if row else None, "url": row[1] if row else None}


def _archive(con: duckdb.DuckDBPyConnection, member_id: str | None) -> dict[str, str | None]:
    row = con.execute("select archive_kind, archive_era from members where member_id = ?", [member_id]).fetchone()
    return {"kind": row[0] if row else None, "era": row[1] if row else None}


def _files(source: SourceReport, several: bool) -> list[dict[str, Any]]:
    return [
        {
            "name": place_in(source.input_name, file.name) if several else file.name,
            "recognised_as": file.recognised_as,
            "rows": file.rows,
            "kept": file.kept,
            "excluded": dict(file.excluded),
            "problems": file.problems,
        }
        for file in source.files
    ]


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "source": problem.source,
        "row": problem.row,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
