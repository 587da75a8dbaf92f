"""Salesforce's objects as records of a CRM; stages come with their history, people of deals by their contact roles."""

from __future__ import annotations

from jalon.sources.crm.records import Activity, Company, Deal, Person, State
from jalon.sources.crm_api.cells import instant, number, text
from jalon.sources.crm_api.lines import Record
from jalon.sources.crm_api.seen import Parts, Seen, state_named

CONTACT, OPPORTUNITY = "003", "006"  # what the identifiers of these objects begin with
NOT_SENT = frozenset({"draft", "needs review", "in review", "rejected"})


def parts_of(seen: Seen, known: int) -> Parts:
    """What this reading brought, or what now stands otherwise: a deal comes again when a person joins it."""
    found = Parts()
    stages = {text(one.get("ApiName")): one for one in seen.records("OpportunityStage")}
    seen.stage_names(stages)
    for one in seen.records("Account"):
        found.companies.append(Company(id=text(one.get("Id")) or "", name=text(one.get("Name"))))
    for key, one, row_no in seen.fresh("Contact"):
        if one.get("IsDeleted") is not True:
            found.persons.append(_person(key, one, row_no, seen))
    people = _people(seen)
    for key, one, row_no in _deals(seen):
        found.deals.append(_deal(key, one, row_no, seen, tuple(people.get(key, ()))))
    for _, one, row_no in seen.fresh("OpportunityHistory"):
        at, deal, stage = instant(one.get("CreatedDate")), text(one.get("OpportunityId")), text(one.get("StageName"))
        if at is not None and deal and stage:
            state = _state(stages.get(stage, {}), stage)
            found.enter(deal, stage, state, at, row_no, tuple(people.get(deal, ())))
    for object_ in ("Event", "Task", "Quote"):
        found.activities += [
            done for key, one, row_no in seen.fresh(object_) if (done := _activity(object_, key, one, row_no))
        ]
    return found


def _deals(seen: Seen) -> list[tuple[str, Record, int]]:
    """Opportunities read now, and those known before to which a role read now adds a person."""
    found = list(seen.fresh("Opportunity"))
    there = {key for key, _, _ in found}
    for _, role, _ in seen.fresh("OpportunityContactRole"):
        key = text(role.get("OpportunityId")) or ""
        line = seen.known.get("Opportunity", {}).get(key)
        if line is not None and key not in there:
            there.add(key)
            found.append((key, line.record, line.row_no))
    return found


def _state(record: Record, stage: str | None) -> State:
    if "IsWon" not in record:
        return state_named(stage)
    if record["IsWon"] is True:
        return "won"
    return "lost" if record.get("IsClosed") is True else "open"


def _person(key: str, one: Record, row_no: int, seen: Seen) -> Person:
    account = text(one.get("AccountId"))
    return Person(
        id=key,
        first_name=text(one.get("FirstName")),
        last_name=text(one.get("LastName")),
        email=text(one.get("Email")),
        phone=text(one.get("MobilePhone")) or text(one.get("Phone")),
        title=text(one.get("Title")),
        company=text(seen.record("Account", account).get("Name")),
        company_id=account,
        place=text(one.get("MailingCity")),
        created_at=instant(one.get("CreatedDate")),
        modified_at=instant(one.get("SystemModstamp")),
        row_no=row_no,
    )


def _people(seen: Seen) -> dict[str, list[str]]:
    """Contacts of each opportunity, the primary one first."""
    found: dict[str, list[str]] = {}
    for role in sorted(seen.records("OpportunityContactRole"), key=lambda role: role.get("IsPrimary") is not True):
        deal, person = text(role.get("OpportunityId")), text(role.get("ContactId"))
        if deal and person and role.get("IsDeleted") is not True and person not in found.setdefault(deal, []):
            found[deal].append(person)
    return found


def _deal(key: str, one: Record, row_no: int, seen: Seen, people: tuple[str, ...]) -> Deal:
    account = text(one.get("AccountId"))
    state = _state(one, text(one.get("StageName")))
    return Deal(
        id=key,
        person_ids=people,
        company_id=account,
        company=text(seen.record("Account", account).get("Name")),
        amount=number(one.get("Amount")),
        currency=text(one.get("CurrencyIsoCode")),
        stage=text(one.get("StageName")),
        state=state,
        lead_source=text(one.get("LeadSource")),
        created_at=instant(one.get("CreatedDate")),
        closed_at=instant(one.get("CloseDate")) if state != "open" else None,
        modified_at=instant(one.get("SystemModstamp")),
        row_no=row_no,
    )


def _activity(object_: str, key: str, one: Record, row_no: int) -> Activity | None:
    if one.get("IsDeleted") is True:
        return None
    if object_ == "Quote":
        at = instant(one.get("CreatedDate"))
        if at is None or (text(one.get("Status")) or "draft").casefold() in NOT_SENT:
            return None
        person = text(one.get("ContactId"))
        return Activity(
            id=key, kind="quote_sent", person_ids=(person,) if person else (), deal_id=text(one.get("OpportunityId")),
            occurred_at=at, amount=number(one.get("GrandTotal")), currency=text(one.get("CurrencyIsoCode")),
            row_no=row_no,
        )  # fmt: skip
    at = instant(one.get("StartDateTime") if object_ == "Event" else one.get("CompletedDateTime"))
    at = at if at is not None else instant(one.get("ActivityDate"))
    if at is None or one.get("IsAllDayEvent") is True:
        return None
    if object_ == "Task" and (text(one.get("Status")) or "").casefold() != "completed":
        return None
    who, what = text(one.get("WhoId")) or "", text(one.get("WhatId")) or ""
    return Activity(
        id=key,
        kind="meeting" if object_ == "Event" else "call",
        person_ids=(who,) if who.startswith(CONTACT) else (),
        deal_id=what if what.startswith(OPPORTUNITY) else None,
        occurred_at=at,
        minutes=_minutes(one, at),
        row_no=row_no,
    )


def _minutes(one: Record, at: int) -> float | None:
    end, seconds = instant(one.get("EndDateTime")), number(one.get("CallDurationInSeconds"))
    if end is not None and end > at:
        return (end - at) / 60e6
    return seconds / 60 if seconds else None
