"""Read any number of sources, in any order, into one store: archives first, for they say who the member is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.errors import InputUnusable, JalonError, Misuse
from jalon.records.problem import Problem
from jalon.records.reading import Reading, SourceReport

if TYPE_CHECKING:
    import duckdb

Progress = Callable[[str], None]
Reader = Callable[..., SourceReport]

# Whose records these are when no source says so, for example a results file alone.
NOBODY = "name:owner"


def read(
    *paths: Path | str,
    store: Path | str | None = None,
    keep_text: bool = False,
    as_of: date | None = None,
    ssi: str | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Everything that these sources hold, in a store in memory or in the file `store`.

    Sources are recognised by their content and may come in any number and order; one that cannot be read is
    reported and the rest is still read. `as_of` is the last day that counts as known (default: the newest export
    date, else today). `ssi` is a reading of LinkedIn's index typed by hand. Message texts are dropped unless
    `keep_text`. Raises InputUnusable when nothing at all could be read, StoreUnusable for a store, Misuse for one that
    is not there when no source is named.
    """
    from jalon.records.store import open_store

    tell = progress or _silent
    given = [Path(path) for path in paths]
    if store is not None and not given and not ssi and not Path(store).exists():
        raise Misuse(f"There is no store {Path(store).name}.", "Give the file of one, or name sources to read into it.")
    con = open_store(Path(store)) if store is not None else open_store(threads=_threads(given))
    try:
        return _read(con, given, keep_text, as_of, ssi, tell)
    except BaseException:
        con.close()
        raise


def read_report(reading: Reading, *, incognito: bool = False) -> dict[str, Any]:
    """What was read, kept, left out and why, what is missing, and the facts: the object of `jalon read`.

    `incognito` replaces the owner's name by a code and the names of the files given by numbers.
    """
    from jalon.journeys.read_report import read_report as tabulate

    found = tabulate(reading)
    if not incognito:
        return found
    from jalon.records.store import store_key
    from jalon.report.mask_reading import masked_reading

    return masked_reading(found, [source.input_name for source in reading.sources], store_key(reading.con))


def instant_of(day: date) -> int:
    """First instant (µs UTC) of a day."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1_000_000


def _silent(_: str) -> None:
    return


def _threads(paths: Sequence[Path]) -> int | None:
    """One for files so small that sharing the work out would cost more than it saves, else as many as there are."""
    from jalon.sources.limits import limits

    if not all(path.is_file() for path in paths):
        return None
    return 1 if sum(path.stat().st_size for path in paths) < limits().lone_thread_bytes else None


def _read(
    con: duckdb.DuckDBPyConnection,
    paths: list[Path],
    keep_text: bool,
    as_of: date | None,
    ssi: str | None,
    tell: Progress,
) -> Reading:
    from jalon.api.as_of import check_as_of
    from jalon.journeys.build import build_conversations, known_until
    from jalon.linkage.link import link
    from jalon.sources.days import DAY

    tell("read")
    kinds = _recognised(paths)
    sources = _archives(con, kinds, keep_text)
    member = _member(con, sources)
    instant = instant_of(as_of) if as_of else _newest(con, member) or _today()
    mapped, told = _mapped(kinds)
    for path, kind in kinds:
        sources += _other(con, path, kind, mapped.get(path), member or NOBODY, instant)
    sources += told
    sources += _typed(con, ssi, member or NOBODY, instant)
    _refuse_nothing(con, sources)
    sources += _passed_over(paths, kinds)
    tell("join")
    sources = _settled(con, sources, member or NOBODY, (instant // DAY + 1) * DAY)
    if as_of:
        sources = check_as_of(con, member or NOBODY, instant, sources)
    link(con, member or NOBODY)
    until = known_until(con, member, instant)
    build_conversations(con, until)
    return Reading(con, member or NOBODY, instant, sources, until)


def _recognised(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    from jalon.sources.folder import spread
    from jalon.sources.recognise import recognise

    given = dict.fromkeys(paths)
    found = [(path, recognise(path)) for path in dict.fromkeys(spread(given))]
    return [(path, kind) for path, kind in found if kind != "strategy" or path in given]


def _passed_over(paths: Sequence[Path], kinds: Sequence[tuple[Path, str]]) -> list[SourceReport]:
    """What a folder holds beside the sources read from it: nothing vanishes without a word."""
    from jalon.sources.folder import passed_over

    read = {path for path, _ in kinds}
    return [report for path in dict.fromkeys(paths) if path.is_dir() and (report := passed_over(path, read))]


def _mapped(kinds: Sequence[tuple[Path, str]]) -> tuple[dict[Path, Reader], list[SourceReport]]:
    """Readers of the files that a mapping among the sources claims, and what is to be said of the mappings."""
    if all(kind != "mapping" for _, kind in kinds):
        return {}, []
    from jalon.sources.crm_file.given import readers_by_mapping

    return readers_by_mapping(kinds)


def _archives(con: duckdb.DuckDBPyConnection, kinds: Sequence[tuple[Path, str]], keep_text: bool) -> list[SourceReport]:
    """Archives one by one, in an order that does not depend on that of the paths; loose files of one together."""
    from jalon.sources.linkedin_archive import read_archive, reading_order

    given = [[path] for path, kind in kinds if kind == "archive"]
    loose = [path for path, kind in kinds if kind == "archive_csv"]
    if loose:
        given.append(loose)
    order = reading_order(con, given)
    read = [_read_beside(read_archive(con, given[n], keep_text=keep_text), given[n][0], kinds) for n in order]
    pages = [path for path, kind in kinds if kind == "portability"]
    folders = {path.absolute().name: path for path in pages if path.is_dir()}
    reports = _pages(con, pages, keep_text)
    return read + [_read_beside(one, folders.get(one.input_name), kinds) for one in reports]


def _pages(con: duckdb.DuckDBPyConnection, paths: Sequence[Path], keep_text: bool) -> list[SourceReport]:
    """Pages of LinkedIn's interface, which say who the member is where no archive did."""
    if not paths:
        return []
    from jalon.sources.linkedin_portability import inputs_of, read_portability

    return [report for given in inputs_of(paths) for report in read_portability(con, given, keep_text=keep_text)]


