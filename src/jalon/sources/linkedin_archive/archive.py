"""Read one LinkedIn archive into the store: all of it or nothing, and a report of what was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jalon.records.identity import name_key
from jalon.records.problems import Problems
from jalon.records.reading import SourceReport
from jalon.records.store import transaction
from jalon.sources.container import Container, open_container
from jalon.sources.linkedin_archive.entries import Selection, select_entries
from jalon.sources.linkedin_archive.eras import find_era, find_kind
from jalon.sources.linkedin_archive.keys import build_keys
from jalon.sources.linkedin_archive.load import Staging, create_raw_tables, load_files
from jalon.sources.linkedin_archive.membership import find_membership, only_member
from jalon.sources.linkedin_archive.moments import ExportDate, build_moments, export_date
from jalon.sources.linkedin_archive.owner import Owner, find_owner
from jalon.sources.linkedin_archive.profile import read_account, read_payments
from jalon.sources.linkedin_archive.raw_tables import raw_tables
from jalon.sources.linkedin_archive.scratch import no_leftovers
from jalon.sources.linkedin_archive.write import Filing, write_archive

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from jalon.sources.linkedin_archive.profile import Account, Payment


def read_archive(
    con: duckdb.DuckDBPyConnection, path: Path | Sequence[Path], *, keep_text: bool = False
) -> SourceReport:
    """Read an archive (zip, zip in a zip, folder) or loose CSV files of one archive into the store.

    Nothing is raised for bad input: an archive that cannot be read, or is somebody else's, gives a report with
    `refused` and the problem. Facts are brought in within one transaction. Message texts are kept only on demand.
    """
    paths = [path] if isinstance(path, Path) else list(path)
    problems = Problems(paths[0].absolute().name if len(paths) == 1 else "files")
    with open_container(paths, problems) as container:
        if container is None:
            return _refused(problems)
        selection = select_entries(container.entries, problems)
        if not selection.wanted:
            problems.add("no_known_file")
            return _refused(problems, selection)
        tables = raw_tables(keep_text=keep_text)
        staging = Staging(con, tables, problems)
        with no_leftovers(con):
            create_raw_tables(con, tables)
            load_files(staging, selection.wanted, container.sha256[:12])
            return _file(staging, container, selection, keep_text)


def _refused(problems: Problems, selection: Selection | None = None, exported_on: int | None = None) -> SourceReport:
    closed = selection.closed if selection else ()
    return SourceReport(problems.input_name, "archive", (), closed, problems.all(), exported_on, refused=True)


def _file(staging: Staging, container: Container, selection: Selection, keep_text: bool) -> SourceReport:
    con, problems, files = staging.con, staging.problems, staging.files
    if all(file.header is None for file in files):
        return _refused(problems, selection)
    build_keys(con)
    build_moments(con)
    account, payments = read_account(files, problems), tuple(read_payments(files))
    dated = _dated(staging, container, account, payments)
    owner = owner_of(con, account, problems)
    membership = find_membership(con, owner, account)
    if membership.refused:
        problems.add("other_member")
        return _refused(problems, selection, dated.instant)
    filing = Filing(
        sha256=container.sha256,
        member_id=membership.member_id,
        owner=owner,
        account=account,
        payments=payments,
        articles=selection.articles,
        exported_on=dated.instant,
        exported=dated.day,
        kind=find_kind(container.names, selection.keys),
        era=find_era(files),
        keep_text=keep_text,
    )
    return _written(staging, filing, selection)


def _dated(staging: Staging, container: Container, account: Account, payments: Sequence[Payment]) -> ExportDate:
    """The export date; a problem says when it had to be guessed from what the files hold."""
    opened = [] if account.registered_at is None else [account.registered_at]
    dated = export_date(staging.con, container, [payment.instant for payment in payments] + opened)
    if not dated.stated:
        staging.problems.add("export_date_guessed", exported=dated.day)
    return dated


def _written(staging: Staging, filing: Filing, selection: Selection) -> SourceReport:
    with transaction(staging.con):
        reports, member_id = write_archive(staging, filing)
    return SourceReport(
        staging.problems.input_name,
        "archive",
        reports,
        selection.closed,
        staging.problems.all(),
        exported_on=filing.exported_on,
        kind_detail=filing.kind,
        era=filing.era,
        member_id=member_id,
    )


def owner_of(con: duckdb.DuckDBPyConnection, account: Account, problems: Problems) -> Owner:
    """The owner as the archive tells, else the member of the store; the name helps where old files hold no address."""
    owner = find_owner(con, account.name, problems)
    slug, name = only_member(con)
    if owner.member_id is None and (slug or name):
        owner = Owner(slug, name)
    elif owner.slug is None and slug and owner.name_key == name_key(name):
        owner = Owner(slug, owner.name)
    if owner.member_id is None and con.execute("select count(*) from raw_messages").fetchall()[0][0]:
        problems.add("owner_unknown")
    return owner
