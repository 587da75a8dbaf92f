"""Workbook, calendar and results of an invented life, read beside its archive: what is found is what happened."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from jalon import api
from jalon.simulate.agenda import write_agenda
from jalon.simulate.behaviour import NO_TRAPS, Behaviour
from jalon.simulate.creator import LAYOUTS, write_workbook
from jalon.simulate.events import DAY
from jalon.simulate.export import export
from jalon.simulate.results_file import write_results
from jalon.simulate.world import live
from jalon.simulate.write_archive import write_archive

SECOND = 1_000_000


@pytest.fixture(scope="module")
def world():
    busy = Behaviour(weeks=60, meetings=0.9, quotes=0.7, answers=0.6, traps=NO_TRAPS)
    return live(busy, seed=3, end=date(2026, 7, 15))


def rows(world, tmp_path, source, sql):
    archive = write_archive(export(world, "2026-07"), tmp_path)
    return api.read(source, archive).con.execute(sql).fetchall()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_audience(world, tmp_path, layout):
    sql = (
        "select occurred_at, max(impressions), max(engagements), max(new_followers) "
        "from audience_days group by occurred_at order by occurred_at"
    )
    found = rows(world, tmp_path, write_workbook(world, tmp_path, layout), sql)
    want = [(d.day * SECOND, d.impressions, d.engagements, d.new_followers) for d in world.audience]
    assert found == want


def test_audience_is_rebuilt_backwards_from_the_total(world, tmp_path):
    """The audience of a day is that of the next day less the followers whom the next day gained."""
    sql = "select audience from audience_days where new_followers is not null order by occurred_at"
    found = [row[0] for row in rows(world, tmp_path, write_workbook(world, tmp_path), sql)]
    assert found[-1] == world.followers
    assert found[-1] - found[-2] == world.audience[-1].new_followers


def test_calendar(world, tmp_path):
    """Held, cancelled and declined meetings to the minute; a slot with nobody else is no meeting, a plan neither."""
    sql = "select occurred_at, state from meetings where state <> 'private' and state <> 'all_day'"
    found = Counter(rows(world, tmp_path, write_agenda(world, tmp_path / "agenda.ics"), sql))
    assert found == Counter((m.at * SECOND, m.state) for m in world.meetings if m.state != "planned")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_results(world, tmp_path, language):
    sql = "select deal_id, kind, occurred_at, amount from deal_events"
    found = rows(world, tmp_path, write_results(world, tmp_path / "results.csv", language), sql)
    want = Counter((d.deal, d.kind, d.at // DAY * DAY * SECOND, d.amount) for d in world.deals)
    assert Counter(found) == want


def test_people_of_results_are_found_in_the_network(world, tmp_path):
    """Two rows of three carry the address: those must be joined to the very person."""
    sql = (
        "select d.deal_id, m.person_id from deal_events d join mentions m on m.mention_id = d.mention_id "
        "where m.match_state = 'url'"
    )
    found = set(rows(world, tmp_path, write_results(world, tmp_path / "results.csv"), sql))
    people = {d.deal: f"in:{d.person.slug}" for d in world.deals}
    assert found <= set(people.items())
    assert len({deal for deal, _ in found}) >= len(people) // 2
