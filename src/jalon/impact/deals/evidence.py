"""The grade of evidence of each deal.

traced         a conversation on LinkedIn, then a meeting, then the quote (or the contract without a quote), all in rows
first_contact  the first touch of the people of the deal was on LinkedIn, before any step in real life
stated         no such row, but seller or buyer say that it helped
none           neither

A trace shows an order in time, no more. Trace and statement are laid side by side: `agree`, `disagree`, `trace_alone`,
`statement_alone`, `nothing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.impact.deals.side import Side, Talk, side_of
from jalon.impact.deals.statements import Statement, settings, statements
from jalon.journeys.ways import Step, Way, ways

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DAY = 86_400_000_000
GRADES = ("traced", "first_contact", "stated", "none")
OUTCOMES = {"contract_signed": "won", "lost": "lost"}
QUOTES = ("quote_requested", "quote_sent")


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal: its people and company, outcome (won, lost, open), when it closed (µs UTC), value, own steps in time."""

    deal_id: str
    people: tuple[str, ...]
    company_key: str | None
    outcome: str
    closed_at: int | None
    amount: float | None
    currency: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A deal, its grade, the steps that show it, what was said of it, and how both stand to one another.

    `linked` is False when nobody of the deal or its company is known on LinkedIn: then no trace could be found.
    """

    deal: Deal
    grade: str
    shown: tuple[Step, ...]
    said: tuple[Statement, ...]
    reconciled: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Ways by person, people by company, conversations and meetings by person, sides by company as asked for."""

    by_person: Mapping[str, Way]
    by_company: Mapping[str, Sequence[str]]
    talks: Mapping[str, Sequence[Talk]]
    meetings: Mapping[str, Sequence[Step]]
    sides: dict[str, Side]


def evidence_of_deals(
    con: duckdb.DuckDBPyConnection, member_id: str, as_of: int, said_by: int, walked: Sequence[Way] | None = None
) -> list[Evidence]:
    """The evidence of every deal before `as_of`, won ones first, the newest first; statements made before `said_by`.

    `walked` are the ways of all people, read anew when they are not given.
    """
    found = deals(con, member_id, as_of)
    talks = [Talk(*row) for row in _rows(con, "talks", member_id, as_of)]
    met: dict[str, list[Step]] = {}
    for person, *row in _rows(con, "meetings", member_id, as_of):
        met.setdefault(person, []).append(Step("meeting_held", *row, person_id=person))
    known = _known(ways(con, member_id, as_of) if walked is None else walked, talks, met)
    said = statements(con, member_id, said_by)
    graded = [_graded(deal, known, said.get(deal.deal_id, [])) for deal in found]
    order = ("won", "open", "lost")
    return sorted(graded, key=lambda e: (order.index(e.deal.outcome), -(e.deal.closed_at or 0), e.deal.deal_id))


