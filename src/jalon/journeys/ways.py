"""One person's way from first touch to contract: each step when it first happened, with the row that shows it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.journeys.spoken import Spoken, spoken

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """A step when it first happened (µs UTC): kind, channel, file and row.

    Channels: linkedin, calendar, results, message (in real life, told by a message that the person confirmed).

    `confirmed` is False for what only a message says; it counts nowhere. `person_id` is told where several share a
    way.
    """

    kind: str
    channel: str
    at: int
    source_id: str
    row_no: int
    confirmed: bool = True
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """The steps of one person in time, and how far they led: the last of the settled order that is confirmed."""

    person_id: str
    company_key: str | None
    steps: tuple[Step, ...]

    def step(self, kind: str) -> Step | None:
        """The step of a kind; None when it was not reached."""
        return next((step for step in self.steps if step.kind == kind), None)

    def furthest(self) -> str:
        """The kind of the last confirmed step in the settled order."""
        return max((step.kind for step in self.steps if step.confirmed), key=places().__getitem__)


@dataclass(frozen=True, slots=True)
class Account:
    """A company: its people with a way, and the first of each step over all of them."""

    company_key: str
    people: tuple[str, ...]
    steps: tuple[Step, ...]


@cache
def settings() -> dict[str, Any]:
    """The figures of ways.toml."""
    return tomllib.loads((HERE / "ways.toml").read_text(encoding="utf-8"))


@cache
def places() -> dict[str, int]:
    """The place of each kind of step in the settled order."""
    return {kind: place for place, kind in enumerate(settings()["steps"])}


def ways(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> list[Way]:
    """The ways of all people with a conversation of two or a step in real life before `as_of`, by person."""
    sql = (HERE / "ways.sql").read_text(encoding="utf-8")
    found: dict[str, list[Step]] = defaultdict(list)
    for person, *step in con.execute(sql, {"member": member_id, "as_of": as_of}).fetchall():
        found[person].append(Step(*step))
    for person, steps in _agreed(spoken(con, member_id, as_of), found).items():
        found[person] += steps
    companies = _companies(con, member_id)
    return [Way(who, companies.get(who), tuple(sorted(steps, key=_order))) for who, steps in sorted(found.items())]


def accounts(found: Iterable[Way]) -> list[Account]:
    """The ways joined by company; people without a known company belong to none."""
    together: dict[str, list[Way]] = defaultdict(list)
    for way in found:
        if way.company_key:
            together[way.company_key].append(way)
    return [
        Account(company, tuple(way.person_id for way in of), _first(step for way in of for step in way.steps))
        for company, of in sorted(together.items())
    ]


def _agreed(said: Sequence[Spoken], found: dict[str, list[Step]]) -> dict[str, list[Step]]:
    """The first agreement of each person with a way; a meeting held soon after confirms it."""
    soon = settings()["agreed_days"] * DAY
    steps: dict[str, list[Step]] = {}
    open_ = [one for one in said if one.label == "meeting_agreed" and _unsettled(found.get(one.person_id))]
    for one in sorted(open_, key=lambda said: said.at):
        held = [step.at for step in found[one.person_id] if step.kind == "meeting_held"]
        confirmed = any(one.at <= at + DAY and at <= one.at + soon for at in held)
        if one.person_id not in steps or (confirmed and not steps[one.person_id][0].confirmed):
            steps[one.person_id] = [
                Step("meeting_agreed", "linkedin", one.at, one.source_id, one.row_no, confirmed=confirmed)
            ]
    return steps


def _unsettled(steps: Sequence[Step] | None) -> bool:
    """Whether a person has a way on which no agreement was confirmed yet."""
    return steps is not None and all(step.kind != "meeting_agreed" for step in steps)


def _first(steps: Iterable[Step]) -> tuple[Step, ...]:
    firsts: dict[str, Step] = {}
    for step in sorted(steps, key=_order):
        firsts.setdefault(step.kind, step)
    return tuple(firsts.values())


def _order(step: Step) -> tuple[int, int, str, int]:
    return step.at, places()[step.kind], step.source_id, step.row_no


def _companies(con: duckdb.DuckDBPyConnection, member_id: str) -> dict[str, str]:
    """Company of a person: that of the results file first, else that of LinkedIn."""
    rows = con.execute(
        "select person_id, min(nullif(company_key, '')) from people where member_id = $member group by person_id "
        "union all select person_id, min(nullif(company_key, '')) from steps where member_id = $member "
        "group by person_id",
        {"member": member_id},
    ).fetchall()
    return {person: company for person, company in rows if company}
