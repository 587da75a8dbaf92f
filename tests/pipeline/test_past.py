"""A day in the past, asked of a newer archive, knows what an archive of that day would have known, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jalon import read, score
from jalon.api import read_report
from jalon.simulate.agenda import write_agenda
from jalon.simulate.behaviour import NO_TRAPS
from jalon.simulate.demo import BEHAVIOUR, demo_member
from jalon.simulate.events import WEEK
from jalon.simulate.export import export
from jalon.simulate.results_file import write_results
from jalon.simulate.strategy_file import write_strategy
from jalon.simulate.world import day_start, live
from jalon.simulate.write_archive import write_archive

END = date(2026, 10, 31)
THEN = END - timedelta(days=120)
# LinkedIn keeps these for about half a year only, so that a newer archive lacks older ones; and profiles have no dates.
SHORT_LIVED = frozenset({"Invitations", "SearchQueries"})


@pytest.fixture(scope="module")
def world():
    """A year and a quarter in which nothing happens in the afternoon of THEN: an archive is made at noon."""
    start = day_start(END) - 65 * WEEK
    behaviour = replace(BEHAVIOUR, weeks=65, network=400, traps=NO_TRAPS)
    lived = live(behaviour, seed=5, end=END, member=demo_member(start))
    noon, night = day_start(THEN) + 43_200, day_start(THEN) + 86_400
    for name in ("messages", "posts", "gestures", "recommendations"):
        setattr(lived, name, [one for one in getattr(lived, name) if not noon < one.at < night])
    # Nor is anything published on the two days after, which would tell how long the time after the last post was.
    lived.posts = [post for post in lived.posts if not noon < post.at < night + 2 * 86_400]
    return lived


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return write_strategy(tmp_path_factory.mktemp("plan") / "strategy.toml", THEN)


def sources(world, folder, day):
    archive = write_archive(export(world, "2026-07", day=day, leave_out=SHORT_LIVED), folder)
    return archive, write_agenda(world, folder / "agenda.ics"), write_results(world, folder / "results.csv")


@pytest.fixture(scope="module")
def now(world, tmp_path_factory):
    return sources(world, tmp_path_factory.mktemp("now"), END)


@pytest.fixture(scope="module")
def then(world, tmp_path_factory):
    return sources(world, tmp_path_factory.mktemp("then"), THEN)


def shape(result):
    """All that depends on what was known; not the numbers of rows and lines, which differ from file to file."""
    dated = tuple(row for row in result.usage.rows if row.code != "searches")
    return {
        "score": result.score,
        "pillars": result.pillars,
        "headline": result.headline,
        "funnel": result.funnel,
        "history": result.history,
        "actions": result.actions,
        "useless": result.useless,
        "objectives": result.objectives,
        "usage": replace(result.usage, licence=None, rows=dated),
        "indicators": {i.code: (i.value, i.events, i.exposure, i.points, i.strips) for i in result.indicators},
        "covered": [(source.kind, source.share) for source in result.sources],
    }


def same(late, early):
    for part, value in shape(early).items():
        assert shape(late)[part] == value, part


def test_the_report_of_a_past_day_is_that_of_an_archive_of_that_day(now, then, plan):
    same(score(read(*now, as_of=THEN), strategy=plan), score(read(*then, as_of=THEN), strategy=plan))


def test_a_past_day_may_be_asked_after_reading(now, then, plan):
    """Without the calendar: when an older one ends is not known from a newer one."""
    (archive, _, results), (old_archive, _, old_results) = now, then
    reading = read(archive, results)
    score(reading, strategy=plan)
    same(score(reading, strategy=plan, as_of=THEN), score(read(old_archive, old_results), strategy=plan))


def test_going_back_to_today_forgets_nothing(now, plan):
    reading = read(*now)
    today = score(reading, strategy=plan)
    score(reading, strategy=plan, as_of=THEN)
    assert score(reading, strategy=plan) == today


def test_the_facts_of_a_past_day_are_those_of_an_archive_of_that_day(now, then):
    late, early = (read_report(read(*given, as_of=THEN))["facts"] for given in (now, then))
    assert late == early
    assert late != read_report(read(*now))["facts"]
