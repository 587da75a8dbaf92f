"""Pipedrive's objects (API v2, and v1 as taps write it) as records of a CRM."""

from __future__ import annotations

from jalon.sources.crm.records import Activity, Company, Deal, Person, State
from jalon.sources.crm_api.cells import instant, number, part, parts, text
from jalon.sources.crm_api.lines import Record
from jalon.sources.crm_api.seen import Parts, Seen, state_named


def parts_of(seen: Seen, known: int) -> Parts:
    """What this reading brought."""
    found = Parts()
    for one in seen.records("organizations"):
        found.companies.append(Company(id=text(one.get("id")) or "", name=text(one.get("name"))))
    seen.stage_names(text(one.get("name")) for one in seen.records("stages") if seen.known.get("dealflow"))
    for key, one, row_no in seen.fresh("persons"):
        if not _is_gone(one):
            found.persons.append(_person(key, one, row_no, seen))
    for key, one, row_no in seen.fresh("deals"):
        if not _is_gone(one):
            found.deals.append(_deal(key, one, row_no, seen))
    for _, one, row_no in seen.fresh("dealflow"):
        _add_change(one, row_no, seen, found)
    for key, one, row_no in seen.fresh("activities"):
        done = _activity(key, one, row_no)
        if done is not None and not _is_gone(one):
            found.activities.append(done)
    return found


def _is_gone(one: Record) -> bool:
    return one.get("is_deleted") is True or one.get("active_flag") is False


def _key(value: object) -> str | None:
    """An identifier: bare in v2, within an object in v1."""
    return text(value) or text(part(value, "value"))


def _main(one: Record, *names: str) -> str | None:
    """The primary of a list of addresses or numbers, else the first."""
    for name in names:
        rows = sorted(parts(one, name), key=lambda row: part(row, "primary") is not True)
        found = next((value for row in rows if (value := text(part(row, "value")))), None)
        if found:
            return found
    return None


def _person(key: str, one: Record, row_no: int, seen: Seen) -> Person:
    company = _key(one.get("org_id"))
    return Person(
        id=key,
        name=text(one.get("name")),
        first_name=text(one.get("first_name")),
        last_name=text(one.get("last_name")),
        email=_main(one, "emails", "email"),
        phone=_main(one, "phones", "phone"),
        title=text(one.get("job_title")),
        company=text(seen.record("organizations", company).get("name")) or text(one.get("org_name")),
        company_id=company,
        created_at=instant(one.get("add_time")),
        modified_at=instant(one.get("update_time")),
        row_no=row_no,
    )


def _deal(key: str, one: Record, row_no: int, seen: Seen) -> Deal:
    said = text(one.get("status"))
    state: State = "won" if said == "won" else "lost" if said == "lost" else "open"
    ended = one.get("won_time") if state == "won" else one.get("lost_time")
    person, company = _key(one.get("person_id")), _key(one.get("org_id"))
    return Deal(
        id=key,
        person_ids=(person,) if person else (),
        company_id=company,
        company=text(seen.record("organizations", company).get("name")) or text(one.get("org_name")),
        amount=number(one.get("value")),
        currency=text(one.get("currency")),
        stage=_stage(one.get("stage_id"), seen),
        state=state,
        lead_source=text(one.get("origin")),
        created_at=instant(one.get("add_time")),
        closed_at=(instant(ended) or instant(one.get("close_time"))) if state != "open" else None,
        modified_at=instant(one.get("update_time")),
        row_no=row_no,
    )


def _stage(key: object, seen: Seen) -> str | None:
    number_ = text(key)
    return text(seen.record("stages", number_).get("name")) or number_


def _add_change(one: Record, row_no: int, seen: Seen, found: Parts) -> None:
    """A line of a deal's flow that tells of a new stage."""
    data = one.get("data") or one
    if text(part(data, "field_key")) != "stage_id":
        return
    at, deal = instant(part(data, "log_time")), text(part(data, "item_id")) or text(part(data, "deal_id"))
    stage = _stage(part(data, "new_value"), seen)
    if at is not None and deal and stage:
        person = _key(seen.record("deals", deal).get("person_id"))
        found.enter(deal, stage, state_named(stage), at, row_no, (person,) if person else ())


def _activity(key: str, one: Record, row_no: int) -> Activity | None:
    kind = text(one.get("type"))
    day = text(one.get("due_date"))
    if kind not in ("call", "meeting") or one.get("done") not in (True, 1) or not day:
        return None
    at = instant(f"{day}T{text(one.get('due_time')) or '12:00'}")
    if at is None:
        return None
    people = [_key(one.get("person_id")), *(_key(part(p, "person_id")) for p in parts(one, "participants"))]
    return Activity(
        id=key,
        kind="call" if kind == "call" else "meeting",
        person_ids=tuple(dict.fromkeys(one for one in people if one)),
        deal_id=_key(one.get("deal_id")),
        occurred_at=at,
        minutes=_minutes(one.get("duration")),
        row_no=row_no,
    )


def _minutes(length: object) -> float | None:
    """Minutes of HH:MM or HH:MM:SS."""
    numbers = [number(piece) for piece in (text(length) or "").split(":")]
    if len(numbers) not in (2, 3) or numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0] * 60 + numbers[1] or None
