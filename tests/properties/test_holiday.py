"""A holiday is no failure: three weeks in which nothing happens take nothing from any indicator.

What was known grows older, as in any three weeks: the score moves towards par by its ageing and by nothing else. And
idling wins nothing: a long absence is exposure again, but for six weeks a year.
"""

from __future__ import annotations

import numpy as np
import pytest

from jalon.index import change_between, member_totals, score_members
from jalon.indicators import evidence
from jalon.journeys.build import build_conversations
from jalon.journeys.steps import build_steps, build_weeks
from tests.index.members import EDITION
from tests.properties.records import BASE, add, some_records
from tests.properties.test_two_laws_in_rows import RULES
from tests.tables import DAY, NOW

EXACT = 1e-9


def records(seed: int, until: int = NOW):
    """Random records of a member who did something every week, all answers in, read `until`."""
    con = some_records(np.random.default_rng(seed))
    con.execute("delete from messages where occurred_at >= ?", [NOW - 40 * DAY])
    con.execute("delete from invitations where occurred_at >= ?", [NOW - 40 * DAY])
    con.execute("delete from posts where occurred_at >= ?", [NOW - 40 * DAY])
    for week in range(60):
        add(con, "gestures", BASE, fact_id=f"g{week}", kind="reaction", occurred_at=NOW - (7 * week + 3) * DAY)
    con.execute("update coverage set to_at = ?", [until])
    return con


def counted(con, day: int, *moments: evidence.Moment):
    build_conversations(con)
    build_steps(con)
    build_weeks(con, BASE, day - DAY)
    evidence.collect(con)
    found = evidence.count(con, BASE, RULES, moments)
    return [totals(counts) for counts in found]


def totals(counts):
    of = {item.code: counts.get(item.code, evidence.NOTHING) for item in EDITION.items}
    pairs = {code: (total.events, total.exposure) for code, total in of.items() if code != "outreach_graded"}
    return member_totals(EDITION, pairs, of["outreach_graded"].stages)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("weeks", [1, 3, 6])
def test_a_holiday_takes_nothing_from_any_indicator(seed: int, weeks: int) -> None:
    later = NOW + 7 * weeks * DAY
    before, aged = counted(records(seed), NOW, evidence.at(NOW), evidence.Moment(NOW, later))
    (now,) = counted(records(seed, later), later, evidence.at(later))
    assert np.allclose(now.y, aged.y, rtol=0, atol=EXACT) and np.allclose(now.e, aged.e, rtol=0, atol=EXACT)
    found = {cause.code: cause.points for cause in change_between(EDITION, before, aged, now).causes}
    assert all(abs(points) <= 1e-6 for code, points in found.items() if code not in ("ageing", "balance")), found


@pytest.mark.parametrize("seed", range(6))
def test_a_seventh_week_of_absence_in_a_year_is_exposure(seed: int) -> None:
    later = NOW + 7 * 7 * DAY
    _, aged = counted(records(seed), NOW, evidence.at(NOW), evidence.Moment(NOW, later))
    (now,) = counted(records(seed, later), later, evidence.at(later))
    assert (now.e - aged.e).max() > 0.1
    assert (now.e - aged.e).min() >= -EXACT


@pytest.mark.parametrize("seed", range(12))
def test_idling_for_ten_months_raises_no_score_above_par(seed: int) -> None:
    later = NOW + 300 * DAY
    (before,) = counted(records(seed), NOW, evidence.at(NOW))
    (now,) = counted(records(seed, later), later, evidence.at(later))
    first, last = (float(score_members(EDITION, seen).points[0]) for seen in (before, now))
    assert last <= max(first, EDITION.scale.par_points) + EXACT
