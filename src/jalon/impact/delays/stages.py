"""From one stage to the next: who had it, who was lost, who waits; share within so many days, median, curve.

Only people who entered a stage while the next one was being followed, and within the window of the rules: whoever
entered before cannot be seen to have passed. Somebody who jumps a stage has passed it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.impact.delays.incidence import HAPPENED, LOST, STILL_WAITING, Incidence, cumulative_incidence
from jalon.impact.delays.small import Median, median, share_interval
from jalon.impact.thresholds import DelayRules, delay_rules, path_rules

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DAY = 86_400_000_000
STAGES = ("contacts", "conversations", "meetings", "quotes", "contracts")
# Each step, and the whole way from the first two-way exchange to the signature.
STEPS = (
    ("contacts", "conversations"),
    ("conversations", "meetings"),
    ("meetings", "quotes"),
    ("quotes", "contracts"),
    ("conversations", "contracts"),
)


@dataclass(frozen=True, slots=True)
class Reached:
    """When one person first reached each of the five stages, and when a deal was lost (µs UTC)."""

    person_id: str
    stages: tuple[int | None, ...]
    lost_at: int | None


@dataclass(frozen=True, slots=True)
class Delay:
    """The way from one stage to a later one: numbers of people, and what the curve says at the horizon.

    `within` and `median` are None when fewer people entered than the rules ask. `typical_days`: half of those who had
    it within the horizon had it by then. `curve` is empty where nobody entered.
    """

    start: str
    end: str
    n: int
    happened: int
    lost: int
    waiting: int
    horizon_days: int
    share: float
    within: tuple[float, float] | None
    median: Median | None
    typical_days: float | None
    curve: Incidence


def reached(
    con: duckdb.DuckDBPyConnection, member_id: str, as_of: int, known: int | None = None
) -> tuple[Reached, ...]:
    """Stages of everybody in the target group or with a real-life step; targets must be marked."""
    facts = {name: (HERE.parent / "paths" / f"{name}.sql").read_text(encoding="utf-8") for name in FACTS}
    sql = (HERE / "stages.sql").read_text(encoding="utf-8").format(**facts)
    values = {"member": member_id, "as_of": as_of, "known": as_of if known is None else known}
    rows = con.execute(sql, {**values, "post_days": path_rules().post_days}).fetchall()
    return tuple(Reached(row[0], tuple(row[1:6]), row[6]) for row in rows)


FACTS = ("touches", "outcomes")


# The signals of which one at least must be covered for somebody to be seen to reach a stage.
SEEN_BY = {
    "conversations": ("messages",),
    "meetings": ("meetings", "results"),
    "quotes": ("quote_requests", "contracts"),
    "contracts": ("contracts",),
}


def followed_from(con: duckdb.DuckDBPyConnection, member_id: str) -> dict[str, int]:
    """The instant (µs UTC) from which a source follows each stage, as it says itself; other stages are absent."""
    rows = con.execute("select signal, min(from_at) from coverage where member_id = ? group by signal", [member_id])
    known: dict[str, int] = dict(rows.fetchall())
    found = {stage: [known[signal] for signal in signals if signal in known] for stage, signals in SEEN_BY.items()}
    return {stage: min(starts) for stage, starts in found.items() if starts}


def delays(
    people: Sequence[Reached],
    as_of: int,
    rules: DelayRules | None = None,
    followed: Mapping[str, int] | None = None,
) -> tuple[Delay, ...]:
    """Every step over these people, those still waiting counted until `as_of` (µs UTC).

    `followed`: from when each stage can be seen. To begin instead with the first who reached it, as is done for a stage
    that is absent, would leave out who was lost before him and flatter the share.
    """
    given = rules or delay_rules()
    return tuple(_delay(people, start, end, as_of, given, followed or {}) for start, end in STEPS)


def _delay(
    people: Sequence[Reached], start: str, end: str, as_of: int, rules: DelayRules, followed: Mapping[str, int]
) -> Delay:
    first, last = STAGES.index(start), STAGES.index(end)
    seen = followed.get(end)
    since = max(as_of - rules.window_days * DAY, _first_seen(people, last) if seen is None else seen)
    ways = [way for person in people if (way := _way(person, first, last, since, as_of))]
    curve = cumulative_incidence([days for days, _ in ways], [how for _, how in ways])
    how = [how for _, how in ways]
    days = float(rules.horizon_days)
    return Delay(
        start,
        end,
        len(ways),
        how.count(HAPPENED),
        how.count(LOST),
        how.count(STILL_WAITING),
        rules.horizon_days,
        curve.at(days)[0],
        share_interval(curve, days, rules),
        median(curve, rules),
        typical(curve, days) if curve.n >= rules.fewest else None,
        curve,
    )


def typical(curve: Incidence, days: float) -> float | None:
    """The day by which half of those who had it within `days` had it; None when nobody had."""
    whole = curve.at(days)[0]
    steps = zip(curve.time, curve.value, strict=True)
    return next((float(day) for day, value in steps if whole > 0 and value >= whole / 2 - 1e-12), None)


def _first_seen(people: Sequence[Reached], stage: int) -> int:
    """First instant at which anybody is known to have reached the stage or a later one."""
    known = [at for person in people for at in person.stages[stage:] if at is not None]
    return min(known, default=2**62)


def _way(person: Reached, first: int, last: int, since: int, as_of: int) -> tuple[float, int] | None:
    """Days and end of one person's way; None for who did not enter in time or was past it already."""
    entered = person.stages[first]
    later = [at for at in person.stages[last:] if at is not None]
    if entered is None or entered < since or any(at < entered for at in later):
        return None
    passed = min(later, default=as_of)
    lost = person.lost_at if person.lost_at is not None and person.lost_at >= entered else as_of
    if later and passed <= lost:
        return (passed - entered) / DAY, HAPPENED
    if lost < as_of:
        return (lost - entered) / DAY, LOST
    return (as_of - entered) / DAY, STILL_WAITING
