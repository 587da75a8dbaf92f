"""Odoo's models as records of a CRM. Empty fields are false there; a reference is a pair of number and name."""

from __future__ import annotations

from jalon.sources.crm.records import Activity, Company, Deal, Person, State
from jalon.sources.crm_api.cells import instant, number, part, parts, text
from jalon.sources.crm_api.lines import Record
from jalon.sources.crm_api.seen import Parts, Seen, state_named


def parts_of(seen: Seen, known: int) -> Parts:
    """What this reading brought; of a lead without a partner, its own name and addresses make the person."""
    found = Parts()
    for one in seen.records("res.partner"):
        if one.get("is_company") is True:
            found.companies.append(Company(id=text(one.get("id")) or "", name=text(one.get("name"))))
    for key, one, row_no in seen.fresh("res.partner"):
        if one.get("is_company") is not True:
            found.persons.append(_person(key, one, row_no))
    for key, one, row_no in seen.fresh("crm.lead"):
        _add_deal(key, one, row_no, seen, found)
    for key, one, row_no in seen.fresh("calendar.event"):
        at, end = instant(one.get("start")), instant(one.get("stop"))
        if at is not None and one.get("active") is not False and one.get("allday") is not True:
            found.activities.append(
                Activity(
                    id=key,
                    kind="meeting",
                    person_ids=tuple(p for p in map(text, parts(one, "partner_ids")) if p),
                    deal_id=_key(one, "opportunity_id"),
                    occurred_at=at,
                    minutes=(end - at) / 60e6 if end is not None and end > at else None,
                    row_no=row_no,
                )
            )
    for key, one, row_no in seen.fresh("sale.order"):
        at = instant(one.get("date_order")) or instant(one.get("create_date"))
        if at is not None and text(one.get("state")) in ("sent", "sale", "done"):
            found.activities.append(_quote(key, one, row_no, at))
    return found


def _key(one: Record, name: str) -> str | None:
    return text(one.get(name)) or text(part(one, name, 0))


def _name(one: Record, name: str) -> str | None:
    return text(part(one, name, 1))


def _person(key: str, one: Record, row_no: int) -> Person:
    return Person(
        id=key,
        name=text(one.get("name")),
        email=text(one.get("email")),
        phone=text(one.get("phone")),
        title=text(one.get("function")),
        company=_name(one, "parent_id"),
        company_id=_key(one, "parent_id"),
        place=text(one.get("city")),
        created_at=instant(one.get("create_date")),
        modified_at=instant(one.get("write_date")),
        row_no=row_no,
    )


def _add_deal(key: str, one: Record, row_no: int, seen: Seen, found: Parts) -> None:
    person, company = _key(one, "partner_id"), text(one.get("partner_name"))
    partner = seen.record("res.partner", person)
    if partner.get("is_company") is True:
        company, person = text(partner.get("name")), None
    if person is None and (text(one.get("contact_name")) or text(one.get("email_from"))):
        person = f"lead {key}"
        found.persons.append(
            Person(
                id=person,
                name=text(one.get("contact_name")),
                email=text(one.get("email_from")),
                phone=text(one.get("phone")),
                title=text(one.get("function")),
                company=company,
                row_no=row_no,
            )
        )
    state = _state(one, seen)
    found.deals.append(
        Deal(
            id=key,
            person_ids=(person,) if person else (),
            company=company or _name(partner, "parent_id"),
            amount=number(one.get("expected_revenue")),
            currency=_name(one, "company_currency"),
            stage=_name(one, "stage_id"),
            state=state,
            lead_source=_name(one, "source_id"),
            created_at=instant(one.get("create_date")),
            closed_at=_closed(one) if state != "open" else None,
            modified_at=instant(one.get("write_date")),
            row_no=row_no,
        )
    )


def _state(one: Record, seen: Seen) -> State:
    """Won by its stage; lost when it is archived without a chance."""
    if one.get("active") is False:
        return "lost"
    stage = seen.record("crm.stage", _key(one, "stage_id"))
    if "is_won" in stage:
        return "won" if stage["is_won"] is True else "open"
    return state_named(_name(one, "stage_id"))


def _closed(one: Record) -> int | None:
    return instant(one.get("date_closed")) or instant(one.get("date_last_stage_update"))


def _quote(key: str, one: Record, row_no: int, at: int) -> Activity:
    person = _key(one, "partner_id")
    return Activity(
        id=key,
        kind="quote_sent",
        person_ids=(person,) if person else (),
        deal_id=_key(one, "opportunity_id"),
        occurred_at=at,
        amount=number(one.get("amount_untaxed")),
        currency=_name(one, "currency_id"),
        row_no=row_no,
    )
