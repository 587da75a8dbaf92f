"""Assemble the one result from the store: every figure is computed here or to the left, none in a renderer."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.index import attribute, narrowing, pillar_scores, robustness, stack
from jalon.index import histogram as histogram_of
from jalon.records.problem import Problem
from jalon.report.assemble.chain import funnel_of
from jalon.report.assemble.deals import deals_of
from jalon.report.assemble.editions import editions_of
from jalon.report.assemble.evidence import indicators_of
from jalon.report.assemble.frame import AGED, NOW, QUARTERS, Frame, build_frame
from jalon.report.assemble.headline import headline_of
from jalon.report.assemble.history import history_of, last_quarter
from jalon.report.assemble.journeys import journeys_of
from jalon.report.assemble.next_steps import actions_of, useless_of
from jalon.report.assemble.own_side import own_side_of
from jalon.report.assemble.paths import paths_of
from jalon.report.assemble.pillars import pillars_of
from jalon.report.assemble.quoted import published
from jalon.report.assemble.score import score_of
from jalon.report.assemble.sources import BRINGS, missing_of, problem_lines, sources_of
from jalon.report.assemble.trust import trust_of
from jalon.report.assemble.usage import usage_of
from jalon.report.result import Finding, Foot, Head, Objective, Result, Robustness, StrategyHead

__all__ = ["Frame", "Parts", "assemble", "build_frame"]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the caller knows and the store does not: who, the strategy, the problems, the command."""

    head: Head
    strategy: StrategyHead | None
    objectives: tuple[Objective, ...]
    marks: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    never_opened: int
    version: str
    command: str


def assemble(frame: Frame, parts: Parts, rows: int | None) -> Result:
    """The result; `rows` is the most evidence rows an indicator carries (None for all)."""
    attribution = attribute(frame.edition, frame.totals[NOW])
    norms = published()
    narrow = narrowing(frame.edition, frame.totals[NOW], frame.signals[NOW], BRINGS)
    split = last_quarter(frame)
    history = history_of(frame, split, parts.marks)
    score = score_of(frame, attribution, split, narrow)
    usage = usage_of(frame, score.points)
    shown = pillar_scores(frame.edition, stack(frame.totals[:QUARTERS]), frame.scores)
    pillars = pillars_of(frame, shown, split)
    funnel = funnel_of(frame, norms)
    walked, found = frame.early.walked()
    return Result(
        head=parts.head,
        strategy=parts.strategy,
        headline=headline_of(score, usage, pillars, funnel, _conversations(frame), parts.strategy),
        score=score,
        usage=usage,
        pillars=pillars,
        norms=tuple(norms.values()),
        funnel=funnel,
        history=history,
        actions=actions_of(frame, attribution),
        useless=useless_of(frame),
        objectives=parts.objectives,
        indicators=indicators_of(frame, attribution, norms, rows),
        robustness=_robustness(frame) if score.points.value is not None else None,
        sources=sources_of(frame),
        trust=trust_of(frame),
        missing=missing_of(frame, narrow),
        problems=problem_lines(parts.problems),
        foot=_foot(frame, parts),
        editions=editions_of(frame),
        paths=paths_of(frame, rows),
        journeys=journeys_of(frame, walked, rows),
        deals=deals_of(frame, found, rows),
        own_side=own_side_of(frame, found, rows),
    )


def _conversations(frame: Frame) -> int | None:
    """Conversations answered so far; None when no source holds messages."""
    if "messages" not in frame.signals[NOW]:
        return None
    row = frame.con.execute(
        "select count(*) from conversations where member_id = ? and answered_at is not null", [frame.member_id]
    ).fetchone()
    return int(row[0]) if row else 0


def _robustness(frame: Frame) -> Robustness:
    found = robustness(frame.edition, frame.totals[NOW], frame.totals[AGED + 1 :])
    edges, counts = histogram_of(found.points)
    space = frame.edition.choice_space
    choices = (
        Finding("choice_weights", {"spread": space.weight_spread}),
        Finding("choice_taus", {"low": min(space.taus), "high": max(space.taus)}),
        Finding("choice_half_lives", {"low": min(space.half_life_days), "high": max(space.half_life_days)}),
        Finding("choice_dispersions", {"low": space.dispersion_factor[0], "high": space.dispersion_factor[1]}),
        Finding("choice_event_weights", {"low": space.event_weight_factor[0], "high": space.event_weight_factor[1]}),
    )
    weights = {dimension.code: dimension.weight for dimension in frame.edition.dimensions}
    return Robustness(len(found.points), edges, counts, found.low, found.high, weights, choices)


def _foot(frame: Frame, parts: Parts) -> Foot:
    return Foot(
        version=parts.version,
        edition=frame.edition.id,
        edition_hash=frame.edition.hash,
        provisional=frame.edition.provisional,
        half_life_days=frame.edition.time.half_life_days,
        horizon_days=float(frame.edition.time.horizon_days),
        command=parts.command,
        never_opened=parts.never_opened,
    )
