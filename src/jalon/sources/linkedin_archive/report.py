"""What each file gave: rows, facts kept, rows left out by reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jalon.records.reading import FileReport

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

    from jalon.records.problems import Problems
    from jalon.sources.linkedin_archive.load import LoadedFile

_STAGED = ("connections", "invitations", "posts", "recommendations")
_DATED = ("connections", "invitations", "messages", "posts", "gestures", "vouches")
_CODES = {"bad": "date_unreadable", "ambiguous": "date_ambiguous", "future": "date_in_future"}
_UNDATED_KINDS = frozenset({"events", "learning", "notes"})
# Rows of these tables without a usable date are no facts.
_NEED_DATE = frozenset({"invitations", "messages", "messages_2018", "shares", "instant_reposts", "rich_media"})


def note_dates(
    con: duckdb.DuckDBPyConnection, files: Iterable[LoadedFile], problems: Problems, exported: str
) -> dict[str, Counter[str]]:
    """Note the rows whose date cannot be used; returns {source_id: {code: rows}} for rows that are lost by it."""
    by_source = {file.source_id: file for file in files}
    lost: dict[str, Counter[str]] = {}
    for table in _DATED:
        for source_id, row_no, state in _faulty(con, table):
            file, code = by_source[source_id], _CODES[state]
            if file.kind in _UNDATED_KINDS and code != "date_in_future":
                continue
            problems.add(code, file.entry, int(row_no), exported=exported)
            if file.kind in _NEED_DATE:
                lost.setdefault(source_id, Counter())[code] += 1
    return lost


def _faulty(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, int, str]]:
    needing = ", ".join(f"'{kind}'" for kind in sorted(_NEED_DATE))
    return con.execute(
        f"select r.source_id, coalesce(r.row_no, r.rowid + 2), coalesce(m.state, 'bad') from raw_{table} r "
        "left join moments m on m.kind = r.kind and m.text = r.at_text where r.instant is null and "
        f"(m.state is not null or (r.at_text is null and r.kind in ({needing}))) order by 1, 2"
    ).fetchall()


def report_files(
    con: duckdb.DuckDBPyConnection,
    files: Iterable[LoadedFile],
    lost: dict[str, Counter[str]],
    problems: Problems,
    *,
    owner_known: bool,
) -> tuple[FileReport, ...]:
    """One report a file that was opened."""
    kept = _kept(con)
    verdicts = _verdicts(con)
    return tuple(
        _report(
            file,
            kept,
            verdicts.get(file.source_id, Counter()),
            lost.get(file.source_id, Counter()),
            problems,
            owner_known,
        )
        for file in files
    )


def _report(
    file: LoadedFile,
    kept: dict[str, int],
    verdicts: Counter[str],
    lost: Counter[str],
    problems: Problems,
    owner_known: bool,
) -> FileReport:
    excluded = Counter(lost)
    excluded.update(verdicts)
    if file.dropped:
        excluded["row_broken"] += file.dropped
    if file.repeated:
        excluded["on_another_page"] += file.repeated
    if file.header is None or file.header.layout.table is None:
        number = file.rows - file.dropped - file.repeated if file.header else 0
    elif file.kind.startswith("messages") and not owner_known:
        number, excluded = 0, Counter({"owner_unknown": file.rows})
    else:
        number = kept.get(file.source_id, 0) - sum(verdicts.values())
    rest = file.rows - number - sum(excluded.values())
    if rest > 0:
        excluded["merged" if file.kind in ("shares", "rich_media", "instant_reposts") else "without_content"] += rest
    return FileReport(file.entry, file.kind, file.rows, number, dict(sorted(excluded.items())), problems.of(file.entry))


def _kept(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    tables = (*_STAGED, "gestures", "messages")
    counts = " union all ".join(
        f"select source_id, count(*) as n from staged_{table} group by source_id" for table in tables
    )
    return {source: int(n) for source, n in con.execute(counts).fetchall()}


def _verdicts(con: duckdb.DuckDBPyConnection) -> dict[str, Counter[str]]:
    rows = con.execute(
        "select s.source_id, m.excluded_as, count(*) from staged_messages s join messages m "
        "on m.fact_id = s.fact_id and m.member_id = s.member_id where m.excluded_as is not null group by all "
        "union all select s.source_id, 'repeated', count(*) from staged_gestures s join gestures g "
        "on g.fact_id = s.fact_id and g.member_id = s.member_id where g.kind = 'search_repeat' group by all"
    ).fetchall()
    found: dict[str, Counter[str]] = {}
    for source, reason, n in rows:
        found.setdefault(source, Counter())[reason] += int(n)
    return found
