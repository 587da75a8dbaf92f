"""The records of a CRM, the same from a file and from an API. Instants are whole microseconds UTC, or None."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# "gone": deleted or cancelled there; known, and counted no longer.
State = Literal["open", "won", "lost", "gone"]
ActivityKind = Literal["call", "meeting", "email", "quote_requested", "quote_sent"]
ActivityState = Literal["held", "cancelled", "missed", "planned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact or lead."""

    id: str
    name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    phone: str | None = None
    title: str | None = None
    company: str | None = None
    company_id: str | None = None
    place: str | None = None
    linkedin_url: str | None = None
    created_at: int | None = None
    modified_at: int | None = None
    row_no: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """An account or organisation."""

    id: str
    name: str | None = None
    domain: str | None = None
    place: str | None = None
    row_no: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One deal as it stands in the CRM at the time of the extract."""

    id: str
    person_ids: tuple[str, ...] = ()
    company_id: str | None = None
    company: str | None = None
    amount: float | None = None
    currency: str | None = None
    stage: str | None = None
    state: State = "open"
    lead_source: str | None = None
    created_at: int | None = None
    closed_at: int | None = None
    modified_at: int | None = None
    row_no: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """A deal entered a stage."""

    deal_id: str
    stage: str
    state: State = "open"
    occurred_at: int
    row_no: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A call, meeting, e-mail or quote with people, perhaps for a deal."""

    id: str
    kind: ActivityKind
    state: ActivityState = "held"
    person_ids: tuple[str, ...] = ()
    deal_id: str | None = None
    occurred_at: int
    minutes: float | None = None
    amount: float | None = None
    currency: str | None = None
    row_no: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What one reading of a CRM gave; `exported_on` in µs UTC is when it became known to this store.

    No record carries a clock of its own for that: a CRM may be told of the past at any time, and what was known here at
    an instant must not change with what is read later.
    """

    system: str
    account: str = ""
    persons: tuple[Person, ...] = ()
    companies: tuple[Company, ...] = ()
    deals: tuple[Deal, ...] = ()
    stage_changes: tuple[StageChange, ...] = ()
    activities: tuple[Activity, ...] = ()
    exported_on: int
