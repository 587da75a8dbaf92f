"""strategy.toml: what the member declared before the first score: aim, target group, objectives, dates.

    format = 1
    [strategy]            aim, declared_on, starts_on, trade
    [target]              functions, seniorities, industries, countries, companies, keywords, accounts
    [target.exclude]      functions, seniorities, companies, keywords
    [[target.company_list]]  name, industry, country
    [[objective]]         text, indicator, goal, by

Dates are written 2027-03-31. A strategy is known by the hash of its content, so that a changed plan is a new plan.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from jalon.strategy.error_texts import ERRORS
from jalon.strategy.objectives import Aim
from jalon.targeting.error_texts import invalid
from jalon.targeting.target import VERSION_DIGITS, Target, as_table, check_keys, check_value, load_target

FORMAT = 1
LARGEST = 1_000_000  # bytes of a strategy file
TOP = ("format", "strategy", "target", "objective")
HEAD = ("aim", "declared_on", "starts_on", "trade")
OBJECTIVE = ("text", "indicator", "goal", "by")


@dataclass(frozen=True, slots=True)
class Objective:
    """One aim in numbers: `goal` of `indicator` (a count, or a share from 0 to 1) by a date."""

    indicator: str
    goal: float
    by: date
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Strategy:
    """What the member declared, and when; `target` is the group that he wants to reach."""

    target: Target
    declared_on: date
    starts_on: date
    aim: str | None = None
    trade: str | None = None
    objectives: tuple[Objective, ...] = ()

    @property
    def version(self) -> str:
        """First 12 hex digits of the SHA-256 of the content; comments, order of lists and trade do not matter."""
        objectives = sorted([o.indicator, float(o.goal), o.by.isoformat(), o.text or ""] for o in self.objectives)
        days = [self.declared_on.isoformat(), self.starts_on.isoformat()]
        content = [FORMAT, self.aim or "", days, self.target.version, objectives]
        return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()[:VERSION_DIGITS]

    @property
    def is_retrospective(self) -> bool:
        """Whether it was declared after its own start."""
        return self.declared_on > self.starts_on


@cache
def indicators() -> Mapping[str, Mapping[str, Any]]:
    """Returns what an aim can be set on, by code: unit, names and words (aims.toml)."""
    text = files("jalon.strategy").joinpath("aims.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["indicators"]


def load_strategy(path: Path) -> Strategy:
    """Returns the strategy of a file; raises StrategyInvalid, naming the key and what it allows."""
    try:
        if path.stat().st_size > LARGEST:
            raise invalid(ERRORS, "too_large", file=path.name)
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise invalid(ERRORS, "unreadable", file=path.name) from error
    return parse_strategy(text, path.name)


def parse_strategy(text: str, name: str = "strategy.toml") -> Strategy:
    """Returns the strategy that a TOML text declares; raises StrategyInvalid."""
    try:
        raw = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise invalid(ERRORS, "not_toml", file=name, where=_where(error)) from error
    check_keys(raw, TOP, name)
    if raw.get("format", FORMAT) != FORMAT:
        raise invalid(ERRORS, "other_format", file=name, format=FORMAT)
    head = as_table(raw.get("strategy", {}), "strategy")
    check_keys(head, HEAD, "strategy")
    declared = _day(head.get("declared_on"), "strategy.declared_on")
    starts = _day(head["starts_on"], "strategy.starts_on") if "starts_on" in head else declared
    target = load_target(as_table(raw.get("target", {}), "target"))
    objectives = _objectives(raw.get("objective", []), starts)
    return Strategy(target, declared, starts, _text(head, "aim"), _text(head, "trade"), objectives)


def aims(strategy: Strategy) -> tuple[Aim, ...]:
    """Returns the objectives as windows from the start to the end of the last day, in µs UTC."""
    start = _instant(strategy.starts_on)
    ends = [_instant(objective.by + timedelta(days=1)) for objective in strategy.objectives]
    return tuple(Aim(o.indicator, o.goal, start, end) for o, end in zip(strategy.objectives, ends, strict=True))


def _instant(day: date) -> int:
    moment = datetime.combine(day, time.min, UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return moment // timedelta(microseconds=1)


def _where(error: Exception) -> str:
    """Returns the place that the TOML reader names, without what stands there."""
    told = str(error)
    return told[told.rindex("(at ") + 1 : -1] if "(at " in told and told.endswith(")") else "at its end"


def _text(head: Mapping[str, Any], key: str) -> str | None:
    value = head.get(key)
    if value is not None and not isinstance(value, str):
        raise invalid(ERRORS, "not_a_text", key=f"strategy.{key}")
    return " ".join(value.split()) or None if value else None


def _day(value: Any, key: str) -> date:
    """Returns a date written as TOML date or as text; raises StrategyInvalid otherwise."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else _no_day(key)
    except ValueError:
        return _no_day(key)


def _no_day(key: str) -> date:
    raise invalid(ERRORS, "not_a_day", key=key)


def _objectives(rows: Any, starts: date) -> tuple[Objective, ...]:
    if not isinstance(rows, list):
        raise invalid(ERRORS, "not_objectives")
    return tuple(_objective(row, n, starts) for n, row in enumerate(cast("list[Any]", rows), 1))


def _objective(row: Any, n: int, starts: date) -> Objective:
    raw, key = as_table(row, "[objective]"), f"objective {n}"
    check_keys(raw, OBJECTIVE, key)
    if not isinstance(raw.get("indicator"), str):
        raise invalid(ERRORS, "no_indicator", n=n, allowed=", ".join(indicators()))
    check_value(f"{key}, indicator", raw["indicator"], tuple(indicators()))
    by = _day(raw.get("by"), f"{key}, by")
    if by < starts:
        raise invalid(ERRORS, "ends_before_start", n=n)
    text = raw.get("text")
    if text is not None and not isinstance(text, str):
        raise invalid(ERRORS, "not_a_text", key=f"{key}, text")
    return Objective(raw["indicator"], goal_of(raw["indicator"], raw.get("goal"), n), by, text or None)


def goal_of(indicator: str, goal: Any, n: int) -> float:
    """Returns the goal of objective n as a number; raises StrategyInvalid when it cannot be one."""
    if isinstance(goal, bool) or not isinstance(goal, (int, float)) or not 0 < goal < float("inf"):
        raise invalid(ERRORS, "no_goal", n=n)
    if indicators()[indicator]["unit"] == "share" and goal > 1:
        raise invalid(ERRORS, "not_a_share", n=n)
    return float(goal)
