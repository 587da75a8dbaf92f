"""File one archive in the store; called inside a transaction, so that all of it stands or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.identity import profile_url
from jalon.sources.bulk import insert_rows
from jalon.sources.linkedin_archive.coverage import write_coverage
from jalon.sources.linkedin_archive.families import describe_archive, stage_facts
from jalon.sources.linkedin_archive.membership import refresh_member
from jalon.sources.linkedin_archive.moments import mark_future
from jalon.sources.linkedin_archive.profile import count_items
from jalon.sources.linkedin_archive.report import note_dates, report_files
from jalon.sources.linkedin_archive.settle import merge_staged, settle

if TYPE_CHECKING:
    import duckdb

    from jalon.records.reading import FileReport
    from jalon.sources.linkedin_archive.load import Staging
    from jalon.sources.linkedin_archive.owner import Owner
    from jalon.sources.linkedin_archive.profile import Account, Payment


@dataclass(frozen=True, slots=True)
class Filing:
    """All that is known of an archive before its facts are written."""

    sha256: str
    member_id: str
    owner: Owner
    account: Account
    payments: tuple[Payment, ...]
    articles: int
    exported_on: int | None
    exported: str
    kind: str
    era: str | None
    keep_text: bool

    @property
    def recorded_at(self) -> int:
        """Export date, 0 when nothing tells."""
        return self.exported_on or 0


def write_archive(staging: Staging, filing: Filing) -> tuple[tuple[FileReport, ...], str]:
    """Write facts, imports, coverage and problems; returns the reports of the files and the member's final name."""
    con, files, owner = staging.con, staging.files, filing.owner
    mark_future(con, filing.exported_on)
    describe_archive(con, filing.member_id, owner, filing.recorded_at)
    kinds = [file.kind for file in files]
    distinct = len(kinds) == len(set(kinds))
    straight = distinct and not con.execute("select 1 from messages limit 1").fetchall()
    stage_facts(con, owner, with_messages=owner.member_id is not None, straight=straight)
    lost = note_dates(con, files, staging.problems, filing.exported)
    merge_staged(con, distinct=distinct)
    _write_imports(staging, filing)
    _write_profile(staging, filing)
    write_coverage(
        con, filing.member_id, files, filing.recorded_at, filing.account.registered_at, filing.kind == "complete"
    )
    member_id = _write_member(con, filing)
    settle(con, member_id, straight=straight)
    if filing.keep_text:
        _write_texts(con)
    _note_ambiguous_names(staging, member_id)
    reports = report_files(con, files, lost, staging.problems, owner_known=owner.member_id is not None)
    _complete_imports(con, filing, staging, reports)
    _write_problems(staging)
    return reports, member_id


def _write_member(con: duckdb.DuckDBPyConnection, filing: Filing) -> str:
    account, owner = filing.account, filing.owner
    con.execute("delete from member_exports where input_sha256 = ?", [filing.sha256])
    con.execute(
        "insert into member_exports values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            filing.member_id,
            filing.sha256,
            account.name or owner.name,
            profile_url(owner.slug) if owner.slug else None,
            account.headline,
            account.industry,
            account.place,
            account.registered_at,
            filing.recorded_at,
            filing.kind,
            filing.era,
            account.emails,
        ],
    )
    return refresh_member(con, filing.member_id)


def _write_imports(staging: Staging, filing: Filing) -> None:
    con = staging.con
    con.execute("delete from imports where input_sha256 = ?", [filing.sha256])
    insert_rows(
        con,
        "imports",
        [
            (
                file.source_id,
                filing.sha256,
                staging.problems.input_name,
                file.entry,
                file.kind,
                file.rows,
                0,
                "{}",
                filing.exported_on,
                filing.recorded_at,
            )
            for file in staging.files
        ],
    )


def _complete_imports(
    con: duckdb.DuckDBPyConnection, filing: Filing, staging: Staging, reports: tuple[FileReport, ...]
) -> None:
    for file, report in zip(staging.files, reports, strict=True):
        con.execute(
            "update imports set rows_kept = ?, excluded = ? where input_sha256 = ? and source_id = ?",
            [report.kept, json.dumps(report.excluded), filing.sha256, file.source_id],
        )


def _write_profile(staging: Staging, filing: Filing) -> None:
    con, member, at = staging.con, filing.member_id, filing.recorded_at
    sources = [file.source_id for file in staging.files]
    for table in ("profile_items", "subscriptions"):
        con.execute(f"delete from {table} where source_id in (select unnest(?))", [sources])
    items = count_items(staging.files, filing.account, filing.articles)
    insert_rows(con, "profile_items", [(member, kind, n, at, source) for kind, n, source in items])
    con.execute(
        "insert into profile_items select ?, 'photo', count(distinct at_text), ?, min(source_id) from raw_posts "
        "where kind = 'rich_media' and lower(at_text) like '%a profile photo%' having count(*) > 0",
        [member, at],
    )
    known = {row[0] for row in con.execute("select fact_id from subscriptions").fetchall()}
    paid = {pay.fact_id: pay for pay in filing.payments if pay.fact_id not in known}
    insert_rows(
        con,
        "subscriptions",
        [(key, member, pay.plan, pay.instant, at, pay.source_id, pay.row_no) for key, pay in paid.items()],
    )


def _write_texts(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "insert into message_texts select s.fact_id, r.content from staged_messages s "
        "join raw_messages r on r.source_id = s.source_id and coalesce(r.row_no, r.rowid + 2) = s.row_no "
        "where r.content is not null and s.fact_id not in (select fact_id from message_texts)"
    )


def _note_ambiguous_names(staging: Staging, member_id: str) -> None:
    rows = staging.con.execute(
        "select i.source_id, count(*) from invitations i where i.member_id = ? and i.match_state = 'ambiguous' "
        "group by i.source_id order by i.source_id",
        [member_id],
    ).fetchall()
    entries = {file.source_id: file.entry for file in staging.files}
    for source_id, n in rows:
        if source_id in entries:
            staging.problems.add("names_ambiguous", entries[source_id], n=n)


def _write_problems(staging: Staging) -> None:
    con, problems = staging.con, staging.problems.all()
    name = staging.problems.input_name
    con.execute(
        "delete from problems where source = ? or starts_with(source, ?) or starts_with(source, ?)",
        [name, f"{name}/", f"{name}:"],
    )
    insert_rows(con, "problems", [(p.source, p.row, p.code, p.message, p.hint) for p in problems])
