"""HubSpot's objects (CRM API v3) as records of a CRM; a deal's stages come with their history."""

from __future__ import annotations

from jalon.sources.crm.records import Activity, ActivityKind, ActivityState, Company, Deal, Person, State
from jalon.sources.crm_api.cells import instant, number, part, parts, text
from jalon.sources.crm_api.lines import Record
from jalon.sources.crm_api.seen import Parts, Seen, state_named

Stages = dict[str, tuple[str, State]]
OUTCOMES: dict[str, ActivityState] = {
    "COMPLETED": "held", "CANCELED": "cancelled", "CANCELLED": "cancelled", "NO_SHOW": "missed", "SCHEDULED": "planned",
    "RESCHEDULED": "cancelled", "BUSY": "missed", "NO_ANSWER": "missed", "FAILED": "missed", "QUEUED": "planned",
    "RINGING": "missed", "CONNECTING": "missed", "CALLING_CRM_USER": "missed",
}  # fmt: skip
NOT_SENT = frozenset({"DRAFT", "PENDING_APPROVAL", "REJECTED"})


def parts_of(seen: Seen, known: int) -> Parts:
    """What this reading brought; a meeting without an outcome counts as held once it is over at `known` (µs UTC)."""
    found = Parts()
    stages = _stages(seen)
    seen.stage_names(label for label, _ in stages.values())
    for key, record, row_no in seen.fresh("contacts"):
        found.persons.append(_person(key, record, row_no, seen))
    for record_id, record in ((text(record.get("id")), record) for record in seen.records("companies")):
        found.companies.append(
            Company(id=record_id or "", name=text(_of(record, "name")), domain=text(_of(record, "domain")))
        )
    for key, record, row_no in seen.fresh("deals"):
        _add_deal(key, record, row_no, stages, seen, found)
    for kind in ("meetings", "calls", "quotes"):
        for key, record, row_no in seen.fresh(kind):
            done = _activity(kind, key, record, row_no, known)
            if done is not None and record.get("archived") is not True:
                found.activities.append(done)
    return found


def _of(record: Record, name: str) -> object:
    """A property; some taps wrap it in an object with a value."""
    value = part(record, "properties", name)
    return value if text(value) else part(value, "value")


def _linked(record: Record, kind: str) -> tuple[str, ...]:
    found = (text(part(one, "id")) for one in parts(record, "associations", kind, "results"))
    return tuple(dict.fromkeys(one for one in found if one))


def _stages(seen: Seen) -> Stages:
    found: Stages = {}
    for record in (*seen.records("stages"), *seen.records("deal_pipelines"), *seen.records("deal_pipeline")):
        for stage in parts(record, "stages"):
            key = text(part(stage, "id")) or text(part(stage, "stageId"))
            label = text(part(stage, "label"))
            if key and label:
                found[key] = (label, _state_of(stage, label))
    return found


def _state_of(stage: object, label: str) -> State:
    chance = number(part(stage, "metadata", "probability"))
    closed = part(stage, "metadata", "isClosed")
    if closed is None and part(stage, "closedWon") is None:
        return state_named(label)
    if part(stage, "closedWon") is True or (str(closed).casefold() == "true" and chance == 1):
        return "won"
    return "lost" if str(closed).casefold() == "true" else "open"


def _person(key: str, record: Record, row_no: int, seen: Seen) -> Person:
    companies = _linked(record, "companies")
    own = text(_of(record, "company"))
    return Person(
        id=key,
        first_name=text(_of(record, "firstname")),
        last_name=text(_of(record, "lastname")),
        email=text(_of(record, "email")),
        phone=text(_of(record, "mobilephone")) or text(_of(record, "phone")),
        title=text(_of(record, "jobtitle")),
        company=own or text(_of(seen.record("companies", companies[0] if companies else None), "name")),
        company_id=companies[0] if companies else None,
        place=text(_of(record, "city")),
        linkedin_url=text(_of(record, "hs_linkedin_url")),
        created_at=instant(_of(record, "createdate")),
        modified_at=instant(_of(record, "lastmodifieddate")),
        row_no=row_no,
    )


def _add_deal(key: str, record: Record, row_no: int, stages: Stages, seen: Seen, found: Parts) -> None:
    stage = text(_of(record, "dealstage")) or ""
    label, state = stages.get(stage, (stage, _told(record, stage)))
    companies = _linked(record, "companies")
    found.deals.append(
        Deal(
            id=key,
            person_ids=_linked(record, "contacts"),
            company_id=companies[0] if companies else None,
            company=text(_of(seen.record("companies", companies[0] if companies else None), "name")),
            amount=number(_of(record, "amount")),
            currency=text(_of(record, "deal_currency_code")),
            stage=label or None,
            state=state,
            lead_source=text(_of(record, "hs_analytics_source")),
            created_at=instant(_of(record, "createdate")),
            closed_at=instant(_of(record, "closedate")) if state != "open" else None,
            modified_at=instant(_of(record, "hs_lastmodifieddate")),
            row_no=row_no,
        )
    )
    for entry in parts(record, "propertiesWithHistory", "dealstage"):
        at, entered = instant(part(entry, "timestamp")), text(part(entry, "value"))
        if at is not None and entered:
            name, meaning = stages.get(entered, (entered, state_named(entered)))
            found.enter(key, name, meaning, at, row_no, _linked(record, "contacts"))


def _told(record: Record, stage: str) -> State:
    """The state of a deal in a stage whose pipeline was not read."""
    if str(_of(record, "hs_is_closed_won")).casefold() == "true":
        return "won"
    return "lost" if str(_of(record, "hs_is_closed")).casefold() == "true" else state_named(stage)


def _activity(kind: str, key: str, record: Record, row_no: int, known: int) -> Activity | None:
    kinds: dict[str, ActivityKind] = {"meetings": "meeting", "calls": "call", "quotes": "quote_sent"}
    if kind == "quotes":
        at, end = instant(_of(record, "hs_createdate")), None
        state: ActivityState = "planned" if text(_of(record, "hs_status")) in NOT_SENT else "held"
    else:
        at = instant(_of(record, "hs_meeting_start_time")) or instant(_of(record, "hs_timestamp"))
        end = instant(_of(record, "hs_meeting_end_time"))
        said = text(_of(record, "hs_meeting_outcome" if kind == "meetings" else "hs_call_status"))
        state = OUTCOMES.get(said or "", "held")
        # "Scheduled" is what stands there until somebody says what became of it.
        state = "held" if state == "planned" and kind == "meetings" and at is not None and at <= known else state
    if at is None:
        return None
    people, deals = _linked(record, "contacts"), _linked(record, "deals")
    return Activity(
        id=key,
        kind=kinds[kind],
        state=state,
        person_ids=people,
        deal_id=deals[0] if deals else None,
        occurred_at=at,
        minutes=(end - at) / 60e6 if end and end > at else _call_minutes(record),
        amount=number(_of(record, "hs_quote_amount")),
        currency=text(_of(record, "hs_currency")),
        row_no=row_no,
    )


def _call_minutes(record: Record) -> float | None:
    length = number(_of(record, "hs_call_duration"))
    return length / 60_000 if length else None
