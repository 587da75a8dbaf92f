"""BottleCRM's records as records of a CRM. A lead is a person; a deal is an opportunity."""

from __future__ import annotations

from jalon.sources.crm.records import Activity, ActivityKind, Company, Deal, Person, State
from jalon.sources.crm_api.cells import instant, number, part, parts, text
from jalon.sources.crm_api.lines import Record
from jalon.sources.crm_api.seen import Parts, Seen, state_named

NOT_SENT = frozenset({"draft", "cancelled"})
TALKS: dict[str, ActivityKind] = {"call": "call", "meeting": "meeting"}
# A call of another outcome reached nobody.
REACHED = frozenset({"", "connected"})


def parts_of(seen: Seen, known: int) -> Parts:
    """What this reading brought; of stages the service dates the present one alone."""
    found = Parts()
    seen.stage_names(text(one.get("stage_label")) for one in seen.records("opportunities"))
    for object_ in ("contacts", "leads"):
        for key, one, row_no in seen.fresh(object_):
            found.persons.append(_person(object_, key, one, row_no))
    for one in seen.records("opportunities"):
        account = text(part(one, "account", "id"))
        if account:
            found.companies.append(Company(id=account, name=text(part(one, "account", "name"))))
    for key, one, row_no in seen.fresh("opportunities"):
        _add_deal(key, one, row_no, known, found)
    for key, one, row_no in seen.fresh("estimates"):
        quote = _quote(key, one, row_no)
        if quote is not None:
            found.activities.append(quote)
    for key, one, row_no in seen.fresh("interactions"):
        talk = _talk(key, one, row_no, seen)
        if talk is not None:
            found.activities.append(talk)
    return found


def _person(object_: str, key: str, one: Record, row_no: int) -> Person:
    company = text(part(one, "account_detail", "name")) or text(one.get("organization"))
    return Person(
        id=key if object_ == "contacts" else f"lead {key}",
        first_name=text(one.get("first_name")),
        last_name=text(one.get("last_name")),
        email=text(one.get("email")),
        phone=text(one.get("phone_e164")) or text(one.get("phone")),
        title=text(one.get("title")) or text(one.get("job_title")),
        company=company or text(one.get("company_name")),
        company_id=text(part(one, "account_detail", "id")),
        place=text(one.get("city")),
        linkedin_url=text(one.get("linkedin_url")),
        created_at=instant(one.get("created_at")),
        modified_at=instant(one.get("updated_at")),
        row_no=row_no,
    )


def _add_deal(key: str, one: Record, row_no: int, known: int, found: Parts) -> None:
    stage = text(one.get("stage_label")) or text(one.get("stage"))
    state, people = _state(one), tuple(p for p in map(text, parts(one, "contacts")) if p)
    entered = instant(one.get("stage_changed_at")) or instant(one.get("created_at"))
    found.deals.append(
        Deal(
            id=key,
            person_ids=people,
            company_id=text(part(one, "account", "id")),
            company=text(part(one, "account", "name")),
            amount=number(one.get("amount")),
            currency=text(one.get("currency")),
            stage=stage,
            state=state,
            lead_source=text(one.get("lead_source")),
            created_at=instant(one.get("created_at")),
            closed_at=_closed(one, entered, known) if state != "open" else None,
            modified_at=entered,
            row_no=row_no,
        )
    )
    if stage and entered is not None:
        found.enter(key, stage, state, entered, row_no, people)


def _state(one: Record) -> State:
    if one.get("is_active") is False:
        return "gone"
    kind = text(one.get("stage_kind"))
    if kind in ("open", "won", "lost"):
        return kind
    return state_named(text(one.get("stage_label")))


def _closed(one: Record, entered: int | None, known: int) -> int | None:
    """The day of closing that was written, unless it still lies ahead; else when the deal came into its stage."""
    day = instant(one.get("closed_on"))
    return day if day is not None and day <= known else entered


def _quote(key: str, one: Record, row_no: int) -> Activity | None:
    at = instant(one.get("issue_date")) or instant(one.get("created_at"))
    if at is None or (text(one.get("status")) or "draft").casefold() in NOT_SENT:
        return None
    person = text(one.get("contact")) or text(part(one, "contact", "id"))
    return Activity(
        id=key,
        kind="quote_sent",
        person_ids=(person,) if person else (),
        deal_id=text(part(one, "opportunity", "id")),
        occurred_at=at,
        amount=number(one.get("total_amount")),
        currency=text(one.get("currency")),
        row_no=row_no,
    )


def _talk(key: str, one: Record, row_no: int, seen: Seen) -> Activity | None:
    """A call or meeting with the person on whose record it was noted, else with the only contact of its deal."""
    kind, at = TALKS.get(text(one.get("kind")) or ""), instant(one.get("occurred_at"))
    if kind is None or at is None:
        return None
    contact, lead, deal = (text(one.get(name)) for name in ("contact", "lead", "opportunity"))
    alone = [text(person) for person in parts(seen.record("opportunities", deal), "contacts")]
    person = contact or (f"lead {lead}" if lead else alone[0] if len(alone) == 1 else None)
    seconds = number(one.get("duration_seconds"))
    return Activity(
        id=key,
        kind=kind,
        state="held" if (text(one.get("outcome")) or "") in REACHED else "missed",
        person_ids=(person,) if person else (),
        deal_id=deal,
        occurred_at=at,
        minutes=seconds / 60 if seconds else None,
        row_no=row_no,
    )
