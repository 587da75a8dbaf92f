"""The member's own side and hours, as the result carries them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Something that waits: with whom (a code, title and company), since when, and the row that shows it."""

    person: str
    about: str | None
    on: str
    days: int
    file: str
    row_no: int
    amount: float | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class ReturnPerHour:
    """In one currency: deals won with a trace on LinkedIn, their value, and value per hour, least and most.

    `converted` of the deals were in another currency and stand at the exchange rates given.
    """

    currency: str
    deals: int
    amount: float
    low: float
    high: float
    converted: int = 0


@dataclass(frozen=True, slots=True)
class HoursSpent:
    """Hours of the year, least, usual and most; gestures by kind, hours in meetings; value per hour beside them."""

    low: float
    usual: float
    high: float
    meetings: float
    gestures: dict[str, int] = field(default_factory=dict[str, int])
    returns: tuple[ReturnPerHour, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnSide:
    """How the member answers, in hours (quartiles), and what waits: threads, quotes promised, quotes gone silent.

    `state` is not_measured without messages. `texts_kept` is False when promises could not be read. `replies` counts
    first answers in threads that the member began by tone: positive, plain, polite, negative, auto_reply.
    """

    state: str = "not_measured"
    answered: int = 0
    hours_low: float | None = None
    hours_median: float | None = None
    hours_high: float | None = None
    waiting: int = 0
    waiting_shown: tuple[WaitingRow, ...] = ()
    texts_kept: bool = False
    promises: tuple[WaitingRow, ...] = ()
    silent_quotes: tuple[WaitingRow, ...] = ()
    hours: HoursSpent | None = None
    replies: dict[str, int] = field(default_factory=dict[str, int])
