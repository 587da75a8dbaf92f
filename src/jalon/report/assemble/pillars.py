"""Five pillars: performance with its interval, usage beside it, evidence in words."""

from __future__ import annotations

from jalon.index import ChangeSplit, PillarScores, Scores
from jalon.report.assemble.frame import BEFORE, NOW, Frame
from jalon.report.assemble.history import change_of
from jalon.report.result import Change, Estimate, Finding, Pillar

# What a person reads as the evidence of a pillar: indicators whose raw events are quoted, in this order.
QUOTED = {
    "brand": ("inbound_target_conversations", "incoming_target_invitations", "followers_gained"),
    "people": ("target_acceptances_per_invitation", "target_share_of_new_connections"),
    "insights": ("target_contacts_after_post", "engagement_per_1000_views"),
    "relationships": ("deep_threads", "reactivations"),
    "messaging": ("outreach_answered", "meetings_held", "contracts_signed"),
}


def pillars_of(frame: Frame, shown: PillarScores, split: ChangeSplit | None) -> tuple[Pillar, ...]:
    """The five pillars in the published order."""
    return tuple(_pillar(frame, shown, split, k) for k in range(len(frame.edition.pillars)))


def _pillar(frame: Frame, shown: PillarScores, split: ChangeSplit | None, k: int) -> Pillar:
    pillar = frame.edition.pillars[k]
    rows = [i for i, d in enumerate(frame.edition.dimensions) if d.code in pillar.dimensions]
    return Pillar(
        code=pillar.code,
        points=_points(shown, NOW, k),
        usage=frame.usage[frame.end].pillars.get(pillar.code),
        change=_change(frame, shown, split, k),
        effective_weight=float(frame.scores.effective_weights[NOW, rows].sum()),
        evidence=evidence_of(frame, pillar.code),
        parts=_parts(frame.scores, frame, rows) if len(rows) > 1 else {},
    )


def _points(shown: PillarScores, moment: int, k: int) -> Estimate:
    state = shown.states[moment][k]
    value = float(shown.points[moment, k]) if state in ("established", "provisional") else None
    low, high = float(shown.low[moment, k]), float(shown.high[moment, k])
    return Estimate(value, low, high, float(shown.se[moment, k]), None, "points", state)


def _change(frame: Frame, shown: PillarScores, split: ChangeSplit | None, k: int) -> Change | None:
    measured = all(_points(shown, moment, k).value is not None for moment in (BEFORE, NOW))
    if split is None or not measured:
        return None
    moved = split.pillars[k]
    return change_of(frame, moved.points, moved.low, moved.high, moved.chance)


def _parts(scores: Scores, frame: Frame, rows: list[int]) -> dict[str, float | None]:
    scale = frame.edition.scale
    return {
        frame.edition.dimensions[i].code: float(scale.par_points + scale.points_per_sd * scores.theta[NOW, i])
        for i in rows
    }


def evidence_of(frame: Frame, pillar: str) -> tuple[Finding, ...]:
    """The counts behind a pillar; nothing for indicators whose sources were not given."""
    found: list[Finding] = []
    for code in QUOTED[pillar]:
        if frame.observed(code):
            total = frame.total(code)
            params = {"n": round(total.raw_events), "of": round(total.raw_exposure)}
            found.append(Finding(f"evidence_{code}", dict(params)))
    return tuple(found)
