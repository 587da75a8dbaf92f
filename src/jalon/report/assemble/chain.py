"""Real life: the funnel with its weak step, and the published figures beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jalon.impact.funnel import STAGES, FunnelStage, by_currency, outside, signed
from jalon.impact.rates import Amount, together
from jalon.report.assemble.delays import delays_of, typical_days
from jalon.report.assemble.estimates import ESTABLISHED, PROVISIONAL
from jalon.report.assemble.frame import NOW, Frame
from jalon.report.result import Delay, Estimate, Funnel, Norm, Stage
from jalon.report.result_deals import Together

STEP_NORMS = {"meetings": "conversation_to_meeting", "quotes": "meeting_to_quote", "contracts": "quote_to_contract"}
REAL_LIFE = ("meetings", "results")
REAL_STAGES = {"meetings", "quotes", "contracts"}
# What a file given tells, one of these: a results file may follow deals and know no meeting.
GIVEN = {"meetings": ("meetings",), "results": ("results", "quotes", "quote_requests", "contracts")}
# What must be covered for a stage to be told at all: no data is never zero. Every row of needs has one that is met.
CHAIN = (("connections", "messages"), ("target",))
NEEDS = {
    "contacts": CHAIN,
    "conversations": (("messages",), ("target",)),
    "meetings": (*CHAIN, REAL_LIFE),
    "quotes": (*CHAIN, ("quotes", "quote_requests")),
    "contracts": (*CHAIN, ("contracts",)),
}


def funnel_of(frame: Frame, norms: Mapping[str, Norm]) -> Funnel:
    """The chain of the year; real life is not measured without a calendar, results or a CRM."""
    stages = frame.aimed.stages()
    told = {code for code, needs in NEEDS.items() if _met(needs, frame)}
    weak = _weakest([stage for stage in stages if stage.code in told], norms)
    waits = delays_of(frame, told)
    contracts = signed(frame.con, frame.member_id, frame.end)
    return Funnel(
        state="measured" if told & REAL_STAGES else "not_measured",
        stages=tuple(_stage(s, norms.get(STEP_NORMS.get(s.code, "")), told, weak, waits) for s in stages),
        amount=by_currency(contracts),
        how_to_add=tuple(source for source, signals in GIVEN.items() if not _met((signals,), frame)),
        doubtful=_doubtful(frame),
        outside=outside(frame.con, frame.member_id, frame.end),
        delays=waits,
        together=_together(frame, contracts),
    )


def _together(frame: Frame, contracts: Sequence[Amount]) -> Together | None:
    found = together(contracts, frame.rates)
    return found and Together(found.currency, found.value, found.converted, found.missing)


def _met(needs: Sequence[Sequence[str]], frame: Frame) -> bool:
    return all(frame.signals[NOW] & set(options) for options in needs)


def _stage(stage: FunnelStage, norm: Norm | None, told: set[str], weakest: str | None, waits: Sequence[Delay]) -> Stage:
    if stage.code not in told:
        return Stage(stage.code, None, None, None, norm, False)
    before = STAGES[max(STAGES.index(stage.code) - 1, 0)]
    passed = _rate(stage) if before in told else None
    delay = typical_days(waits, before, stage.code)
    return Stage(stage.code, stage.n, passed, delay, norm, stage.code == weakest)


def _rate(stage: FunnelStage) -> Estimate | None:
    if stage.rate is None:
        return None
    known = stage.high is not None and stage.low is not None and stage.high - stage.low <= 0.2
    return Estimate(
        stage.rate, stage.low, stage.high, None, float(stage.n), "share", ESTABLISHED if known else PROVISIONAL
    )


def _weakest(stages: Sequence[FunnelStage], norms: Mapping[str, Norm]) -> str | None:
    """The step whose whole interval lies below the published range, the furthest below first."""
    below: list[tuple[float, str]] = []
    for stage in stages:
        norm = norms.get(STEP_NORMS.get(stage.code, ""))
        if norm and norm.low and stage.high is not None and stage.high < norm.low:
            below.append((stage.high / norm.low, stage.code))
    return min(below)[1] if below else None


def _doubtful(frame: Frame) -> int:
    row = frame.con.execute(
        "select count(distinct mention_id) from mentions "
        "where member_id = ? and match_state in ('likely', 'doubtful', 'title')",
        [frame.member_id],
    ).fetchone()
    return int(row[0]) if row else 0