def deals(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> list[Deal]:
    """All deals with a quote, a contract or a loss before `as_of`; meetings alone are none."""
    rows = _rows(con, "deals", member_id, as_of)
    found = [_deal(deal_id, list(of)) for deal_id, of in groupby(rows, key=lambda row: str(row[0]))]
    return [deal for deal in found if any(step.kind != "meeting_held" for step in deal.steps)]


def trace(deal: Deal, side: Side) -> tuple[Step, ...]:
    """Conversation, meeting, quote (or contract) in this order, by days; empty when the rows do not show it."""
    ends = [step for step in deal.steps if step.kind in QUOTES] or [
        step for step in deal.steps if step.kind == "contract_signed"
    ]
    within = settings()["within_days"] * DAY
    own = [step for step in deal.steps if step.kind == "meeting_held"]
    for end in ends:
        led = side.led_between(end.at - within, end.at)
        near = (step for step in own if _day(end.at - within) <= _day(step.at) <= _day(end.at))
        found: list[tuple[Step, Talk]] = [(step, talk) for step in near if (talk := side.before(step, within))]
        found += [led] if led else []
        if found:
            meeting, talk = min(found, key=lambda pair: pair[0].at)
            spoke = Step("two_way", "linkedin", talk.answered_at, talk.source_id, talk.row_no, person_id=talk.person_id)
            return spoke, meeting, end
    return ()


def first_contact(deal: Deal, side: Side) -> tuple[Step, ...]:
    """The first touch when it was on LinkedIn and before every step in real life; else empty."""
    real = [_day(step.at) for step in deal.steps] + ([side.real_day] if side.real_day is not None else [])
    touch = side.touch
    if touch is None or touch.channel != "linkedin" or (real and _day(touch.at) >= min(real)):
        return ()
    return (touch,)


def reconcile(traced: bool, said: Sequence[Statement]) -> str:
    """How trace and statements stand to one another; who does not know has said nothing."""
    words = [one.helped for one in said if one.helped is not None]
    if not words:
        return "trace_alone" if traced else "nothing"
    if len(set(words)) > 1:
        return "disagree"
    if words[0]:
        return "agree" if traced else "statement_alone"
    return "disagree" if traced else "agree"


def _known(walked: Sequence[Way], talks: Sequence[Talk], met: Mapping[str, Sequence[Step]]) -> Known:
    by_person = {way.person_id: way for way in walked}
    by_company: dict[str, list[str]] = {}
    for way in walked:
        by_company.setdefault(way.company_key or "", []).append(way.person_id)
    spoken: dict[str, list[Talk]] = {}
    for talk in talks:
        spoken.setdefault(talk.person_id, []).append(talk)
    return Known(by_person, by_company, spoken, met, {})


def _side(deal: Deal, known: Known) -> Side:
    """The people of the deal and of its company; the side of a company is made once."""
    colleagues: Sequence[str] = known.by_company.get(deal.company_key, ()) if deal.company_key else ()
    strangers = [p for p in deal.people if p in known.by_person and not _of_company(known.by_person[p], deal)]
    if strangers or not deal.company_key:
        return _made([*colleagues, *strangers], known)
    if deal.company_key not in known.sides:
        known.sides[deal.company_key] = _made(colleagues, known)
    return known.sides[deal.company_key]


def _made(people: Sequence[str], known: Known) -> Side:
    who = dict.fromkeys(people)
    talks = [talk for person in who for talk in known.talks.get(person, ())]
    meetings = [step for person in who for step in known.meetings.get(person, ())]
    walked = [known.by_person[person] for person in who if person in known.by_person]
    return side_of(walked, talks, meetings, settings()["within_days"] * DAY)


def _of_company(way: Way, deal: Deal) -> bool:
    return deal.company_key is not None and way.company_key == deal.company_key


def _graded(deal: Deal, known: Known, said: Sequence[Statement]) -> Evidence:
    side = _side(deal, known)
    traced, first = trace(deal, side), first_contact(deal, side)
    stated = any(one.helped for one in said)
    grade = "traced" if traced else "first_contact" if first else "stated" if stated else "none"
    return Evidence(deal, grade, traced or first, tuple(said), reconcile(bool(traced or first), said), side.linked)


def _deal(deal_id: str, rows: Sequence[tuple[Any, ...]]) -> Deal:
    steps: list[Step] = []
    for _, _, _, kind, _, _, at, source, row_no, channel in rows:
        step = Step("meeting_held" if kind == "meeting" else kind, channel, int(at), source, int(row_no))
        if step not in steps:
            steps.append(step)
    ended = next((s for k in OUTCOMES for s in steps if s.kind == k), None)
    valued = [row for row in rows if row[4] is not None]
    # The contract says the value; before it, the latest quote.
    valued.sort(key=lambda row: (row[3] == "contract_signed", int(row[6])))
    return Deal(
        deal_id=deal_id,
        people=tuple(dict.fromkeys(row[1] for row in rows)),
        company_key=next((row[2] for row in rows if row[2]), None),
        outcome=OUTCOMES[ended.kind] if ended else "open",
        closed_at=ended.at if ended else None,
        amount=float(valued[-1][4]) if valued else None,
        currency=valued[-1][5] if valued else None,
        steps=tuple(steps),
    )


def _day(at: int) -> int:
    return at // DAY


def _rows(con: duckdb.DuckDBPyConnection, name: str, member_id: str, as_of: int) -> list[tuple[Any, ...]]:
    sql = (HERE / f"{name}.sql").read_text(encoding="utf-8")
    return con.execute(sql, {"member": member_id, "as_of": as_of}).fetchall()
