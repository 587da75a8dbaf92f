"""Repeating events (RRULE of RFC 5545, 3.3.10) written out day by day between two days, and never further.

A period (day, week, month, year) is walked through once; a day of it counts when every BY part allows it. That
bounds the work by the window, which a general recurrence iterator does not: a rule that never comes true would
run to the year 9999.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
ONE_DAY = dt.timedelta(days=1)
LISTS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
PERIOD_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
KNOWN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *LISTS})


class BrokenRule(ValueError):
    """A rule that cannot be understood, or repeats within a day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A repetition: numbers by BY part, weekdays as (nth or 0, weekday)."""

    frequency: str
    interval: int
    count: int | None
    until: str | None
    week_start: int
    numbers: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])
    weekdays: frozenset[tuple[int, int]] = frozenset()


def parse_rule(text: str) -> Rule:
    """The rule in a text; raises BrokenRule."""
    try:
        parts = dict(part.split("=", 1) for part in text.strip().upper().rstrip(";").split(";"))
        frequency, week_start = parts["FREQ"], WEEKDAYS[parts.get("WKST", "MO")]
        interval, count = int(parts.get("INTERVAL", "1")), int(parts["COUNT"]) if "COUNT" in parts else None
        numbers = {name: frozenset(map(int, parts[name].split(","))) for name in LISTS if name in parts}
        weekdays = frozenset(_weekday(part) for part in parts.get("BYDAY", "").split(",") if "BYDAY" in parts)
    except (ValueError, KeyError) as error:
        raise BrokenRule("unreadable") from error
    if frequency not in PERIOD_DAYS or interval < 1 or interval > 10_000 or not parts.keys() <= KNOWN:
        raise BrokenRule("not supported")
    return Rule(frequency, interval, count, parts.get("UNTIL"), week_start, numbers, weekdays)


def _weekday(text: str) -> tuple[int, int]:
    found = _BYDAY.fullmatch(text.strip())
    if found is None:
        raise BrokenRule("unreadable")
    return int(found.group(1) or 0), WEEKDAYS[found.group(2)]


def with_defaults(rule: Rule, start: dt.date) -> Rule:
    """The rule with what it leaves to the first day written out."""
    if rule.weekdays or rule.numbers.keys() & {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"} or rule.frequency == "DAILY":
        return rule
    numbers, weekdays = dict(rule.numbers), rule.weekdays
    if rule.frequency == "WEEKLY":
        weekdays = frozenset({(0, start.weekday())})
    else:
        numbers["BYMONTHDAY"] = frozenset({start.day})
        if rule.frequency == "YEARLY":
            numbers.setdefault("BYMONTH", frozenset({start.month}))
    return Rule(rule.frequency, rule.interval, rule.count, rule.until, rule.week_start, numbers, weekdays)


@dataclass(slots=True)
class Steps:
    """How many days may still be walked through; shared by all rules of a calendar."""

    left: int

    def take(self, days: int) -> None:
        """Spend days; raises BrokenRule when none are left."""
        self.left -= days
        if self.left < 0:
            raise BrokenRule("too long")


def rule_days(rule: Rule, start: dt.date, low: dt.date, high: dt.date, steps: Steps) -> list[dt.date]:
    """The days from `low` to `high` on which a rule that begins on `start` falls, `start` itself not added."""
    rule = with_defaults(rule, start)
    first = 0 if rule.count is not None else _first_period(rule, start, low)
    days: list[dt.date] = []
    found = 0
    for period in _periods(rule, start, first, high, steps):
        for day in _chosen(rule, period):
            if day < start:
                continue
            found += 1
            if day > high or (rule.count is not None and found > rule.count):
                return days
            if day >= low:
                days.append(day)
    return days


def _first_period(rule: Rule, start: dt.date, low: dt.date) -> int:
    """A period surely not after `low`, so that rules from long ago are not walked through from their beginning."""
    away = max((low - start).days, 0)
    return max(away // (PERIOD_DAYS[rule.frequency] * rule.interval) - 2, 0)


def _periods(rule: Rule, start: dt.date, first: int, high: dt.date, steps: Steps) -> Iterator[list[dt.date]]:
    index = first
    while True:
        steps.take(PERIOD_DAYS[rule.frequency])
        try:
            days = _period(rule, start, index * rule.interval)
        except (ValueError, OverflowError):
            return
        if days[0] > high:
            return
        yield days
        index += 1


def _period(rule: Rule, start: dt.date, offset: int) -> list[dt.date]:
    match rule.frequency:
        case "DAILY":
            return [start + offset * ONE_DAY]
        case "WEEKLY":
            monday = start - ((start.weekday() - rule.week_start) % 7) * ONE_DAY
            return [monday + (7 * offset + k) * ONE_DAY for k in range(7)]
        case "MONTHLY":
            year, month = divmod(start.year * 12 + start.month - 1 + offset, 12)
            return [dt.date(year, month + 1, k + 1) for k in range(calendar.monthrange(year, month + 1)[1])]
        case _:
            begin = dt.date(start.year + offset, 1, 1)
            return [begin + k * ONE_DAY for k in range(366 if calendar.isleap(begin.year) else 365)]


def _chosen(rule: Rule, period: list[dt.date]) -> list[dt.date]:
    days = [day for day in period if _allowed(rule, day)]
    positions = rule.numbers.get("BYSETPOS")
    if positions is None:
        return days
    return sorted({days[p - 1 if p > 0 else p] for p in positions if p and -len(days) <= p <= len(days)})


def _allowed(rule: Rule, day: dt.date) -> bool:
    numbers = rule.numbers
    return (
        ("BYMONTH" not in numbers or day.month in numbers["BYMONTH"])
        and ("BYMONTHDAY" not in numbers or not numbers["BYMONTHDAY"].isdisjoint(_day_of_month(day)))
        and ("BYYEARDAY" not in numbers or not numbers["BYYEARDAY"].isdisjoint(_day_of_year(day)))
        and ("BYWEEKNO" not in numbers or not numbers["BYWEEKNO"].isdisjoint(_week(day)))
        and (not rule.weekdays or _on_weekday(rule, day))
    )


def _day_of_month(day: dt.date) -> tuple[int, int]:
    return day.day, day.day - calendar.monthrange(day.year, day.month)[1] - 1


def _day_of_year(day: dt.date) -> tuple[int, int]:
    number = day.timetuple().tm_yday
    return number, number - (366 if calendar.isleap(day.year) else 365) - 1


def _week(day: dt.date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return week, week - dt.date(year, 12, 28).isocalendar()[1] - 1


def _on_weekday(rule: Rule, day: dt.date) -> bool:
    weekday = day.weekday()
    if (0, weekday) in rule.weekdays:
        return True
    in_month = rule.frequency == "MONTHLY" or "BYMONTH" in rule.numbers
    from_start, from_end = _day_of_month(day) if in_month else _day_of_year(day)
    nth = {(from_start + 6) // 7, -((-from_end + 6) // 7)}
    counts = rule.frequency in {"MONTHLY", "YEARLY"}
    return any((n in nth or not counts) for n, wanted in rule.weekdays if wanted == weekday)
