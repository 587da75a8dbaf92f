"""The usage panel: what was done in the year, and what came back per 100 of it."""

from __future__ import annotations

from jalon.indicators.usage.panel import licence
from jalon.report.assemble.estimates import rate, share
from jalon.report.assemble.frame import Frame
from jalon.report.dates import QUARTER, iso_day
from jalon.report.result import Estimate, Finding, SsiReading, Usage, UsageRow

ROWS = (
    ("posts", "per_year", "target_contacts_after_post"),
    ("reposts", "per_year", None),
    ("comments", "per_year", None),
    ("reactions", "per_year", None),
    ("searches", "per_year", None),
    ("invitations_sent", "per_year", "target_acceptances_per_invitation"),
    ("messages_sent", "per_year", None),
    ("conversations_started", "per_year", "outreach_answered"),
    ("connections", "people", None),
    ("profile_completeness", "percent", None),
)


BUSY = 50.0
PAR = 50.0


def usage_of(frame: Frame, performance: Estimate) -> Usage:
    """Usage as of now, read beside the performance; None where the files cannot tell."""
    now = frame.usage[frame.end]
    year_ago = frame.usage[frame.end - 4 * QUARTER]
    rows = [_row(frame, code, unit, result) for code, unit, result in ROWS]
    weeks = UsageRow("active_weeks", float(now.active_weeks), "weeks", None, None, None)
    return Usage(
        points=now.points,
        pillars=now.pillars,
        year_ago=year_ago.points,
        rows=(*rows, weeks),
        licence=licence(frame.con, frame.member_id, frame.end),
        ssi=latest_ssi(frame),
        reading=_reading(now.points, performance),
    )


def _reading(usage: float | None, performance: Estimate) -> tuple[Finding, ...]:
    """One sentence on how the two stand to one another, only as far as the interval of the performance tells."""
    if usage is None or performance.value is None or performance.low is None or performance.high is None:
        return ()
    busy = usage >= BUSY
    if performance.high < PAR:
        return (Finding("square_more_usage" if busy else "square_low"),)
    if performance.low > PAR:
        return (Finding("square_even" if busy else "square_more_performance"),)
    return ()


def _row(frame: Frame, code: str, unit: str, result: str | None) -> UsageRow:
    value = frame.usage[frame.end].volumes[code]
    per_100 = _per_100(frame, result, value) if result and value else None
    return UsageRow(code, value, unit, per_100, result if per_100 else None, None)


def _per_100(frame: Frame, result: str, actions: float) -> Estimate | None:
    """Results for 100 actions: a share where each action has its own outcome, else a rate."""
    if not frame.observed(result):
        return None
    total = frame.total(result)
    if result == "target_contacts_after_post":
        return rate(total.raw_events, actions, "per_100", 100.0)
    found = share(total.raw_events, total.raw_exposure)
    if found.value is None or found.low is None or found.high is None:
        return None
    return Estimate(100 * found.value, 100 * found.low, 100 * found.high, None, found.n, "per_100", found.state)


def latest_ssi(frame: Frame) -> SsiReading | None:
    """The newest reading of LinkedIn's index, beside and never inside the score."""
    row = frame.con.execute(
        "select occurred_at, overall, brand, people, insights, relationships, industry_top, network_top "
        "from ssi_readings where member_id = ? and occurred_at < ? order by occurred_at desc, fact_id limit 1",
        [frame.member_id, frame.end],
    ).fetchone()
    return None if row is None else SsiReading(iso_day(row[0]), *row[1:])
