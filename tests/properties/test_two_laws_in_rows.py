"""The two laws from the records to the score: random records, one act more, the same way that every score goes.

12  an act of the member that nobody answers never raises a score
13  an act of somebody else never lowers it

A word more in the middle of a thread can bring forward the day on which something was reached, and what was reached
earlier has aged more: there the law is that nothing is taken away.

Looked at on the day of the act and sixty days later, when everything is mature; with a results file and without.
"""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import duckdb
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.index import Scores, Totals, member_totals, score_members, stack
from jalon.indicators import evidence
from jalon.indicators.catalogue import indicators
from jalon.journeys.build import build_conversations
from jalon.journeys.steps import build_steps, build_weeks
from jalon.journeys.texts import text_of
from tests.index.members import EDITION
from tests.properties.records import BASE, COUNTERPART, LONE, copied, some_records, write_in_between
from tests.tables import DAY, NOW

EXACT = 1e-7  # totals are rounded to nine decimals
MOMENTS = (evidence.at(NOW), evidence.at(NOW + 60 * DAY))
RULES = evidence.Rules(EDITION.time.half_life_days, EDITION.time.horizon_days, EDITION.time.company_cap)
WEEKS = text_of("weeks")
ACTS = {**LONE, **COUNTERPART}


def scores(con: duckdb.DuckDBPyConnection, members: list[str]) -> Scores:
    """Scores of members x moments x (graded, stand-in), in that order."""
    build_conversations(con)
    build_steps(con)
    build_weeks(con, BASE, NOW - DAY)
    names = ", ".join(f"('{member}')" for member in members if member != BASE)
    con.execute(f"insert into clock select v.m, as_of from clock, (values {names}) v(m)")
    con.execute("delete from weeks")
    con.execute(f"insert into weeks {WEEKS}")  # of every member by itself: an act may change what is covered or idle
    con.execute("delete from clock where member_id <> ?", [BASE])
    counts = counted(con, members)
    found = [totals(counts[k], member, graded) for member in members for k in range(2) for graded in (True, False)]
    return score_members(EDITION, stack(found))


def counted(con: duckdb.DuckDBPyConnection, members: list[str]) -> list[dict[str, evidence.Total]]:
    """Totals of all members by `indicator@member`: counted in one go, as each alone takes as long as all."""
    evidence.collect(con)
    con.execute(
        "create or replace temp table evidence as "
        "select * replace ('all' as member_id, indicator || '@' || member_id as indicator) from evidence"
    )
    files = {
        f"{file.code}@{m}": replace(file, code=f"{file.code}@{m}") for file in indicators().values() for m in members
    }
    with patch.object(evidence, "indicators", lambda: files):
        return evidence.count(con, "all", RULES, MOMENTS)


def totals(counts_of: dict[str, evidence.Total], member: str, graded: bool) -> Totals:
    of = {item.code: counts_of.get(f"{item.code}@{member}", evidence.NOTHING) for item in EDITION.items}
    counts = {code: (total.events, total.exposure) for code, total in of.items() if code != "outreach_graded"}
    return member_totals(EDITION, counts, of["outreach_graded"].stages if graded else None)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_laws_12_and_13_hold_from_the_records_to_the_score(seed: int):
    random = np.random.default_rng(seed)
    con = some_records(random)
    members = [BASE, *(f"m{k}" for k in range(1, len(ACTS) + 1))]
    copied(con, members[1:])
    for member, name in zip(members[1:], ACTS, strict=True):
        ACTS[name](con, member, random)
    found = scores(con, members)
    points = found.points.reshape(len(members), -1)
    change = points[1:] - points[0]
    for name, gained in zip(ACTS, change, strict=True):
        if name in LONE:
            assert gained.max() <= EXACT, f"{name} raises the score by {gained.max()}"
        else:
            assert gained.min() >= -EXACT, f"{name} lowers the score by {-gained.min()}"


@settings(max_examples=8, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_a_word_more_of_somebody_else_takes_nothing_away(seed: int):
    random = np.random.default_rng(seed)
    con = some_records(random)
    members = [BASE, *(f"m{k}" for k in range(1, 9))]
    copied(con, members[1:])
    for member in members[1:]:
        write_in_between(con, member, random)
    scores(con, members)
    for counts in counted(con, members):
        for code in indicators():
            before = counts.get(f"{code}@{BASE}", evidence.NOTHING)
            for member in members[1:]:
                after = counts.get(f"{code}@{member}", evidence.NOTHING)
                assert after.raw_events >= before.raw_events, f"{code}: {before.raw_events} to {after.raw_events}"
                assert all(a >= b for a, b in zip(above(after), above(before), strict=True)), (
                    f"{code}: {before.raw_stages} to {after.raw_stages}"
                )


def above(total: evidence.Total) -> tuple[float, ...]:
    """People at each stage or beyond."""
    return tuple(sum(total.raw_stages[stage:]) for stage in range(1, 5))
