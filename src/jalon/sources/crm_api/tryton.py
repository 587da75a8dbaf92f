"""Tryton's models as records of a CRM. A party is a company or a person, which Tryton does not tell apart.

A party counts as a company when its name bears a legal form, or when an opportunity or a sale names a contact of
another name at it; then that contact is the person. Else the party is the person.
"""

from __future__ import annotations

import datetime as dt

from jalon.records.identity import has_legal_form
from jalon.sources.crm.records import Activity, Company, Deal, Person, State
from jalon.sources.crm_api.cells import instant, number, part, parts, text
from jalon.sources.crm_api.lines import Record
from jalon.sources.crm_api.seen import Parts, Seen

STATES: dict[str, State] = {"won": "won", "lost": "lost", "cancelled": "gone"}
STAGES = {
    "lead": "Lead", "opportunity": "Opportunity", "converted": "Converted", "won": "Won", "lost": "Lost",
    "cancelled": "Cancelled",
}  # fmt: skip
DEALINGS = ("sale.opportunity", "sale.sale")
NOT_SENT = frozenset({"draft", "cancelled"})


def parts_of(seen: Seen, known: int) -> Parts:
    """What this reading brought; a contact mechanism read now tells anew of its party."""
    found = Parts()
    named = _named_contacts(seen)
    employers = frozenset(named.values())
    reach, places = _mechanisms(seen), _places(seen)
    for one in seen.records("party.party"):
        key = text(one.get("id")) or ""
        if _is_company(key, one, employers):
            found.companies.append(Company(id=key, name=text(one.get("name")), place=places.get(key)))
    for key, row_no in _parties(seen):
        one = seen.record("party.party", key)
        if not _is_company(key, one, employers):
            found.persons.append(_party(key, one, reach.get(key, []), places.get(key), row_no))
    for key, row_no in _contacts(seen, named):
        found.persons.append(_contact(key, seen.record("party.contact_mechanism", key), seen, row_no))
    for key, one, row_no in seen.fresh("sale.opportunity"):
        _add_deal(key, one, row_no, seen, named, employers, found)
    for key, one, row_no in seen.fresh("sale.sale"):
        quote = _quote(key, one, row_no, named, employers)
        if quote is not None:
            found.activities.append(quote)
    return found


def _parties(seen: Seen) -> list[tuple[str, int]]:
    """Parties to be told, with their lines: read now, or of whom an address was read now."""
    rows = {key: row_no for key, _, row_no in seen.fresh("party.party")}
    for object_ in ("party.contact_mechanism", "party.address"):
        for _, one, _ in seen.fresh(object_):
            key = text(one.get("party"))
            line = seen.known.get("party.party", {}).get(key or "")
            if key and line is not None:
                rows.setdefault(key, line.row_no)
    return sorted(rows.items(), key=lambda row: row[1])


def _named_contacts(seen: Seen) -> dict[str, str]:
    """Contacts of opportunities and sales that bear a name of their own, by the party where the person works.

    Any other mechanism's name is a label, such as "Work".
    """
    asked = {text(one.get("contact")) for object_ in DEALINGS for one in seen.records(object_)}
    found: dict[str, str] = {}
    for key in sorted(key for key in asked if key):
        one = seen.record("party.contact_mechanism", key)
        party, name = text(one.get("party")), text(one.get("name"))
        if party and name and name.casefold() != (_name(seen, party) or "").casefold():
            found[key] = party
    return found


def _contacts(seen: Seen, named: dict[str, str]) -> list[tuple[str, int]]:
    """Persons to be told, with their lines: read now, or named now by an opportunity or a sale."""
    rows = {key: row_no for key, _, row_no in seen.fresh("party.contact_mechanism") if key in named}
    for object_ in DEALINGS:
        for _, one, _ in seen.fresh(object_):
            key = text(one.get("contact"))
            if key in named:
                rows.setdefault(key, seen.known["party.contact_mechanism"][key].row_no)
    return sorted(rows.items(), key=lambda row: row[1])


def _is_company(key: str, one: Record, employers: frozenset[str]) -> bool:
    return key in employers or has_legal_form(text(one.get("name")) or "")


def _name(seen: Seen, party: str | None) -> str | None:
    return text(seen.record("party.party", party).get("name"))


def _mechanisms(seen: Seen) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for one in seen.records("party.contact_mechanism"):
        if one.get("active") is not False:
            found.setdefault(text(one.get("party")) or "", []).append(one)
    return found


def _first(reach: list[Record], *kinds: str) -> str | None:
    return next((text(one.get("value")) for kind in kinds for one in reach if one.get("type") == kind), None)


