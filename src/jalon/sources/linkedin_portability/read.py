"""Read the pages of one snapshot into the store, as the archive's files that they stand for: all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.records.problem_texts import TEXTS
from jalon.records.problems import Problems
from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.container import Container, open_container
from jalon.sources.days import DAY
from jalon.sources.linkedin_archive.archive import owner_of
from jalon.sources.linkedin_archive.keys import build_keys
from jalon.sources.linkedin_archive.load import Staging, create_raw_tables
from jalon.sources.linkedin_archive.membership import find_membership
from jalon.sources.linkedin_archive.moments import ExportDate, build_moments, export_date
from jalon.sources.linkedin_archive.profile import read_account, read_payments
from jalon.sources.linkedin_archive.raw_tables import raw_tables
from jalon.sources.linkedin_archive.scratch import no_leftovers
from jalon.sources.linkedin_archive.write import Filing, write_archive
from jalon.sources.linkedin_portability.changes import change_reports
from jalon.sources.linkedin_portability.domains import domains
from jalon.sources.linkedin_portability.gaps import tell_gaps
from jalon.sources.linkedin_portability.given import is_packed, parts_of
from jalon.sources.linkedin_portability.intake import Answers, answers_of
from jalon.sources.linkedin_portability.staging import stage_pages
from jalon.sources.problem_texts import PROBLEM_TEXTS

if TYPE_CHECKING:
    import duckdb

    from jalon.sources.linkedin_archive.profile import Account, Payment

KIND = "portability"
SAVED, PULLED = "portability", "pulled"


def read_portability(
    con: duckdb.DuckDBPyConnection, path: Path | Sequence[Path], *, keep_text: bool = False
) -> list[SourceReport]:
    """Read pages of the interface (a file, several, a folder, a zip) into the store, as an archive is read.

    One report a snapshot, for a folder or a zip may hold several pulls. Nothing is raised for bad input: pages that
    cannot be read, or are somebody else's, give a report with `refused` and the problem. Rows of domains that are not
    needed are dropped as soon as they are parsed.
    """
    paths = [path] if isinstance(path, Path) else sorted(path)
    name = paths[0].absolute().name if len(paths) == 1 else "files"
    problems = Problems(name, {**TEXTS, **PROBLEM_TEXTS})
    loose = not is_packed(paths[0])
    reports = list[SourceReport]()
    with open_container(paths, problems, loose=loose) as container:
        if container is None:
            return [_refused(problems)]
        parts, closed = ([container], []) if loose else parts_of(container)
        for part in parts:
            answers = answers_of(part.entries, problems, by_name=False)
            answers.closed += closed
            reports.append(_read_snapshot(con, part, answers, problems, keep_text))
            problems, closed = Problems(name, problems.texts), []
    return reports


def _read_snapshot(
    con: duckdb.DuckDBPyConnection, container: Container, answers: Answers, problems: Problems, keep_text: bool
) -> SourceReport:
    changed = change_reports(answers.found, problems)
    tell_gaps(answers.found, problems)
    staging = Staging(con, raw_tables(keep_text=keep_text), problems)
    with no_leftovers(con):
        create_raw_tables(con, staging.tables)
        dropped = stage_pages(staging, answers.found, container.sha256[:12])
        if all(file.header is None for file in staging.files):
            problems.add("portability_nothing")
            return _refused(problems, answers, (*dropped, *changed))
        return _file(staging, container, answers, (*dropped, *changed), keep_text)


def _refused(
    problems: Problems, answers: Answers | None = None, files: tuple[FileReport, ...] = (), on: int | None = None
) -> SourceReport:
    closed = tuple(answers.closed) if answers else ()
    return SourceReport(problems.input_name, KIND, files, closed, problems.all(), on, refused=True)


def _file(
    staging: Staging, container: Container, answers: Answers, others: tuple[FileReport, ...], keep_text: bool
) -> SourceReport:
    con, problems, files = staging.con, staging.problems, staging.files
    build_keys(con)
    build_moments(con)
    account, payments = read_account(files, problems), tuple(read_payments(files))
    dated = _dated(staging, container, answers, account, payments)
    owner = owner_of(con, account, problems)
    membership = find_membership(con, owner, account)
    if membership.refused:
        problems.add("other_member")
        return _refused(problems, answers, on=dated.instant)
    filing = Filing(
        sha256=container.sha256,
        member_id=membership.member_id,
        owner=owner,
        account=account,
        payments=payments,
        articles=0,
        exported_on=dated.instant,
        exported=dated.day,
        kind=PULLED if _is_pulled(answers) else SAVED,
        era=None,
        keep_text=keep_text,
    )
    with transaction(con):
        reports, member_id = write_archive(staging, filing)
    return SourceReport(
        problems.input_name,
        KIND,
        (*reports, *(replace(other, problems=problems.of(other.name)) for other in others)),
        tuple(answers.closed),
        problems.all(),
        exported_on=filing.exported_on,
        kind_detail=filing.kind,
        member_id=member_id,
    )


def _is_pulled(answers: Answers) -> bool:
    """Whether a pull brought all of it, saw the end of the domains that count most, and nothing was changed since."""
    return answers.unchanged and answers.asked.issuperset(domains().evidence)


def _dated(
    staging: Staging, container: Container, answers: Answers, account: Account, payments: Sequence[Payment]
) -> ExportDate:
    """When the snapshot was taken: as the pull says, else as an archive's date is found."""
    if answers.pulled_at is not None:
        return ExportDate(answers.pulled_at // DAY * DAY, True)
    opened = [] if account.registered_at is None else [account.registered_at]
    dated = export_date(staging.con, container, [payment.instant for payment in payments] + opened)
    if not dated.stated:
        staging.problems.add("export_date_guessed", exported=dated.day)
    return dated
