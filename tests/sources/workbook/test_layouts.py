"""Both layouts of the account export, both of the single post, whatever the language of the labels."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.sources.singles import AS_OF, ME, codes, day, open_store, rows, write
from tests.sources.workbook import books

from jalon.sources.creator_workbook import read_workbook

FIRST, LAST = day(2026, 10, 1), day(2026, 10, 20)


@pytest.fixture
def con():
    with open_store() as opened:
        yield opened


def read(con, folder, content, name="book.xlsx"):
    return read_workbook(con, write(folder, name, content), member_id=ME, as_of=AS_OF)


def test_the_old_layout_gives_days_posts_and_shares(con, tmp_path):
    report = read(con, tmp_path, books.old())
    kinds = {file.name: (file.recognised_as, file.kept) for file in report.files}
    assert kinds == {
        "DISCOVERY": ("totals", 0),
        "ENGAGEMENT": ("engagement", 20),
        "TOP POSTS": ("top_posts", 2),
        "FOLLOWERS": ("followers", 20),
        "DEMOGRAPHICS": ("shares", 2),
    }
    assert report.exported_on == LAST
    assert rows(con, "select signal, from_at, to_at from coverage group by all") == [("audience", FIRST, LAST)]


def test_views_of_a_day_stand_in_its_own_row_with_the_audience_of_that_day(con, tmp_path):
    read(con, tmp_path, books.old())
    found = rows(
        con,
        "select occurred_at, impressions, engagements, source_id[14:], row_no from audience_days "
        "where impressions is not null order by occurred_at limit 2",
    )
    assert found == [(FIRST, 100, -28, "ENGAGEMENT", 2), (day(2026, 10, 2), 101, 5, "ENGAGEMENT", 3)]


def test_the_audience_is_rebuilt_backwards_from_the_total(con, tmp_path):
    """1000 on the last day; a day before it was 1000 less what the last day gained."""
    read(con, tmp_path, books.old(days=books.span(14), gained=lambda k: 7 if k == 13 else -2))
    audience = rows(
        con, "select audience from audience_days where new_followers is not null order by occurred_at desc limit 3"
    )
    assert audience == [(1000,), (993,), (995,)]
    views = rows(
        con, "select audience from audience_days where impressions is not null order by occurred_at desc limit 1"
    )
    assert views == [(1000,)]


def test_two_tables_side_by_side_are_read_each_by_itself(con, tmp_path):
    read(con, tmp_path, books.old())
    found = rows(con, "select address, metric, value, published_on, row_no from audience_posts order by all")
    post, other = "urn:li:activity:7380000000000000000", "urn:li:activity:7390000000000000000"
    assert found == [
        (post, "engagements", 40, day(2026, 10, 4), 4),
        (post, "impressions", 1234, day(2026, 10, 4), 5),
        (other, "impressions", 2345, day(2026, 10, 6), 4),
    ]


def test_less_than_one_percent_is_a_share_unknown(con, tmp_path):
    report = read(con, tmp_path, books.old())
    assert rows(con, "select audience, category, label, share from audience_shares order by all") == [
        ("all", "job_titles", "Widget Engineer", 0.05),
        ("all", "locations", "Exampleville", None),
    ]
    assert codes(report) == ["category_unknown"]


def test_the_new_layout_is_text_in_any_language(con, tmp_path):
    report = read(con, tmp_path, books.new())
    assert codes(report) == []
    assert rows(
        con, "select impressions, count(*) from audience_days where impressions is not null group by 1 order by 1"
    ) == [
        (-5, 1),
        (1234, 19),
    ]
    assert rows(con, "select max(audience), min(audience) from audience_days") == [(2000, 2000 - 19 * 3)]
    assert rows(con, "select metric, value from audience_posts") == [("engagements", 1040)]
    assert rows(con, "select audience, category, share from audience_shares order by all") == [
        ("followers", "job_titles", 0.05),
        ("followers", "locations", None),
        ("viewers", "companies", 0.02),
    ]


def test_a_workbook_with_unknown_labels_is_read_by_shape(con, tmp_path):
    """Nothing here is a word that Jalon knows; position and shape say all but the categories."""
    days = books.span(20)
    sheets = books.xlsx(
        {
            "Uno": [["x", "y - z"], ["a", 1], ["b", 2]],
            "Due": [["q", "w", "e"], *[[books.us(d), 10, 1] for d in days]],
            "Tre": [
                ["t"],
                [],
                ["a", "b", "c"],
                [books.POST, books.us(days[0]), 9, None, books.OTHER, books.us(days[0]), 8],
            ],
            "Quattro": [["n", 50], [], ["d", "f"], *[[books.us(d), 1] for d in days]],
            "Cinque": [["h", "j", "k"], ["zz", "Widget", 0.5]],
        }
    )
    report = read(con, tmp_path, sheets)
    assert [file.recognised_as for file in report.files] == ["totals", "engagement", "top_posts", "followers", "shares"]
    assert rows(con, "select metric, value from audience_posts order by metric") == [
        ("engagements", 9),
        ("impressions", 8),
    ]


@pytest.mark.parametrize("content", [books.single_post, books.post_performance])
def test_a_single_post_gives_its_figures(con, tmp_path, content):
    report = read(con, tmp_path, content())
    found = dict(rows(con, "select metric, value from audience_posts"))
    assert found["impressions"] == 5537 and found["reached"] == 3210 and found["reactions"] == 40
    assert not report.refused and rows(con, "from audience_shares") == [] and rows(con, "from coverage") == []


def test_saves_sends_and_profile_views_come_from_the_new_single_post(con, tmp_path):
    read(con, tmp_path, books.single_post())
    found = dict(rows(con, "select metric, value from audience_posts"))
    assert (found["saves"], found["sends"], found["profile_views"], found["followers_gained"]) == (7, 2, 12, 4)


def test_a_post_is_dated_by_the_millisecond_in_its_id(con, tmp_path):
    born = dt.datetime.fromtimestamp((7380000000000000000 >> 22) / 1000, dt.UTC).date()
    read(con, tmp_path, books.single_post())
    assert rows(con, "select distinct published_on from audience_posts") == [(day(born.year, born.month, born.day),)]


def test_a_company_page_is_not_the_member(con, tmp_path):
    report = read(con, tmp_path, books.company_page())
    assert report.refused and codes(report) == ["page_workbook"]
