"""Day or month first: proved by the days, the file's name or the daily rows; else refused."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.sources.singles import AS_OF, ME, codes, day, open_store, rows, write
from tests.sources.workbook import books

from jalon.sources.creator_workbook import read_workbook

EARLY = dt.date(2026, 8, 1)


@pytest.fixture
def con():
    with open_store() as opened:
        yield opened


def read(con, folder, content, name="book.xlsx", as_of=AS_OF):
    return read_workbook(con, write(folder, name, content), member_id=ME, as_of=as_of)


@pytest.mark.parametrize("dated", [books.us, books.brazilian])
def test_days_above_twelve_tell(con, tmp_path, dated):
    read(con, tmp_path, books.old(days=books.span(20), dated=dated))
    assert rows(con, "select min(occurred_at), max(occurred_at) from audience_days") == [
        (day(2026, 10, 1), day(2026, 10, 20))
    ]


@pytest.mark.parametrize("dated", [books.us, books.brazilian])
def test_rows_one_day_apart_tell(con, tmp_path, dated):
    """1 to 7 August: read the other way they would be the first of seven months."""
    read(con, tmp_path, books.old(days=books.span(7, EARLY), dated=dated))
    assert rows(con, "select max(occurred_at) from audience_days") == [(day(2026, 8, 7),)]


def test_the_dates_in_the_file_name_tell(con, tmp_path):
    """One day only: 5/8 is 8 May or 5 August."""
    one = books.xlsx(
        {
            "DISCOVERY": [["Overall", "x"], ["Impressions", 1], ["Reached", 1]],
            "ENGAGEMENT": [["Date", "Impressions", "Engagements"], ["5/8/2026", 3, 1]],
            "TOP POSTS": [["none"]],
            "FOLLOWERS": [["Total", 9], [], ["Date", "New followers"], ["5/8/2026", 1]],
        }
    )
    read(con, tmp_path, one, "Content_2026-08-05_2026-08-05_MiaMember.xlsx")
    assert rows(con, "select distinct occurred_at from audience_days") == [(day(2026, 8, 5),)]
    report = read(con, tmp_path, one, "Content.xlsx")
    assert report.refused and codes(report) == ["workbook_dates_ambiguous"]


def test_days_after_the_report_are_refused_and_counted(con, tmp_path):
    report = read(con, tmp_path, books.old(), as_of=day(2026, 10, 18))
    assert {f.name: f.excluded for f in report.files}["ENGAGEMENT"] == {"day_in_future": 2}
    assert rows(con, "select max(occurred_at) from audience_days") == [(day(2026, 10, 18),)]
    assert report.exported_on == day(2026, 10, 18)
