"""Journeys of people and accounts, as the result carries them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """A step when it first happened: first_touch, two_way, meeting_agreed, meeting_held, quote_requested, quote_sent,
    contract_signed or lost; its channel (linkedin, calendar, results, or message: told by a message that the person
    confirmed), and the file and row that shows it.

    `confirmed` is False for what only a message says: it counts nowhere until a person, calendar or CRM confirms it.
    """

    kind: str
    on: str
    channel: str
    file: str
    row_no: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """One person's way (a code, and title and company), and the furthest confirmed step."""

    person: str
    about: str | None
    furthest: str
    steps: tuple[JourneyStep, ...]


@dataclass(frozen=True, slots=True)
class AccountJourney:
    """A company with several people on the way (codes), and the first of each step over all of them."""

    account: str
    people: tuple[str, ...]
    steps: tuple[JourneyStep, ...]


@dataclass(frozen=True, slots=True)
class Journeys:
    """People with a conversation or a step in real life: how many came how far, and the ways, the furthest first.

    `state` is measured or not_measured (no source holds messages, meetings or results). `unconfirmed` counts the
    appointments that only a message tells.
    """

    state: str = "not_measured"
    people: int = 0
    unconfirmed: int = 0
    furthest: tuple[tuple[str, int], ...] = ()
    shown: tuple[Journey, ...] = ()
    accounts: tuple[AccountJourney, ...] = ()
