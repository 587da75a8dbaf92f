"""What changed between two days: the score at each, and every point of the difference laid to one cause.

The way from one score to the other is walked in steps that each change one thing: the edition, the strategy, then the
evidence (`jalon.index.change`). The parts of the steps add up to the difference exactly. What a new edition or a
revised strategy moves is arithmetic, not luck: those parts have no interval.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.index import Cause, ChangeSplit, Edition, Totals
    from jalon.indicators.evidence import Moment
    from jalon.records.reading import Reading
    from jalon.report.result import Estimate
    from jalon.strategy.declared import Strategy
    from jalon.targeting.target import Target

EDITION, STRATEGY = "edition", "strategy"
BEFORE, AGED, NOW = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Dated:
    """The score at the end of a day under an edition; `score.value` is None where there is not enough evidence."""

    day: str
    edition: str
    edition_hash: str
    score: Estimate


@dataclass(frozen=True, slots=True)
class Changed:
    """Two scores and, when both are numbers, the split of their difference; `certainty` is that of its sign."""

    since: Dated
    until: Dated
    split: ChangeSplit | None
    certainty: str | None


def change(
    reading: Reading,
    since: date,
    until: date | None = None,
    *,
    strategy: Strategy | Path | str | None = None,
    edition: str | Path | None = None,
    since_strategy: Strategy | Path | str | None = None,
    since_edition: str | Path | None = None,
    cohort: str = "",
) -> Changed:
    """The difference between the scores of two days (`until` default: the day of the reading), split into causes.

    `strategy` and `edition` hold at `until`; `since_strategy` and `since_edition` held at `since` (default: the same).
    `cohort` describes the member ("sector=software"): an edition that knows his sector reads him by its offsets.
    Both days are counted from the same records, each as known on its day. Raises Misuse when `since` is not before
    `until`, StrategyInvalid, EditionInvalid.
    """
    from jalon.api.reading import instant_of
    from jalon.api.scoring import declared
    from jalon.index import load_edition
    from jalon.norms.cohort import parse_cohort

    sector = parse_cohort(cohort).as_data().get("sector", "")
    last = reading.as_of if until is None else instant_of(until)
    if instant_of(since) >= last:
        raise Misuse("The first day is not before the last one.", "Give --since a day before --as-of.")
    new, plan = load_edition(edition).in_sector(sector), declared(strategy)
    old = new if since_edition is None else load_edition(since_edition).in_sector(sector)
    former = plan if since_strategy is None else declared(since_strategy)
    aims = _target(former), _target(plan)
    first = _counted(reading, old, aims[0], since, until)[BEFORE]
    steps = [(old, first)]
    if old.hash != new.hash:
        steps.append((new, _counted(reading, new, aims[0], since, until)[BEFORE]))
    moments = _counted(reading, new, aims[1], since, until)
    return _changed(steps, new, moments, aims[0] != aims[1], (since.isoformat(), _day(last)))


def _target(plan: Strategy | None) -> Target:
    from jalon.targeting.target import default_target

    return plan.target if plan else default_target()


def _day(instant: int) -> str:
    from jalon.report.dates import iso_day

    return iso_day(instant)


def _counted(reading: Reading, edition: Edition, target: Target, since: date, until: date | None) -> list[Totals]:
    """The totals before, before but weighed at the last day, and now; each from what was known on its day."""
    from jalon.api.reading import instant_of
    from jalon.api.scoring import derive
    from jalon.indicators.evidence import Moment, at
    from jalon.journeys.steps import end_of_day

    first = end_of_day(instant_of(since))
    last = end_of_day(reading.as_of if until is None else instant_of(until))
    derive(reading, target, since)
    before = _totals(reading, edition, (at(first), Moment(first, last)))
    derive(reading, target, until)
    return [*before, *_totals(reading, edition, (at(last),))]


def _totals(reading: Reading, edition: Edition, moments: tuple[Moment, ...]) -> list[Totals]:
    from jalon.api.scoring import member_of
    from jalon.indicators import evidence
    from jalon.report.assemble.frame import to_totals
    from jalon.report.dates import DAY

    time = edition.time
    rules = evidence.Rules(time.half_life_days, time.horizon_days, time.company_cap)
    evidence.collect(reading.con, since=int(min(moment.as_of for moment in moments) - time.horizon_days * DAY))
    counts = evidence.count(reading.con, member_of(reading), rules, moments)
    signals = evidence.covered(reading.con, moments, rules.horizon_days)
    return [to_totals(edition, c, s) for c, s in zip(counts, signals, strict=True)]


def _changed(
    steps: list[tuple[Edition, Totals]], new: Edition, moments: list[Totals], revised: bool, days: tuple[str, str]
) -> Changed:
    from jalon.index import change_between, score_members, stack
    from jalon.index.change import certainty
    from jalon.report.assemble.history import estimate_at

    walked = [*steps, (new, moments[BEFORE])] if revised else steps
    scores = [score_members(edition, totals) for edition, totals in walked]
    ends = estimate_at(scores[0], 0), estimate_at(score_members(new, stack([moments[NOW]])), 0)
    told = [Dated(day, e.id, e.hash, s) for day, e, s in zip(days, (steps[0][0], new), ends, strict=True)]
    if any(end.value is None for end in ends):
        return Changed(told[0], told[1], None, None)
    points = [float(s.points[0]) for s in scores]
    codes = [EDITION] * (len(steps) - 1) + [STRATEGY] * revised
    exact = [_exact(code, b - a) for code, a, b in zip(codes, points, points[1:], strict=False)]
    split = _joined(change_between(new, *moments), exact, new)
    return Changed(told[0], told[1], split, certainty(new, split.chance))


def _exact(code: str, points: float) -> Cause:
    from jalon.index import Cause
    from jalon.index.change import SURE

    return Cause(code, points, points, points, SURE)


def _joined(split: ChangeSplit, exact: list[Cause], edition: Edition) -> ChangeSplit:
    """The split with the exact parts before it: the difference moves, its error does not."""
    from jalon.index.change import chance_of

    moved = sum(cause.points for cause in exact)
    se = (split.high - split.low) / 2 / edition.scale.quantile
    return replace(
        split,
        points=split.points + moved,
        low=split.low + moved,
        high=split.high + moved,
        chance=chance_of(split.points + moved, se),
        causes=(*exact, *split.causes),
    )
