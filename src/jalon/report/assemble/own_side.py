"""The member's own side: answers, what waits, hours."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.impact.deals.evidence import Evidence
from jalon.impact.hours import hours, per_hour
from jalon.journeys.own_side import Waiting, broken_promises, settings, silent_quotes
from jalon.journeys.spoken import reply_tones
from jalon.report.assemble.frame import NOW, Frame
from jalon.report.dates import DAY, iso_day
from jalon.report.mask import contact_code
from jalon.report.result_own_side import HoursSpent, OwnSide, ReturnPerHour, WaitingRow


def own_side_of(frame: Frame, deals: Sequence[Evidence], limit: int | None) -> OwnSide:
    """The section; `limit` is the most rows of each list, None for all."""
    if "messages" not in frame.signals[NOW]:
        return OwnSide()
    known = frame.con, frame.member_id, frame.end
    answered = frame.early.answered()
    low, middle, high = answered.hours or (None, None, None)
    kept = frame.con.execute("select count(*) from message_texts").fetchone()
    return OwnSide(
        state="measured",
        answered=answered.answered,
        hours_low=low,
        hours_median=middle,
        hours_high=high,
        waiting=len(answered.waiting),
        waiting_shown=_rows(frame, answered.waiting[:limit]),
        texts_kept=bool(kept and kept[0]),
        promises=_rows(frame, broken_promises(*known)[:limit]),
        silent_quotes=_rows(frame, silent_quotes(*known)[:limit]),
        hours=_hours(frame, deals),
        replies=reply_tones(frame.con, frame.member_id, frame.end - settings()["look_back_days"] * DAY, frame.end),
    )


def _rows(frame: Frame, waits: Sequence[Waiting]) -> tuple[WaitingRow, ...]:
    return tuple(_row(frame, one) for one in waits)


def _row(frame: Frame, one: Waiting) -> WaitingRow:
    _, title, company = frame.names.get(one.person_id, (None, None, None))
    return WaitingRow(
        person=contact_code(one.person_id),
        about=", ".join(part for part in (title, company) if part) or None,
        on=iso_day(one.since),
        days=int((frame.end - one.since) // DAY),
        file=frame.files.get(one.source_id, one.source_id),
        row_no=one.row_no,
        amount=one.amount,
        currency=one.currency,
    )


def _hours(frame: Frame, deals: Sequence[Evidence]) -> HoursSpent:
    spent = hours(frame.con, frame.member_id, frame.end)
    found = per_hour(deals, spent, frame.end, frame.rates)
    returns = tuple(
        ReturnPerHour(one.currency, one.deals, one.amount, one.low, one.high, one.converted) for one in found
    )
    return HoursSpent(spent.low, spent.usual, spent.high, spent.meetings, spent.gestures, returns)
