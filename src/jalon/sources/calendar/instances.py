"""Events written out into instances: repetition, exceptions, moved and cancelled instances, repeated copies."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from jalon.records.identity import fact_id
from jalon.sources.calendar.event import Event, Time
from jalon.sources.calendar.rule import BrokenRule, Steps, parse_rule, rule_days
from jalon.sources.calendar.zones import clock_at, clock_time, to_utc
from jalon.sources.days import DAY
from jalon.sources.intake import Notes
from jalon.sources.limits import limits

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """Instances that begin from `low` up to, not including, `high` are written out; µs UTC."""

    low: int
    high: int

    def holds(self, at: int) -> bool:
        """True when an instant lies in the window."""
        return self.low <= at < self.high


@dataclass(frozen=True, slots=True)
class Instance:
    """One meeting: its event, its start in µs UTC, and a key that stays the same when it is moved."""

    event: Event
    at: int
    key: str


def instances(events: list[Event], window: Window, notes: Notes) -> list[Instance]:
    """All instances in the window, in the order of the file; broken rules are noted and give their first day."""
    families: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        families[event.uid or f"row {event.row_no}"].append(event)
    steps, found = Steps(limits().rule_steps), list[Instance]()
    for family in families.values():
        found.extend(_family(family, window, steps, notes))
        if len(found) > limits().event_instances:
            notes.problem("calendar_too_many", limit=limits().event_instances)
            return found[: limits().event_instances]
    return found


def _family(events: list[Event], window: Window, steps: Steps, notes: Notes) -> Iterator[Instance]:
    masters = _newest([event for event in events if event.replaces is None], by_start=True)
    changed = {event.replaces.at: event for event in _newest([e for e in events if e.replaces]) if event.replaces}
    onwards = sorted((planned, event.row_no, event) for planned, event in changed.items() if event.onwards)
    for master in masters:
        for at in _starts(master, window, steps, notes):
            if at not in changed:
                yield _instance(master, at, [event for planned, _, event in onwards if planned < at], len(masters) == 1)
    for planned, event in changed.items():
        if window.holds(event.start.at):
            yield Instance(event, event.start.at, _key(event, planned, alone=False))


def _instance(master: Event, at: int, before: list[Event], alone: bool) -> Instance:
    """A planned instance, as the last event before it that speaks for all later ones changed and moved it."""
    if not before or not (event := before[-1]).replaces:
        return Instance(master, at, _key(master, at, alone=alone and not before))
    return Instance(event, at + event.start.at - event.replaces.at, _key(event, at, alone=False))


def _newest(events: list[Event], by_start: bool = False) -> list[Event]:
    """Of copies of one event the one changed last; events of equal rank that start apart all stay."""
    if not events:
        return []
    latest = max(event.sequence for event in events) if by_start else 0
    best: dict[int, Event] = {}
    for event in events:
        key = event.start.at if event.replaces is None else event.replaces.at
        held = best.get(key)
        if (not by_start or event.sequence == latest) and (held is None or _rank(event) >= _rank(held)):
            best[key] = event
    return list(best.values())


def _rank(event: Event) -> tuple[int, str, int]:
    return event.sequence, event.stamp, event.row_no


def _key(event: Event, planned: int, *, alone: bool) -> str:
    """Identity over exports: the UID, and the planned start unless the event is the only one of its UID."""
    if not event.uid:
        return fact_id("event", planned, event.title, event.minutes)
    return fact_id("event", event.uid, None if alone and not event.repeats else planned)


def _starts(event: Event, window: Window, steps: Steps, notes: Notes) -> list[int]:
    """Starts of an event in the window, the instances taken out left away."""
    starts = {event.start.at, *(time.at for time in event.extra)}
    if event.rule:
        try:
            starts |= set(_repeated(event, event.rule, window, steps))
        except BrokenRule:
            notes.problem("event_rule_broken", event.row_no)
    gone = {time.at for time in event.without if time.is_date == event.start.is_date}
    gone_days = {time.clock.date() for time in event.without if time.is_date}
    return sorted(
        at
        for at in starts
        if window.holds(at)
        and at not in gone
        and not (gone_days and clock_at(at, event.start.offset).date() in gone_days)
    )


def _repeated(event: Event, text: str, window: Window, steps: Steps) -> Iterator[int]:
    rule, start = parse_rule(text), event.start
    low, high = (clock_at(at, start.offset).date() for at in (window.low - DAY, window.high + DAY))
    until = _until(rule.until, start)
    for day in rule_days(rule, start.clock.date(), low, min(high, until.date()) if until else high, steps):
        clock = dt.datetime.combine(day, start.clock.time())
        if until is None or clock <= until:
            yield to_utc(clock, start.offset)


def _until(text: str | None, start: Time) -> dt.datetime | None:
    """Last clock time of a rule in the zone of its event; a bare day counts whole."""
    if text is None:
        return None
    clock = clock_time(text)
    if clock is None:
        raise BrokenRule("unreadable")
    if "T" not in text:
        return clock + ONE_DAY - dt.timedelta(seconds=1)
    return clock_at(to_utc(clock, lambda _: dt.timedelta(0)), start.offset) if text.endswith("Z") else clock
