"""Workbook, calendar, results and SSI files, read back by libraries that know nothing of this project."""

from __future__ import annotations

import csv
import json
from datetime import datetime

import icalendar
import openpyxl
import pytest

from jalon.simulate.agenda import write_agenda
from jalon.simulate.behaviour import Behaviour
from jalon.simulate.creator import write_workbook
from jalon.simulate.results_file import write_results, write_ssi
from jalon.simulate.world import live
from tests.simulate.lives import END


@pytest.fixture(scope="module")
def world():
    return live(Behaviour(weeks=60, meetings=0.9, quotes=0.7), seed=2, end=END)


def test_typed_workbook(world, tmp_path):
    book = openpyxl.load_workbook(write_workbook(world, tmp_path, "typed"))
    assert book.sheetnames == ["DISCOVERY", "ENGAGEMENT", "TOP POSTS", "FOLLOWERS", "DEMOGRAPHICS"]
    rows = list(book["ENGAGEMENT"].iter_rows(values_only=True))
    assert rows[0] == ("Date", "Impressions", "Engagements")
    assert [r[1] for r in rows[1:]] == [d.impressions for d in world.audience]
    assert book["FOLLOWERS"]["B1"].value == world.followers
    assert book["FOLLOWERS"]["A1"].value == "Total followers on 7/15/2026:"


def test_text_workbook_holds_texts_only(world, tmp_path):
    path = write_workbook(world, tmp_path, "text")
    assert path.name.startswith("AggregateAnalytics_")
    cells = [c for s in openpyxl.load_workbook(path) for r in s.iter_rows(values_only=True) for c in r]
    assert {type(c) for c in cells} <= {str, type(None)}


def test_portuguese_workbook(world, tmp_path):
    book = openpyxl.load_workbook(write_workbook(world, tmp_path, "pt"))
    assert book.sheetnames[2] == "Publicações mais em alta"
    assert book["Engajamento"]["A366"].value == "15/07/2026"


def test_top_posts_are_two_tables_side_by_side(world, tmp_path):
    rows = list(openpyxl.load_workbook(write_workbook(world, tmp_path))["TOP POSTS"].iter_rows(values_only=True))
    assert rows[2][0] == rows[2][4] == "Post URL"
    assert rows[3][0] != rows[3][4]
    assert rows[-1][0] is None
    assert rows[-1][4].startswith("https://www.linkedin.com/feed/update/urn:li:activity:")


def test_calendar(world, tmp_path):
    path = write_agenda(world, tmp_path / "a.ics")
    assert max(map(len, path.read_bytes().split(b"\r\n"))) <= 75
    events = list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    met = [e for e in events if str(e["UID"]).startswith("rdv")]
    starts = sorted(e.decoded("DTSTART").timestamp() for e in met)
    assert starts == sorted(m.at for m in world.meetings)
    assert any("RRULE" in e for e in events)
    assert any(not isinstance(e.decoded("DTSTART"), datetime) for e in events)
    assert {str(e.get("STATUS")) for e in met} == {"None", "CANCELLED"}


@pytest.mark.parametrize(("language", "mark"), [("fr", ";"), ("en", ",")])
def test_results(world, tmp_path, language, mark):
    path = write_results(world, tmp_path / "r.csv", language)
    rows = list(csv.reader(path.open(encoding="utf-8"), delimiter=mark))
    assert len(rows) == 1 + len(world.deals) + 2
    assert {row[0] for row in rows[-2:]} == {rows[1][0]} and not any(cell for row in rows[-2:] for cell in row[2:])
    amounts = [float(r[7].replace(",", ".")) for r in rows[1:] if r[7]]
    assert sum(amounts) == pytest.approx(sum(d.amount for d in world.deals if d.amount))


def test_ssi(tmp_path):
    reading = json.loads(write_ssi(tmp_path / "s.json", (12.1, 8.0, 9.2, 12.0), (20, 35)).read_text())
    assert reading["memberScore"]["overall"] == 41.3
    assert [g["rank"] for g in reading["groupScore"]] == [20, 35]
