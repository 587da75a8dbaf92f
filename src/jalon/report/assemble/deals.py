"""Evidence of each deal: grade, rows, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jalon.impact.deals.evidence import GRADES, Deal, Evidence
from jalon.impact.deals.origins import origins
from jalon.report.assemble.frame import Frame
from jalon.report.assemble.journeys import steps_shown
from jalon.report.dates import iso_day
from jalon.report.mask import deal_code
from jalon.report.result_deals import DealEvidence, Deals


def deals_of(frame: Frame, found: Sequence[Evidence], limit: int | None) -> Deals:
    """The section; `limit` is the most deals shown, None for all."""
    if not found:
        return Deals()
    won = [one for one in found if one.deal.outcome == "won"]
    grades = Counter(one.grade for one in won)
    told = origins(frame.con, frame.member_id, frame.end)
    linkedin = [one for one in won if told.get(one.deal.deal_id) == "linkedin"]
    return Deals(
        state="measured",
        won=len(won),
        grades=tuple((grade, grades[grade]) for grade in GRADES if grades[grade]),
        unasked=sum(not any(word.speaker == "seller" for word in one.said) for one in won),
        disagreeing=sum(one.reconciled == "disagree" for one in found),
        returning=_returning([one.deal for one in won]),
        referred=sum(told.get(one.deal.deal_id) == "referral" for one in won),
        origin_linkedin=len(linkedin),
        origin_untraced=sum(one.grade not in ("traced", "first_contact") for one in linkedin),
        shown=tuple(_shown(frame, one) for one in found[:limit]),
    )


def _returning(won: Sequence[Deal]) -> int:
    """Deals won with somebody, or with a company, that had signed before."""
    first: dict[str, int] = {}
    for deal in won:
        key = deal.company_key or deal.people[0]
        first[key] = min(first.get(key, deal.closed_at or 0), deal.closed_at or 0)
    return sum((deal.closed_at or 0) > first[deal.company_key or deal.people[0]] for deal in won)


def _shown(frame: Frame, one: Evidence) -> DealEvidence:
    deal = one.deal
    return DealEvidence(
        deal=deal_code(deal.deal_id),
        account=deal.company_key,
        outcome=deal.outcome,
        on=None if deal.closed_at is None else iso_day(deal.closed_at),
        amount=deal.amount,
        currency=deal.currency,
        grade=one.grade,
        reconciled=one.reconciled,
        linked=one.linked,
        said=tuple((word.speaker, word.answer) for word in one.said),
        steps=steps_shown(frame, one.shown),
    )
