"""What to do next: people to act on, chance from own history, value in the person's own score, effort.

Expected effect of an action = people x chance x points of the event. The chance has a Beta posterior from
the member's own past tries and a weak published prior; its variance and that of the tries make the interval.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
Z90 = 1.6448536269514722
ACTIONS = ("answer_waiting", "follow_up_silent", "propose_meeting", "quote_after_meeting")


@dataclass(frozen=True, slots=True)
class NextAction:
    """An action on `people`: chance of success, expected points with 90 % interval, minutes in all."""

    code: str
    people: tuple[str, ...]
    waiting: int
    chance: float
    worked: int
    tried: int
    points: float
    low: float
    high: float
    minutes: int

    def per_hour(self) -> float:
        """Expected points for an hour of work."""
        return self.points * 60.0 / self.minutes


@dataclass(frozen=True, slots=True)
class Tried:
    """Whom an action could be for, the most pressing first; how often the member tried it before and it worked."""

    people: tuple[str, ...]
    worked: int
    tried: int


@dataclass(frozen=True, slots=True)
class Publishing:
    """Target contacts per week in weeks with more than `beyond` posts, less those in other weeks with posts."""

    beyond: int
    effect: float
    low: float
    high: float
    weeks: int


@cache
def settings() -> dict[str, Any]:
    """Efforts and priors, as published in actions.toml."""
    return tomllib.loads((HERE / "actions.toml").read_text(encoding="utf-8"))


def tries(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> dict[str, Tried]:
    """What every action could be for, by code, whatever a success is worth."""
    return {code: _tried(con, member_id, as_of, code) for code in ACTIONS}


def _tried(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int, code: str) -> Tried:
    people = tuple(row[0] for row in _rows(con, code, member_id, as_of))
    if not people:
        return Tried((), 0, 0)
    worked, tried = (n or 0 for n in _rows(con, f"{code}_history", member_id, as_of)[0])
    return Tried(people, worked, tried)


def next_actions(known: Mapping[str, Tried], values: Mapping[str, float]) -> tuple[NextAction, ...]:
    """The most useful actions per hour; `values` are points of one success by action code (0 when unknown)."""
    found = [_action(code, known[code], values.get(code, 0.0)) for code in ACTIONS]
    show = settings()["show"]
    useful = [a for a in found if a is not None and a.points >= show["minimum_effect"]]
    return tuple(sorted(useful, key=lambda a: (-a.per_hour(), a.code))[: show["actions"]])


def _action(code: str, known: Tried, value: float) -> NextAction | None:
    rule = settings()[code]
    if not known.people or value <= 0:
        return None
    chosen = known.people[: rule["at_most"]]
    chance, points, low, high = expected_effect(rule["prior"], known.worked, known.tried, len(chosen), value)
    minutes = rule["minutes"] * len(chosen)
    return NextAction(code, chosen, len(known.people), chance, known.worked, known.tried, points, low, high, minutes)


def expected_effect(
    prior: Sequence[float], worked: float, tried: float, people: int, value: float
) -> tuple[float, float, float, float]:
    """Chance, expected points and 90 % interval of acting on `people`, each success worth `value` points."""
    a, b = prior[0] + worked, prior[1] + tried - worked
    chance = a / (a + b)
    variance = people * chance * (1 - chance) * (a + b + people) / (a + b + 1)
    mean, half = people * chance, Z90 * sqrt(variance)
    return chance, mean * value, max(0.0, mean - half) * value, min(float(people), mean + half) * value


def publishing_effect(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> Publishing | None:
    """Difference between weeks with many and with few posts; None when there are too few of either (5)."""
    rows = _rows(con, "publishing", member_id, as_of)
    if not rows:
        return None
    beyond = int(sorted(posts for posts, _ in rows)[(len(rows) - 1) // 2])
    many = [contacts for posts, contacts in rows if posts > beyond]
    few = [contacts for posts, contacts in rows if posts <= beyond]
    if min(len(many), len(few)) < 5:
        return None
    effect = sum(many) / len(many) - sum(few) / len(few)
    half = Z90 * sqrt((sum(many) + 0.5) / len(many) ** 2 + (sum(few) + 0.5) / len(few) ** 2)
    return Publishing(beyond, effect, effect - half, effect + half, len(rows))


def _rows(con: duckdb.DuckDBPyConnection, name: str, member_id: str, as_of: int) -> list[tuple[Any, ...]]:
    sql = (HERE / "actions_sql" / f"{name}.sql").read_text(encoding="utf-8")
    return con.execute(sql, {"member": member_id, "as_of": as_of}).fetchall()
