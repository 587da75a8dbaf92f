"""Deals and what links LinkedIn to them, for a program: the list, and what seller or buyer say of one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.impact.deals.evidence import Deal, Evidence
    from jalon.journeys.ways import Step
    from jalon.records.reading import Reading

OUTCOMES = ("won", "open", "lost")


def deals(reading: Reading, *, as_of: date | None = None) -> list[dict[str, Any]]:
    """Every deal, won ones first: id, outcome, day, value, grade of evidence with its rows, what was said of it.

    Keys: id, deal, people (their names), company (as written), outcome, closed_on, amount, currency, grade (traced,
    first_contact, stated, none), reconciled (agree, disagree, trace_alone, statement_alone, nothing), linked, said,
    lead_source (where the CRM says the deal came from, as written there; None where it does not say),
    rows (`channel`: linkedin, calendar, results, or message for one that the person confirmed; `colleague` names who at
    the company a row is about when it is nobody of the deal). Amounts are never added.
    """
    files, who, told = _files(reading), _who(reading), _lead_sources(reading, as_of)
    return [
        _row(found, files, who) | {"lead_source": told.get(found.deal.deal_id)} for found in evidence(reading, as_of)
    ]


def evidence(reading: Reading, as_of: date | None = None) -> list[Evidence]:
    """The evidence of every deal as known at a day, with all statements made so far."""
    from jalon.api.scoring import derive
    from jalon.impact.deals.evidence import evidence_of_deals
    from jalon.journeys.steps import end_of_day
    from jalon.targeting.target import default_target

    member, instant, _ = derive(reading, default_target(), as_of)
    return evidence_of_deals(reading.con, member, end_of_day(instant), _now() + 1)


def say(reading: Reading, code: str, answer: str, speaker: str = "seller") -> Evidence:
    """Remember how LinkedIn helped with a deal, as seller or buyer tell it; returns the deal as it stood before.

    Raises Misuse for an unknown deal or answer.
    """
    from jalon.impact.deals.statements import Statement, settings, state

    known: list[str] = settings()["answers"]
    if answer not in known:
        raise Misuse(f"{answer} is no answer.", f"Choose one of {', '.join(known)}.")
    found = deal_of(reading, code)
    state(reading.con, reading.member_id or "", Statement(found.deal.deal_id, speaker, answer, _now()))
    return found


def unsay(reading: Reading, code: str, speaker: str = "seller") -> Evidence:
    """Take back what was said of a deal. Raises Misuse for an unknown deal, or when nothing was said."""
    from jalon.impact.deals.statements import take_back

    found = deal_of(reading, code)
    if not take_back(reading.con, reading.member_id or "", found.deal.deal_id, speaker):
        raise Misuse(f"Nothing was said about {code}.", "jalon deals lists what was said.")
    return found


def deal_of(reading: Reading, code: str) -> Evidence:
    """The deal of a code; raises Misuse when there is none."""
    from jalon.report.mask import deal_code

    found = next((one for one in evidence(reading) if deal_code(one.deal.deal_id) == code.strip().upper()), None)
    if found is None:
        raise Misuse(f"No deal has the code {code}.", "jalon deals lists the codes.")
    return found


def _row(found: Evidence, files: dict[str, str], who: dict[str, tuple[str, str]]) -> dict[str, Any]:
    from jalon.report.dates import iso_day
    from jalon.report.mask import deal_code

    deal = found.deal
    known = [who[person] for person in deal.people if person in who]
    return {
        "id": deal_code(deal.deal_id),
        "deal": deal.deal_id,
        "people": [name for name, _ in known if name],
        "company": next((company for _, company in known if company), deal.company_key),
        "outcome": deal.outcome,
        "closed_on": None if deal.closed_at is None else iso_day(deal.closed_at),
        "amount": deal.amount,
        "currency": deal.currency,
        "grade": found.grade,
        "reconciled": found.reconciled,
        "linked": found.linked,
        "said": [{"speaker": one.speaker, "answer": one.answer, "on": iso_day(one.stated_at)} for one in found.said],
        "rows": [
            {
                "kind": step.kind,
                "on": iso_day(step.at),
                "file": files.get(step.source_id, step.source_id),
                "row": step.row_no,
                "channel": step.channel,
                "colleague": _colleague(step, deal, who),
            }
            for step in found.shown
        ],
    }


def _colleague(step: Step, deal: Deal, who: dict[str, tuple[str, str]]) -> str | None:
    """Whom a step is about, when not somebody of the deal."""
    person = step.person_id
    return who.get(person, ("", ""))[0] or None if person and person not in deal.people else None


def _files(reading: Reading) -> dict[str, str]:
    rows = reading.con.execute("select distinct source_id, input_name, file_name from imports").fetchall()
    return {row[0]: row[1] if row[1] == row[2] else f"{row[1]}/{row[2]}" for row in rows}


def _lead_sources(reading: Reading, as_of: date | None) -> dict[str, str | None]:
    """Where the CRM says each deal came from, in the version known at the end of a day; by deal."""
    from jalon.sources.crm.as_of import deals_as_of

    day = datetime.now(UTC).date() if as_of is None else as_of
    at = int(datetime.combine(day, time.max, UTC).timestamp() * 1e6)
    rows = deals_as_of(reading.con, reading.member_id or "", at)
    return {str(row[0]): None if row[6] is None else str(row[6]) for row in rows}


def _who(reading: Reading) -> dict[str, tuple[str, str]]:
    """Name and company of everyone who may stand in a deal; for the member's own screen only."""
    rows = reading.con.execute(
        "select person_id, coalesce(name, ''), coalesce(company, '') from people where member_id = ? union all "
        "select 'mention:' || mention_id, coalesce(name, ''), coalesce(company, '') from mentions where member_id = ?",
        [reading.member_id, reading.member_id],
    ).fetchall()
    return {person: (name, company) for person, name, company in rows}


def _now() -> int:
    return int(datetime.now(UTC).timestamp() * 1e6)
