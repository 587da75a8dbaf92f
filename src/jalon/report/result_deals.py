"""How we know that LinkedIn helped with each deal, as the result carries it."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.report.result_journeys import JourneyStep


@dataclass(frozen=True, slots=True)
class DealEvidence:
    """A deal (a code and its company): outcome won, lost or open, value, grade, the rows that show it.

    `grade` is traced, first_contact, stated or none; `reconciled` says how trace and statements stand to one another:
    agree, disagree, trace_alone, statement_alone or nothing. `said` are pairs of speaker and answer. `linked` is False
    when nobody of the deal is known on LinkedIn.
    """

    deal: str
    account: str | None
    outcome: str
    on: str | None
    amount: float | None
    currency: str | None
    grade: str
    reconciled: str
    linked: bool
    said: tuple[tuple[str, str], ...]
    steps: tuple[JourneyStep, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Amounts of several currencies in one, at the exchange rates given: `converted` of them were in another.

    `missing` have no rate of their day; then there is no `amount`.
    """

    currency: str
    amount: float | None
    converted: int
    missing: int


@dataclass(frozen=True, slots=True)
class Deals:
    """All deals; of those won, how many have each grade, and how many wait for a word of the seller.

    `returning` are deals won with a person or company that had signed before. By the CRM's own word for the origin of
    those won, `referred` came by a referral, `origin_linkedin` from LinkedIn; `origin_untraced` in no row.
    """

    state: str = "not_measured"
    won: int = 0
    grades: tuple[tuple[str, int], ...] = ()
    unasked: int = 0
    disagreeing: int = 0
    returning: int = 0
    referred: int = 0
    origin_linkedin: int = 0
    origin_untraced: int = 0
    shown: tuple[DealEvidence, ...] = ()
