"""The sentence of the page, from rules: the strongest link that its interval supports, then the weakest."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.report.result import Finding, Funnel, Pillar, Score, StrategyHead, Usage

PAR = 50.0
HIGH_USAGE = 70.0


def headline_of(
    score: Score,
    usage: Usage,
    pillars: Sequence[Pillar],
    funnel: Funnel,
    conversations: int | None,
    strategy: StrategyHead | None = None,
) -> tuple[Finding, ...]:
    """One or two findings, never a claim that an interval does not support; a target that holds nobody comes first."""
    if strategy and not strategy.target_people and strategy.known_people:
        return (Finding("headline_nobody"),)
    if score.points.value is None:
        told = conversations is not None
        return (Finding("headline_not_enough", {"n": conversations}) if told else Finding("headline_no_messages"),)
    strong, weak = _strongest(pillars), _weakest(pillars)
    step = next((stage.code for stage in funnel.stages if stage.weakest), None)
    if _busy(score, usage):
        return tuple(f for f in (Finding("headline_busy"), _weak(weak, step)) if f)
    found = [Finding(f"headline_strong_{strong.code}")] if strong else []
    last = _weak(weak, step)
    if last:
        found.append(last)
    if not found:
        return (Finding("headline_even"),)
    if strong and not last and all((p.points.low or 0) > PAR for p in pillars):
        return (Finding("headline_all_high"),)
    return tuple(found)


def _strongest(pillars: Sequence[Pillar]) -> Pillar | None:
    above = [p for p in pillars if p.points.value is not None and (p.points.low or 0.0) > PAR]
    return max(above, key=lambda p: p.points.value or 0.0) if above else None


def _weakest(pillars: Sequence[Pillar]) -> Pillar | None:
    below = [p for p in pillars if p.points.value is not None and (p.points.high or 100.0) < PAR]
    return min(below, key=lambda p: p.points.value or 0.0) if below else None


def _weak(weak: Pillar | None, step: str | None) -> Finding | None:
    if step:
        return Finding(f"headline_weak_step_{step}")
    return Finding(f"headline_weak_{weak.code}") if weak else None


def _busy(score: Score, usage: Usage) -> bool:
    """Much activity and a performance whose whole interval lies below par."""
    return (usage.points or 0.0) >= HIGH_USAGE and (score.points.high or 100.0) < PAR
