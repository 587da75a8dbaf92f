"""Traps of what comes beside the archive: workbooks that are none, days corrected later, post numbers."""

from __future__ import annotations

import pytest

from jalon import api
from jalon.sources.creator_workbook import read_workbook
from tests.builders import Archive
from tests.sources.singles import AS_OF, ME, codes, open_store, rows, write, xlsx
from tests.sources.workbook.books import old, span, us


@pytest.mark.parametrize("order", [1, -1])
def test_the_newest_export_of_a_day_wins_whatever_the_order(tmp_path, order):
    """LinkedIn corrects days that are past; figures may be negative and are kept so."""
    first = write(tmp_path, "AggregateAnalytics_1.xlsx", old(span(20), views=lambda k: 100 + k))
    second = write(tmp_path, "AggregateAnalytics_2.xlsx", old(span(25), views=lambda k: 200 + k))
    con = open_store()
    for path in (first, second)[::order]:
        read_workbook(con, path, member_id=ME, as_of=AS_OF)
    views = rows(con, "select impressions from audience_days where impressions is not null order by occurred_at")
    assert views == [(200.0 + k,) for k in range(25)]
    assert rows(con, "select min(engagements) from audience_days") == [(-28.0,)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><table><tr><td>Impressions</td></tr></table></html>", "html_not_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook_damaged"),
        (b"Date,Impressions\n1/1/2026,3\n", "not_a_workbook"),
        (xlsx({"Sheet": [["something", "else"], [1, 2]]}), "workbook_not_recognised"),
    ],
    ids=["a web page", "an old binary book, damaged", "a table of text", "another book"],
)
def test_a_file_that_is_only_called_a_workbook_is_told_by_its_first_bytes(tmp_path, content, code):
    report = read_workbook(open_store(), write(tmp_path, "AggregateAnalytics.xls", content), member_id=ME, as_of=AS_OF)
    assert (report.refused, codes(report)) == (True, [code])


def test_a_workbook_called_xls_that_is_a_new_one_is_read(tmp_path):
    """The ending says nothing."""
    report = read_workbook(open_store(), write(tmp_path, "book.xls", old()), member_id=ME, as_of=AS_OF)
    assert not report.refused and report.files


def test_a_post_keeps_its_number_from_the_workbook_and_its_own_from_the_archive(tmp_path):
    """The activity of the workbook and the share of the archive are two numbers of one post: never two posts."""
    share = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7380000000000000001"
    archive = Archive().put("Shares", "2026-06-04 10:00:00", share, "Hello", "", "", "PUBLIC").zip(tmp_path)
    book = write(tmp_path, "AggregateAnalytics.xlsx", old(dated=us))
    con = api.read(archive, book).con
    assert rows(con, "select count(*) from posts") == [(1,)]
    assert rows(con, "select distinct split_part(address, ':', 3) from audience_posts") == [("activity",)]
