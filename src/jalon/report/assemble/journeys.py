"""Journeys: each person's steps with their rows, those who came furthest first; companies with several people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from jalon.journeys.ways import Account, Step, Way, accounts, places
from jalon.report.assemble.frame import Frame
from jalon.report.dates import iso_day
from jalon.report.mask import contact_code
from jalon.report.result_journeys import AccountJourney, Journey, Journeys, JourneyStep


def journeys_of(frame: Frame, found: Sequence[Way], limit: int | None) -> Journeys:
    """The section; `limit` is the most people and the most companies shown, None for all."""
    if not found:
        return Journeys()
    led = [(way.furthest(), way) for way in found]
    reached = Counter(kind for kind, _ in led)
    order = places()
    led.sort(key=lambda one: (-order[one[0]], -one[1].steps[-1].at, one[1].person_id))
    ranked = [way for _, way in led]
    together = [account for account in accounts(found) if len(account.people) > 1]
    together.sort(key=lambda account: (-account.steps[-1].at, account.company_key))
    return Journeys(
        state="measured",
        people=len(found),
        unconfirmed=sum(not step.confirmed for way in found for step in way.steps),
        furthest=tuple((kind, reached[kind]) for kind in order if reached[kind]),
        shown=tuple(_journey(frame, way) for way in ranked[:limit]),
        accounts=tuple(_account(frame, account) for account in together[:limit]),
    )


def _journey(frame: Frame, way: Way) -> Journey:
    _, title, company = frame.names.get(way.person_id, (None, None, None))
    about = ", ".join(part for part in (title, company) if part) or None
    return Journey(contact_code(way.person_id), about, way.furthest(), steps_shown(frame, way.steps))


def _account(frame: Frame, account: Account) -> AccountJourney:
    people = tuple(contact_code(person) for person in account.people)
    return AccountJourney(account.company_key, people, steps_shown(frame, account.steps))


def steps_shown(frame: Frame, steps: Iterable[Step]) -> tuple[JourneyStep, ...]:
    """Steps with their day and the name of their file."""
    return tuple(
        JourneyStep(
            step.kind,
            iso_day(step.at),
            step.channel,
            frame.files.get(step.source_id, step.source_id),
            step.row_no,
            step.confirmed,
        )
        for step in steps
    )