def _profile(reach: list[Record]) -> str | None:
    values = (text(one.get("value")) or "" for one in reach if one.get("type") in ("website", "other"))
    return next((value for value in values if "linkedin.com/" in value.casefold()), None)


def _places(seen: Seen) -> dict[str, str]:
    """The first city known of each party."""
    found: dict[str, str] = {}
    for one in seen.records("party.address"):
        party, city = text(one.get("party")), text(one.get("city"))
        if party and city:
            found.setdefault(party, city)
    return found


def _party(key: str, one: Record, reach: list[Record], place: str | None, row_no: int) -> Person:
    return Person(
        id=key,
        name=text(one.get("name")),
        email=_first(reach, "email"),
        phone=_first(reach, "mobile", "phone"),
        place=place,
        linkedin_url=_profile(reach),
        created_at=moment(one.get("create_date")),
        modified_at=moment(one.get("write_date")),
        row_no=row_no,
    )


def _contact(key: str, one: Record, seen: Seen, row_no: int) -> Person:
    party, reach = text(one.get("party")), [one]
    return Person(
        id=f"contact {key}",
        name=text(one.get("name")),
        email=_first(reach, "email"),
        phone=_first(reach, "mobile", "phone"),
        company=_name(seen, party),
        company_id=party,
        linkedin_url=_profile(reach),
        created_at=moment(one.get("create_date")),
        modified_at=moment(one.get("write_date")),
        row_no=row_no,
    )


def _person_of(one: Record, named: dict[str, str], employers: frozenset[str]) -> tuple[str, ...]:
    contact, party = text(one.get("contact")), text(one.get("party"))
    if contact in named:
        return (f"contact {contact}",)
    return (party,) if party and party not in employers else ()


def _add_deal(
    key: str, one: Record, row_no: int, seen: Seen, named: dict[str, str], employers: frozenset[str], found: Parts
) -> None:
    said = text(one.get("state")) or ""
    state = STATES.get(said, "open")
    party, people = text(one.get("party")), _person_of(one, named, employers)
    is_company = party is not None and _is_company(party, seen.record("party.party", party), employers)
    history = [(moment(part(entry, "at")), text(part(entry, "state")) or "") for entry in parts(one, "history")]
    changes = _changes([(at, name) for at, name in history if at is not None and name])
    found.deals.append(
        Deal(
            id=key,
            person_ids=() if is_company and people == (party,) else people,
            company_id=party if is_company else None,
            company=_name(seen, party) if is_company else None,
            amount=_decimal(one.get("amount")),
            currency=_currency(one),
            stage=STAGES.get(said, said) or None,
            state=state,
            created_at=moment(one.get("create_date")) if not changes else min(changes)[0],
            closed_at=_closed(one, said, changes) if state in ("won", "lost") else None,
            modified_at=moment(one.get("write_date")) or moment(one.get("create_date")),
            row_no=row_no,
        )
    )
    for at, name in changes:
        found.enter(key, STAGES.get(name, name), STATES.get(name, "open"), at, row_no, people)


def _changes(history: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The versions that brought another state, the oldest first."""
    rows = sorted(set(history))
    return [row for before, row in zip([None, *rows], rows, strict=False) if before is None or before[1] != row[1]]


def _closed(one: Record, said: str, changes: list[tuple[int, str]]) -> int | None:
    """The day that Tryton gives, else the last instant at which it ended."""
    return moment(one.get("end_date")) or max((at for at, name in changes if name == said), default=None)


def _quote(key: str, one: Record, row_no: int, named: dict[str, str], employers: frozenset[str]) -> Activity | None:
    at = moment(one.get("quotation_date")) or moment(one.get("sale_date"))
    if at is None or (text(one.get("state")) or "draft") in NOT_SENT:
        return None
    model, _, deal = (text(one.get("origin")) or "").partition(",")
    return Activity(
        id=key,
        kind="quote_sent",
        person_ids=_person_of(one, named, employers),
        deal_id=deal if model == "sale.opportunity" else None,
        occurred_at=at,
        amount=_decimal(one.get("untaxed_amount")),
        currency=_currency(one),
        row_no=row_no,
    )


def _currency(one: Record) -> str | None:
    return text(part(one, "currency.", "code"))


def _decimal(value: object) -> float | None:
    exact = part(value, "decimal")
    return number(value if exact is None else exact)


def moment(value: object) -> int | None:
    """µs UTC of a date or date-time as Tryton's JSON writes it: an object of numbers."""
    if part(value, "year") is None:
        return instant(value)
    names = ("year", "month", "day", "hour", "minute", "second", "microsecond")
    try:
        year, month, day, *clock = (int(part(value, name) or 0) for name in names)
        found = dt.datetime(year, month, day, *clock, tzinfo=dt.UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return instant(found.isoformat())