def _read_beside(report: SourceReport, path: Path | None, kinds: Sequence[tuple[Path, str]]) -> SourceReport:
    """What was read of an unpacked archive; the other exports in its folder are read too, hence not unopened."""
    beside = {other.name for other, _ in kinds if other.parent == path}
    return replace(report, never_opened=tuple(name for name in report.never_opened if name not in beside))


def _member(con: duckdb.DuckDBPyConnection, sources: Sequence[SourceReport]) -> str | None:
    """Whose archive was read, else the one member of the store."""
    named = [source.member_id for source in sources if source.member_id and not source.refused]
    if named:
        return named[-1]
    rows = con.execute("select member_id from members limit 2").fetchall()
    return str(rows[0][0]) if len(rows) == 1 else None


def _newest(con: duckdb.DuckDBPyConnection, member: str | None) -> int | None:
    row = con.execute("select max(exported_on) from members where member_id = ?", [member]).fetchone()
    return int(row[0]) if row and row[0] is not None else None


def _today() -> int:
    return instant_of(datetime.now(UTC).date())


def _other(
    con: duckdb.DuckDBPyConnection, path: Path, kind: str, mapped: Reader | None, member: str, instant: int
) -> list[SourceReport]:
    reader = mapped or _reader(kind)
    if reader is None:
        return [] if kind in ("archive", "archive_csv", "portability", "mapping") else [_unknown(path, kind)]
    try:
        return [reader(con, path, member_id=member, as_of=instant)]
    except InputUnusable as error:
        return [_refused(path, kind, error)]


def _reader(kind: str) -> Reader | None:
    if kind in ("workbook", "post_workbook"):
        from jalon.sources.creator_workbook import read_workbook

        return read_workbook
    if kind == "calendar":
        from jalon.sources.calendar import read_calendar

        return read_calendar
    if kind == "results":
        from jalon.sources.outcomes import read_results

        return read_results
    if kind == "crm":
        from jalon.sources.crm_file import read_crm_file

        return read_crm_file
    if kind == "crm_lines":
        from jalon.sources.crm_api import read_crm_lines

        return read_crm_lines
    if kind == "calls":
        from jalon.sources.calls import read_calls

        return read_calls
    if kind == "rates":
        from jalon.sources.rates import read_rates

        return read_rates
    if kind == "ssi":
        from jalon.sources.ssi import read_ssi

        return read_ssi
    return None


def _settled(
    con: duckdb.DuckDBPyConnection, sources: list[SourceReport], member: str, until: int
) -> list[SourceReport]:
    """Outcomes of CRM deals, each once; what is said about them stands with the last CRM file."""
    from jalon.sources.crm.settle import problems_of_settling, settle

    settled = settle(con, member, until)
    last = max((n for n, source in enumerate(sources) if source.kind == "crm" and not source.refused), default=None)
    if settled is None or last is None:
        return sources
    told = sources[last]
    found = problems_of_settling(told.input_name, settled)
    return [*sources[:last], replace(told, problems=(*told.problems, *found)), *sources[last + 1 :]]


def _typed(con: duckdb.DuckDBPyConnection, ssi: str | None, member: str, instant: int) -> list[SourceReport]:
    if not ssi:
        return []
    from jalon.sources.ssi import read_typed_ssi

    return [read_typed_ssi(con, ssi, member_id=member, as_of=instant)]


def _unknown(path: Path, kind: str) -> SourceReport:
    from jalon.sources.recognise import why_unknown

    found = why_unknown(path, kind)
    return SourceReport(path.name, kind, problems=(found,), refused=True)


def _refused(path: Path, kind: str, error: JalonError) -> SourceReport:
    found = Problem(path.name, None, "input_unusable", error.message, error.hint)
    return SourceReport(path.name, kind, problems=(found,), refused=True)


def _refuse_nothing(con: duckdb.DuckDBPyConnection, sources: Sequence[SourceReport]) -> None:
    """Raise when no source could be read and the store holds nothing either."""
    if any(not source.refused for source in sources):
        return
    row = con.execute("select count(*) from imports").fetchone()
    if row and row[0]:
        return
    problems = [problem for source in sources for problem in source.problems]
    if problems:
        first = problems[0]
        told = f"{first.source}: {first.message}"
        raise InputUnusable(told, first.hint)
    raise InputUnusable("There is nothing to read.", "Name an archive, a calendar, a results file or a workbook.")
