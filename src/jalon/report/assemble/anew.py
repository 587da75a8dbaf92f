"""Where the score began to be measured by more: a first meeting, quote or contract changes what it is made of."""

from __future__ import annotations

from jalon.report.assemble.frame import NOW, QUARTER, QUARTERS, Frame
from jalon.report.assemble.history import points_at
from jalon.report.dates import last_day
from jalon.report.result import Finding

REAL_LIFE = ("meetings_held", "quotes_requested", "contracts_signed")
GRADED, ANSWERED = "outreach_graded", "outreach_answered"


def measured_anew(frame: Frame) -> tuple[Finding, ...]:
    """What measures the score now and did not at the latest shown quarter that was measured by less; nothing else."""
    now = _measured(frame, NOW)
    for moment in range(1, QUARTERS):
        before = _measured(frame, moment)
        new = [code for code in REAL_LIFE if code in now - before]
        if new and points_at(frame, moment).value is not None:
            day = last_day(frame.end - moment * QUARTER)
            graded = GRADED in now - before and ANSWERED in before
            return _said(new, day, graded)
    return ()


def _said(new: list[str], day: str, graded: bool) -> tuple[Finding, ...]:
    told = Finding("measured_anew", {"values": "|".join(new), "day": day})
    return (told, Finding("measured_anew_graded")) if graded else (told,)


def _measured(frame: Frame, moment: int) -> set[str]:
    """Codes of the items whose sources were given at a moment."""
    mask = frame.totals[moment].mask
    return {item.code for row, item in enumerate(frame.edition.items) if mask[0, row]}
