"""Rows of an export as records of a CRM; what cannot be trusted is refused with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jalon.records.identity import fact_id
from jalon.sources.crm.records import Activity, Deal, Person, StageChange, State
from jalon.sources.crm_file.mapping import stage_code
from jalon.sources.crm_file.sheet import Export, Row, as_text, cell_at
from jalon.sources.intake import Notes
from jalon.sources.limits import limits
from jalon.sources.outcomes.headers import currency_of
from jalon.sources.outcomes.money import parse_money

_IN_BRACKETS = re.compile(r"(?P<name>[^(;]*)(?:\((?P<inside>[^)]*)\))?")
# What names a deal without a number, and does not change from one export to the next.
NAMED_BY = ("deal_name", "company", "person", "email", "created_at")
QUOTE_DATES = {"quote_requested_at": "devis demandé", "quote_sent_at": "devis envoyé"}
_PERSONS = re.compile(r"\s*;\s*")


@dataclass(slots=True)
class Found:
    """What the rows of one table gave, and which rows gave something."""

    persons: dict[str, Person] = field(default_factory=dict[str, Person])
    deals: dict[str, Deal] = field(default_factory=dict[str, Deal])
    changes: list[StageChange] = field(default_factory=list[StageChange])
    activities: list[Activity] = field(default_factory=list[Activity])
    kept: int = 0
    again: int = 0


def records_of(export: Export, high: int, notes: Notes) -> Found:
    """All records of a table; dates from `high` (µs UTC) on lie in the future."""
    found = Found()
    for row_no, row in enumerate(export.rows, export.fitted.row + 2):
        cells = [as_text(cell) for cell in row]
        if not any(cells):
            continue
        if any(len(cell) > limits().cell_characters for cell in cells):
            notes.refuse("text_too_long", row_no)
        elif export.fitted.mapping.object == "contacts":
            _add_person(export, row, row_no, found, notes)
        else:
            _add_deal(export, row, row_no, high, found, notes)
    return found


def _add_person(export: Export, row: Row, row_no: int, found: Found, notes: Notes) -> None:
    person = _person(export, row, row_no)
    if not (person.name or person.last_name or person.email or person.linkedin_url):
        notes.refuse("crm_nobody", row_no)
    elif person.id in found.persons:
        notes.refuse("crm_row_again", row_no)
    else:
        found.persons[person.id] = person
        found.kept += 1


def _person(export: Export, row: Row, row_no: int) -> Person:
    def read(field: str) -> str | None:
        return export.text(row, field) or None

    name, first, last, email = read("name"), read("first_name"), read("last_name"), read("email")
    company = read("company")
    return Person(
        id=read("id") or fact_id("person", name, first, last, email, company),
        name=name,
        first_name=first,
        last_name=last,
        email=email,
        phone=read("phone"),
        title=read("title"),
        company=company,
        place=read("place"),
        linkedin_url=read("linkedin_url"),
        created_at=export.at(row, "created_at"),
        row_no=row_no,
    )


def _add_deal(export: Export, row: Row, row_no: int, high: int, found: Found, notes: Notes) -> None:
    amount, currency, is_fair = _money(export, row, row_no, notes)
    stage = export.text(row, "stage")
    named = (_named(export, row) if field == "person" else export.text(row, field) for field in NAMED_BY)
    key = export.text(row, "id") or fact_id("deal", *named)
    if not is_fair or not _is_new(key, row_no, found, notes):
        return
    state = _state(export, row, stage)
    closed = export.at(row, "closed_at") if state != "open" else None
    if state != "open" and export.fitted.mapping.object == "quotes":
        closed = closed or export.at(row, "sent_at")
    if state != "open" and closed is None:
        notes.problem("crm_end_undated", row_no)
    if closed is not None and closed >= high:
        notes.refuse("day_in_future", row_no)
        return
    people = _people(export, row, row_no, found)
    found.deals[key] = Deal(
        id=key,
        person_ids=people,
        company=export.text(row, "company") or None,
        amount=amount,
        currency=currency,
        stage=stage or None,
        state=state,
        lead_source=export.text(row, "lead_source") or None,
        created_at=export.at(row, "created_at") or export.at(row, "sent_at"),
        closed_at=closed,
        modified_at=export.at(row, "modified_at"),
        row_no=row_no,
    )
    found.kept += 1
    _add_stages(export, row, found.deals[key], high, found)


def _is_new(key: str, row_no: int, found: Found, notes: Notes) -> bool:
    if key in found.deals:
        notes.refuse("crm_row_again", row_no)
    return key not in found.deals


def _state(export: Export, row: Row, stage: str) -> State:
    for text in (export.text(row, "state"), stage):
        code = stage_code(text, export.fitted.mapping.stages)
        if code == "won":
            return "won"
        if code == "lost":
            return "lost"
    return "open"


def _money(export: Export, row: Row, row_no: int, notes: Notes) -> tuple[float | None, str | None, bool]:
    cell = export.cell(row, "amount")
    currency = currency_of(export.text(row, "currency"))
    if cell is None:
        return None, currency, True
    money = parse_money(cell)
    if money is None:
        notes.problem("amount_unreadable", row_no)
        return None, currency, True
    if money.value < 0:
        notes.refuse("amount_negative", row_no)
        return None, None, False
    return money.value, currency or money.currency, True


def _named(export: Export, row: Row) -> str:
    """The person of a deal as written: in a column of one's own, or the first name and the last name in two."""
    both = (export.text(row, "first_name"), export.text(row, "last_name"))
    return export.text(row, "person") or " ".join(filter(None, both))


