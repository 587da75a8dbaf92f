"""What to do next, what would be useless, and how the person's own aims stand."""

from __future__ import annotations

from jalon.index import Attribution
from jalon.report.assemble.frame import NOW, Frame
from jalon.report.result import Action, Estimate, Finding
from jalon.strategy.actions import NextAction, next_actions

# People a week below which more posts are called useless; judgement, grade J: one more person in a month.
LEAST_GAIN = 0.25


def actions_of(frame: Frame, attribution: Attribution) -> tuple[Action, ...]:
    """Up to three actions, the most points for an hour of work first."""
    found = next_actions(frame.aimed.tries(), success_values(frame, attribution))
    return tuple(_action(frame, action) for action in found)


def success_values(frame: Frame, attribution: Attribution) -> dict[str, float]:
    """Points of one success by action, from the member's own unit values."""

    def unit(code: str) -> float:
        return float(attribution.unit[NOW, frame.edition.row(code)]) if frame.used(code) else 0.0

    def climb(low: int, high: int) -> float:
        if not frame.used("outreach_graded"):
            return 0.0
        values = attribution.stage_values[NOW]
        return float(values[high] - values[low])

    return {
        "answer_waiting": unit("inbound_target_conversations") or unit("deep_threads"),
        "follow_up_silent": climb(0, 1) or unit("outreach_answered"),
        "propose_meeting": unit("meetings_held") + climb(1, 2),
        "quote_after_meeting": unit("contracts_signed") + climb(2, 4),
    }


def _action(frame: Frame, action: NextAction) -> Action:
    effect = Estimate(action.points, action.low, action.high, None, float(len(action.people)), "points", "provisional")
    params = {"n": len(action.people), "waiting": action.waiting}
    reason = {"worked": action.worked, "tried": action.tried, "chance": action.chance}
    return Action(
        finding=Finding(f"action_{action.code}", dict(params)),
        reason=Finding(f"reason_{action.code}" if action.tried else f"reason_{action.code}_prior", dict(reason)),
        effect=effect,
        minutes=action.minutes,
        people=tuple(_name(frame, person) for person in action.people),
    )


def _name(frame: Frame, person: str) -> str:
    name, _, company = frame.names.get(person, (None, None, None))
    if name is None:
        name = _mentioned(frame, person)
    return f"{name} ({company})" if company else name


def _mentioned(frame: Frame, person: str) -> str:
    row = frame.con.execute(
        "select name, company, email from mentions where member_id = ? and 'mention:' || mention_id = ?",
        [frame.member_id, person],
    ).fetchone()
    return next((part for part in row if part), person) if row else person


def useless_of(frame: Frame) -> tuple[Finding, ...]:
    """What would not help: volume never enters the score; publishing more only if own weeks exclude a gain worth it.

    An interval that holds both nothing and a useful gain says neither, and then nothing is said.
    """
    found: list[Finding] = []
    effect = frame.aimed.publishing()
    if effect and effect.high < LEAST_GAIN:
        params = {"beyond": effect.beyond, "effect": effect.effect, "low": effect.low, "high": effect.high}
        found.append(Finding("useless_publishing", {**params, "weeks": effect.weeks}))
    return (*found, Finding("useless_volume"))
