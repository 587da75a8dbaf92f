"""Write the records of a CRM into the canonical tables: the same records again change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.records.identity import company_key, fact_id
from jalon.sources.mention import Mention, mention_of
from jalon.sources.merge import EARLIEST, FIRST, merge
from jalon.sources.phones import e164, home_region

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from jalon.sources.crm.records import Activity, Deal, Extract, Person, StageChange

Row = dict[str, object]


def store(con: duckdb.DuckDBPyConnection, member_id: str, extract: Extract, source: str) -> None:
    """Add an extract, inside the transaction of the caller. `source` is the id of its file or page.

    Outcomes are derived afterwards, from all CRMs together, by `settle`.
    """
    base: Row = {"member_id": member_id, "source_id": source}
    known = extract.exported_on
    companies = {company.id: company.name for company in extract.companies}
    region = home_region(con, member_id, (person.phone or "" for person in extract.persons))
    mentions = {
        person.id: mention
        for person in extract.persons
        if (mention := _mention(person, companies.get(person.company_id or ""))) is not None
    }
    people = [
        mentions[person.id].row(member_id, source, person.row_no) | _origin(extract.system, person, region)
        for person in extract.persons
        if person.id in mentions
    ]
    merge(con, "mentions", people, key=("member_id", "mention_id"), order=FIRST)
    versions = [base | _version(extract.system, deal, companies, known) for deal in extract.deals]
    merge(con, "deals", versions, key=("member_id", "fact_id", "recorded_at"), order=FIRST)
    merge(
        con,
        "deal_people",
        [
            base | _link(extract.system, deal, person, mentions, known)
            for deal in extract.deals
            for person in deal.person_ids
        ],
        key=("member_id", "deal_id", "origin_id"),
        order=EARLIEST,
    )
    stages = [base | _stage(extract.system, change, known) for change in extract.stage_changes]
    merge(con, "deal_stages", stages, order=EARLIEST)
    events = [
        base | _event(extract.system, done, mentions, known)
        for done in extract.activities
        if done.state == "held" and done.kind != "email"
    ]
    merge(con, "deal_events", events, order=EARLIEST)


def follow_merges(con: duckdb.DuckDBPyConnection, member_id: str, system: str, merged: Mapping[str, str]) -> None:
    """What was said of a deal holds for the one that it was merged into, unless the same speaker spoke of that too."""
    for old, new in merged.items():
        con.execute(
            "update deal_statements as s set deal_id = $new where s.member_id = $member and s.deal_id = $old and not "
            "exists (select 1 from deal_statements o where o.member_id = $member and o.deal_id = $new "
            "and o.speaker = s.speaker)",
            {"member": member_id, "old": f"{system}:{old}", "new": f"{system}:{new}"},
        )


def _mention(person: Person, company: str | None) -> Mention | None:
    name = person.name or " ".join(part for part in (person.first_name, person.last_name) if part)
    return mention_of(name, person.company or company, person.email, person.linkedin_url)


def _origin(system: str, person: Person, region: str | None) -> Row:
    return {
        "phone": e164(person.phone, region) if person.phone else None,
        "title": person.title,
        "place": person.place,
        "origin": "crm",
        "system": system,
        "origin_id": person.id,
    }


def _version(system: str, deal: Deal, companies: dict[str, str | None], known: int) -> Row:
    said: Row = {
        "deal_id": f"{system}:{deal.id}",
        "system": system,
        "company_key": company_key(deal.company or companies.get(deal.company_id or "")) or None,
        "stage": deal.stage,
        "state": deal.state,
        "amount": deal.amount,
        "currency": deal.currency,
        "lead_source": deal.lead_source,
        "created_at": deal.created_at,
        "closed_at": deal.closed_at if deal.state in ("won", "lost") else None,
        "modified_at": deal.modified_at,
    }
    return said | {"fact_id": fact_id("deal version", *said.values()), "recorded_at": known, "row_no": deal.row_no}


def _link(system: str, deal: Deal, person: str, mentions: dict[str, Mention], known: int) -> Row:
    mention = mentions.get(person)
    return {
        "deal_id": f"{system}:{deal.id}",
        "origin_id": person,
        "mention_id": mention.mention_id if mention else None,
        "recorded_at": known,
        "row_no": deal.row_no,
    }


def _stage(system: str, change: StageChange, known: int) -> Row:
    return {
        "fact_id": fact_id("deal stage", system, change.deal_id, change.stage, change.occurred_at),
        "deal_id": f"{system}:{change.deal_id}",
        "stage": change.stage,
        "state": change.state,
        "occurred_at": change.occurred_at,
        "recorded_at": known,
        "row_no": change.row_no,
    }


def _event(system: str, done: Activity, mentions: dict[str, Mention], known: int) -> Row:
    first = next((mentions[person] for person in done.person_ids if person in mentions), None)
    return {
        "fact_id": fact_id("crm activity", system, done.kind, done.id),
        "deal_id": f"{system}:{done.deal_id or 'activity ' + done.id}",
        "mention_id": first.mention_id if first else None,
        "company_key": None,
        "kind": done.kind,
        "amount": done.amount,
        "currency": done.currency,
        "occurred_at": done.occurred_at,
        "recorded_at": known,
        "row_no": done.row_no,
    }