def _people(export: Export, row: Row, row_no: int, found: Found) -> tuple[str, ...]:
    """Records of the people of a deal: by id where the export gives it, else as named in the row."""
    ids = tuple(part for part in _PERSONS.split(export.text(row, "person_id")) if part)
    if ids:
        return ids
    company, mail = export.text(row, "company") or None, export.text(row, "email") or None
    written = [part for part in _PERSONS.split(_named(export, row)) if part] or ([""] if mail else [])
    keys: list[str] = []
    for text in written:
        parts = _IN_BRACKETS.fullmatch(text)
        name = (parts.group("name").strip() if parts else text) or None
        inside = parts.group("inside") if parts else None
        email = inside if inside and "@" in inside else mail if len(written) == 1 else None
        key = fact_id("named in deal", name, email, company)
        found.persons.setdefault(key, Person(id=key, name=name, email=email, company=company, row_no=row_no))
        keys.append(key)
    return tuple(keys)


def _add_stages(export: Export, row: Row, deal: Deal, high: int, found: Found) -> None:
    """Dated stages of a deal, and the quotes that they speak of."""
    entered = [(stage, export.instant(cell_at(row, n))) for stage, n in export.fitted.entered.items()]
    entered += [(stage, export.at(row, field)) for field, stage in QUOTE_DATES.items()]
    if export.fitted.mapping.object == "quotes":
        entered.append(("devis envoyé", export.at(row, "sent_at")))
    for stage, at in entered:
        if at is None or at >= high:
            continue
        code = stage_code(stage, export.fitted.mapping.stages)
        state: State = "won" if code == "won" else "lost" if code == "lost" else "open"
        found.changes.append(StageChange(deal_id=deal.id, stage=stage, state=state, occurred_at=at, row_no=deal.row_no))
        if code in ("sent", "requested"):
            found.activities.append(_quote(deal, code, at))


def _quote(deal: Deal, code: str, at: int) -> Activity:
    return Activity(
        id=deal.id,
        kind="quote_sent" if code == "sent" else "quote_requested",
        person_ids=deal.person_ids,
        deal_id=deal.id,
        occurred_at=at,
        amount=deal.amount,
        currency=deal.currency,
        row_no=deal.row_no,
    )
