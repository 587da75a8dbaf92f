"""Score what was read: mark the target group, rebuild the journeys, assemble the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.api.reading import instant_of
from jalon.errors import InputUnusable
from jalon.journeys.steps import build_steps, build_weeks, end_of_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jalon.norms.cohort import Cohort
    from jalon.records.problem import Problem
    from jalon.records.reading import Reading
    from jalon.report.assemble import Frame, Parts
    from jalon.report.assemble.early import Ask
    from jalon.report.result import Finding, Head, Objective, Result, StrategyHead
    from jalon.strategy.declared import Strategy
    from jalon.targeting.marking import TargetCount
    from jalon.targeting.target import Target

ROWS = 40
LISTS = ("functions", "seniorities", "industries", "countries", "companies", "keywords", "accounts")


def score(
    reading: Reading,
    *,
    strategy: Strategy | Path | str | None = None,
    edition: str | Path | None = None,
    as_of: date | None = None,
    command: str = "",
    incognito: bool = False,
    rows: int | None = ROWS,
    norms: Path | str | None = None,
    cohort: str = "",
) -> Result:
    """The result for the member of a reading, as of a day (default: that of the reading).

    `strategy` is a declared one or its file; without it the target group is "people who decide or lead" and the
    score says that no strategy was declared. `rows` is the most evidence rows an indicator carries, None for all.
    `norms` is a norm file to stand in, `cohort` what describes the member ("sector=software,size=11-50"); an
    edition that knows his sector reads him by its offsets.
    Raises StrategyInvalid, EditionInvalid, NormsInvalid.
    """
    from jalon.norms.cohort import parse_cohort
    from jalon.report.assemble import assemble
    from jalon.report.assemble.early import beside

    plan, described = declared(strategy), parse_cohort(cohort)
    sector = described.as_data().get("sector", "")
    with beside(reading.con) as ask:
        frame, count, problems = open_frame(reading, plan, edition, as_of, sector, ask)
        parts = _parts(reading, frame, plan, count, problems, command)
        result = _among(assemble(frame, parts, rows), norms, described)
    if not incognito:
        return result
    from jalon.records.store import store_key
    from jalon.report.mask import masked

    return masked(result, store_key(reading.con))


def _among(result: Result, norms: Path | str | None, described: Cohort) -> Result:
    """The result beside the group of a norm file; without one, only his cohort is noted."""
    if norms is None:
        return replace(result, cohort=described.as_data())
    from jalon.norms.document import load_norms
    from jalon.report.assemble.reference import compared

    return compared(result, load_norms(Path(norms)), described)


def open_frame(
    reading: Reading,
    plan: Strategy | None,
    edition: str | Path | None,
    as_of: date | None,
    sector: str = "",
    ask: Ask | None = None,
) -> tuple[Frame, TargetCount, list[Problem]]:
    """Derive everything that depends on the target group and on the day, and count the evidence.

    `ask` reads what stands beside the score (default: when it is asked for).
    """
    from jalon.index import load_edition
    from jalon.report.assemble import build_frame
    from jalon.report.assemble.early import aimed_of, early_of, on_demand
    from jalon.targeting.marking import mark_targets, target_problems
    from jalon.targeting.target import default_target

    target = plan.target if plan else default_target()
    member, instant = _rebuild(reading, as_of)
    end, ask = end_of_day(instant), ask or on_demand(reading.con)
    early = early_of(ask, member, end)
    count = mark_targets(reading.con, member, target)
    ahead = early, aimed_of(ask, member, end)
    frame = build_frame(reading.con, member, end, load_edition(edition), sector, ahead)
    return frame, count, target_problems(reading.con, member, target)


def derive(reading: Reading, target: Target, as_of: date | None) -> tuple[str, int, TargetCount]:
    """Mark the target group and rebuild the steps as known at a day: the member, the instant, how many are aimed at."""
    from jalon.targeting.marking import mark_targets

    member, instant = _rebuild(reading, as_of)
    return member, instant, mark_targets(reading.con, member, target)


def _rebuild(reading: Reading, as_of: date | None) -> tuple[str, int]:
    """Conversations, steps and weeks as known at a day: the member and the instant."""
    from jalon.journeys.build import build_conversations, known_until

    member = member_of(reading)
    instant = reading.as_of if as_of is None else instant_of(as_of)
    until = known_until(reading.con, member, instant)
    if until != reading.known_until:
        build_conversations(reading.con, until)
        reading.known_until = until
    build_steps(reading.con)
    build_weeks(reading.con, member, instant)
    return member, instant


def member_of(reading: Reading) -> str:
    """Whose records these are; InputUnusable when no source said so."""
    if reading.member_id is None:
        raise InputUnusable("No source says whose records these are.", "Add the LinkedIn archive of the member.")
    return reading.member_id


def declared(strategy: Strategy | Path | str | None) -> Strategy | None:
    """The strategy itself, read when it is given as a file."""
    if isinstance(strategy, (str, Path)):
        from jalon.strategy.declared import load_strategy

        return load_strategy(Path(strategy))
    return strategy


def _parts(
    reading: Reading,
    frame: Frame,
    plan: Strategy | None,
    count: TargetCount,
    problems: Sequence[Problem],
    command: str,
) -> Parts:
    from jalon import __version__
    from jalon.report.assemble import Parts

    never = {(source.input_name, name) for source in reading.sources for name in source.never_opened}
    return Parts(
        head=_head(reading, frame, plan),
        strategy=_strategy_head(plan, count) if plan else None,
        objectives=_objectives(frame, plan) if plan else (),
        marks=((plan.declared_on.isoformat(), "strategy"),) if plan else (),
        problems=(*reading.problems, *problems),
        never_opened=len(never),
        version=__version__,
        command=command,
    )


def _head(reading: Reading, frame: Frame, plan: Strategy | None) -> Head:
    from jalon.report.dates import DAY, iso_day, last_day
    from jalon.report.result import Head

    row = reading.con.execute(
        "select name, url, headline from members where member_id = ?", [reading.member_id]
    ).fetchone()
    name, url, headline = row or (None, None, None)
    return Head(
        name=name or "",
        trade=(plan.trade if plan else None) or headline,
        url=url,
        period_from=iso_day(frame.end - 365 * DAY),
        period_to=last_day(frame.end),
        as_of=last_day(frame.end),
        sources=tuple(dict.fromkeys(source.input_name for source in reading.sources if not source.refused)),
    )


def _strategy_head(plan: Strategy, count: TargetCount) -> StrategyHead:
    from jalon.report.result import StrategyHead

    return StrategyHead(
        aim=plan.aim,
        declared_on=plan.declared_on.isoformat(),
        target=_target_words(plan.target),
        version=plan.version,
        target_people=count.in_target,
        known_people=count.in_target + count.out,
    )


def _target_words(target: Target) -> tuple[Finding, ...]:
    from jalon.report.result import Finding

    lists = [(name, getattr(target, name)) for name in LISTS]
    return tuple(Finding(f"target_{name}", {"values": "|".join(values)}) for name, values in lists if values)


def _objectives(frame: Frame, plan: Strategy) -> tuple[Objective, ...]:
    from jalon.report.result import Estimate, Objective
    from jalon.strategy.declared import aims
    from jalon.strategy.objectives import SHARES, progress

    found: list[Objective] = []
    windows = aims(plan)
    seen_all = progress(frame.con, frame.member_id, frame.end, windows)
    for declared, aim, seen in zip(plan.objectives, windows, seen_all, strict=True):
        unit = "share" if aim.indicator in SHARES else "count"
        empty = Objective(
            declared.text, aim.indicator, aim.goal, unit, declared.by.isoformat(), seen.so_far, None, None, seen.state
        )
        if seen.projection is None:
            found.append(empty)
            continue
        p = seen.projection
        projection = Estimate(p.value, p.low, p.high, None, None, unit, "provisional")
        found.append(replace(empty, projection=projection, chance=p.chance))
    return tuple(found)
