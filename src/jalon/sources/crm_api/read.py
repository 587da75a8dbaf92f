"""A file of a CRM's lines into deals, their people and stages, reading by reading, each known from its own day on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from jalon.records.reading import FileReport, SourceReport
from jalon.records.store import transaction
from jalon.sources.crm.store import follow_merges, store
from jalon.sources.crm_api.lines import Line, lines_of, runs_of
from jalon.sources.crm_api.seen import Parts, Seen, is_gone
from jalon.sources.crm_api.systems import System, object_of, system_of
from jalon.sources.crm_file.checks import odd_amounts, people_again
from jalon.sources.days import DAY
from jalon.sources.intake import Input, Notes, cover, keep_problems, load, problems_of, refusing, register, unusable
from jalon.sources.outcomes.headers import currency_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import duckdb

    from jalon.sources.crm.records import Deal, Person


# The objects of these systems that hold calls and meetings.
MEETINGS = ("meetings", "calls", "Event", "Task", "activities", "calendar.event", "interactions")

QUOTES = ("quotes", "Quote", "sale.order", "sale.sale", "estimates")


@refusing("crm")
def read_crm_lines(con: duckdb.DuckDBPyConnection, path: Path, *, member_id: str, as_of: int) -> SourceReport:
    """Read what a CRM gave, all or nothing. What lies after the day of `as_of` (µs UTC) had not happened yet.

    A reading becomes known at its own instant, at `as_of` at the latest: what was known then never changes afterwards.
    """
    given = load(path)
    problems = problems_of(given.name)
    notes = Notes(problems)
    lines = list(lines_of(given.data, notes))
    system = system_of(line.stream for line in lines)
    if system is None:
        raise unusable(given.name, "crm_lines_unknown" if lines else "crm_lines_empty")
    with transaction(con):
        deals, persons = _store(con, given, system, lines, notes, member_id, as_of)
        _say(deals, persons, notes)
        report = _report(system, lines, notes, given)
        register(con, given, [report], exported_on=None, imported_at=as_of)
        keep_problems(con, problems.all())
    return SourceReport(given.name, "crm", (report,), problems=problems.all(), member_id=member_id)


def _store(
    con: duckdb.DuckDBPyConnection,
    given: Input,
    system: System,
    lines: list[Line],
    notes: Notes,
    member_id: str,
    as_of: int,
) -> tuple[dict[str, Deal], dict[str, Person]]:
    """Write every reading, oldest first; the newest version of each deal and person."""
    seen, newest, persons, starts = Seen(), dict[str, "Deal"](), dict[str, "Person"](), list[int]()
    source_id = given.source_id(given.name)
    high = (as_of // DAY + 1) * DAY
    for known, run in runs_of(lines, as_of):
        told = ((object_of(line.stream), line) for line in run)
        seen.begin((one for one in told if not _is_later_end(*one, system, high)), system.keys, system.deals)
        parts = _fair(system.parts_of(seen, known), high, notes)
        parts.deals += [
            replace(newest[key], state="gone", closed_at=None, row_no=row_no)
            for key, row_no in seen.gone.items()
            if key in newest
        ]
        store(con, member_id, parts.extract(system.name, known), source_id)
        follow_merges(con, member_id, system.name, seen.merged)
        newest |= {deal.id: deal for deal in parts.deals}
        persons |= {person.id: person for person in parts.persons}
        starts += [done.occurred_at for done in parts.activities]
    starts += [at for deal in newest.values() if (at := deal.created_at or deal.closed_at) is not None]
    if starts:
        for signal in _followed(seen):
            cover(con, member_id, signal, {source_id: (min(starts), as_of)})
    return newest, persons


def _is_later_end(object_: str, line: Line, system: System, high: int) -> bool:
    """Whether a line says only after `high` (µs UTC) that a deal is gone: until then it was there."""
    return object_ == system.deals and line.at is not None and line.at >= high and is_gone(line.record)


def _followed(seen: Seen) -> list[str]:
    """What the CRM follows: contracts, calls and meetings where it keeps them, quote requests where a stage is one."""
    meetings = any(seen.known.get(name) for name in MEETINGS)
    quotes = seen.tells_quotes or any(seen.known.get(name) for name in QUOTES)
    return [
        "contracts",
        *(["results"] if meetings else []),
        *(["quotes"] if quotes else []),
        *(["quote_requests"] if seen.tells_requests else []),
    ]


def _fair(parts: Parts, high: int, notes: Notes) -> Parts:
    """Without what had not happened by `high` (µs UTC), and without amounts below nothing."""
    deals: list[Deal] = []
    for deal in parts.deals:
        if (deal.created_at or 0) >= high:
            notes.excluded["day_in_future"] += 1
        elif (deal.amount or 0) < 0:
            notes.refuse("amount_negative", deal.row_no)
        else:
            deals.append(_as_it_stood(replace(deal, currency=currency_of(deal.currency or "")), high))
    activities = [done for done in parts.activities if done.occurred_at < high]
    changes = [change for change in parts.changes if change.occurred_at < high]
    return Parts(parts.persons, parts.companies, deals, changes, activities)


def _as_it_stood(deal: Deal, high: int) -> Deal:
    """A deal that ended later was still open."""
    if deal.closed_at is None or deal.closed_at < high:
        return deal
    return replace(deal, state="open", closed_at=None)


def _say(deals: dict[str, Deal], persons: dict[str, Person], notes: Notes) -> None:
    for deal in deals.values():
        if deal.state in ("won", "lost") and deal.closed_at is None:
            notes.problem("crm_end_undated", deal.row_no)
    for row_no in odd_amounts(deals.values()):
        notes.problem("crm_amount_odd", row_no)
    if again := people_again(persons.values()):
        notes.problem("crm_person_again", n=again)
    currencies = {deal.currency for deal in deals.values() if deal.currency}
    if len(currencies) > 1:
        notes.problem("crm_currencies", n=len(currencies))


def _report(system: System, lines: Iterable[Line], notes: Notes, given: Input) -> FileReport:
    counts = Counter(line.stream for line in lines)
    kept = counts.total() - notes.excluded["day_in_future"] - notes.excluded["amount_negative"]
    rows = counts.total() + notes.excluded["crm_line_broken"] + notes.excluded["text_too_long"]
    return FileReport(given.name, f"crm_{system.name}", rows, kept, dict(notes.excluded), notes.told)
