"""A life written as an archive and as pages of the portability interface: the same facts, one or both given."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import jalon.cli
from jalon import api
from jalon.simulate.export import export
from jalon.simulate.write_archive import write_archive
from jalon.simulate.write_pages import PACKINGS, write_pages
from tests.conformance.reading import DAYS, differences, world_of

ERA = "2026-07"
# The pages do not tell received from given.
UNTOLD = {"recommendations_received": None, "recommendations_given": None}


def made(seed, *, days_before=0):
    return export(world_of(ERA, seed), ERA, day=DAYS[ERA] - timedelta(days=days_before))


def facts(*paths):
    reading = api.read(*paths)
    assert not [source for source in reading.sources if source.refused]
    return api.read_report(reading)["facts"]


@pytest.mark.parametrize("seed", range(60, 64))
@pytest.mark.parametrize("packing", ["folder", "pulled"])
def test_pages_hold_what_the_archive_holds(tmp_path, seed, packing):
    life = made(seed)
    assert differences(facts(write_pages(life, tmp_path, packing)), facts(write_archive(life, tmp_path)) | UNTOLD) == {}


@pytest.mark.parametrize("packing", PACKINGS)
def test_however_the_pages_are_kept(tmp_path, packing):
    life = made(64)
    want = facts(write_archive(life, tmp_path)) | UNTOLD
    assert differences(facts(write_pages(life, tmp_path, packing, per_page=37)), want) == {}


def test_pages_that_come_twice_count_once(tmp_path):
    life = made(65)
    want = facts(write_archive(life, tmp_path)) | UNTOLD
    got = facts(write_pages(life, tmp_path, "list", per_page=50, doubled=True))
    blank = got["connections_blank"] - want["connections_blank"]
    assert blank <= 0, "closed accounts of one day on two pages are told by nothing and may be taken for one"
    for name in ("connections_total", "connections_blank"):
        got[name] -= blank
    assert differences(got, want) == {}


@pytest.mark.parametrize("seed", [66, 67])
@pytest.mark.parametrize("packing", ["zip", "pulled"])
def test_the_archive_and_the_pages_of_one_day_count_once(tmp_path, seed, packing):
    life = made(seed)
    archive, pages = write_archive(life, tmp_path), write_pages(life, tmp_path, packing)
    want = facts(archive)
    assert differences(facts(archive, pages), want) == {}
    assert differences(facts(pages, archive), want) == {}


def test_an_old_archive_goes_on_in_new_pages(tmp_path):
    """As with two archives: the union of what happened, the network of the newer one."""
    older, newer = made(68, days_before=75), made(68)
    want = facts(write_archive(older, tmp_path), write_archive(newer, tmp_path))
    got = facts(write_archive(older, tmp_path), write_pages(newer, tmp_path, "pulled"))
    received = {name: value for name, value in want.items() if name not in UNTOLD}
    assert differences(got, received) == {}


def test_the_same_pages_twice_change_nothing(tmp_path):
    life = made(69)
    one, two = write_pages(life, tmp_path / "one", "pulled"), write_pages(life, tmp_path / "two", "pulled")
    assert facts(one, two) == facts(one)


@pytest.mark.parametrize("packing", ["folder", "pulled"])
def test_the_report_of_the_reading_keeps_to_its_schema(tmp_path, packing):
    schema = json.loads((Path(jalon.cli.__file__).parent / "read.schema.json").read_text(encoding="utf-8"))
    report = api.read_report(api.read(write_pages(made(70), tmp_path, packing)))
    Draft202012Validator(schema).validate(json.loads(json.dumps(report)))
    assert report["archive"]["kind"] == ("pulled" if packing == "pulled" else "portability")
