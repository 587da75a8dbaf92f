"""Every date pattern of an archive, its zone, and what is refused."""

from __future__ import annotations

import locale
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import at, day_name, sent_at, us_clock

from jalon.sources.linkedin_archive.dates import AmbiguousDate, date_in_name, read_instant, slash_order

MOMENTS = st.datetimes(datetime(2003, 1, 1), datetime(2068, 12, 31))  # noqa: DTZ001


def micro(text: str) -> int:
    return round(at(text).timestamp()) * 1_000_000


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("06 Mar 2023", "2023-03-06 00:00"),
        ("2023-03-06 10:11:12 UTC", "2023-03-06 10:11:12"),
        ("2023-03-06 10:11:12", "2023-03-06 10:11:12"),
        ("2023/03/06 10:11:12 UTC", "2023-03-06 10:11:12"),
        ("2023/03/06", "2023-03-06 00:00"),
        ("Mon Mar 06 10:11:12 UTC 2023", "2023-03-06 10:11:12"),
        ("2023-03-06 10:11 UTC", "2023-03-06 10:11"),
        ("Mar 06, 2023", "2023-03-06 00:00"),
        ("Mar 06, 2023 10:11 AM", "2023-03-06 10:11"),
        ("You uploaded a feed photo on March 6, 2023 at 8:03 AM (GMT)", "2023-03-06 08:03"),
        ("2023-03-06", "2023-03-06 00:00"),
        ("03/06/18, 10:11 AM", "2018-03-06 10:11"),
        ("6-Mar-23", "2023-03-06 00:00"),
        ("04-Apr-21", "2021-04-04 00:00"),
        ("3/6/23, 10:11\u202fPM", "2023-03-06 22:11"),
        ("12/31/23, 12:00 AM", "2023-12-31 00:00"),
        ("12/31/23, 12:00 PM", "2023-12-31 12:00"),
        ("6 mars 2023", "2023-03-06 00:00"),
        ("1er août 2023", "2023-08-01 00:00"),
        ("6 févr. 2023", "2023-02-06 00:00"),
        ("6 de marzo de 2023", "2023-03-06 00:00"),
        ("6. März 2023", "2023-03-06 00:00"),
        ("06 mrt 2023", "2023-03-06 00:00"),
        ("25/12/2023", "2023-12-25 00:00"),
        ("2023-03-06T10:11:12+02:00", "2023-03-06 08:11:12"),
    ],
)
def test_a_date_is_read_as_utc(written, instant):
    assert read_instant(written) == micro(instant)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("3/6/23, 10:11 AM", "2023-03-06 18:11"),
        ("7/6/23, 5:01 PM", "2023-07-07 00:01"),
        ("11/5/23, 1:30 AM", "2023-11-05 08:30"),
        ("3/12/23, 3:30 AM", "2023-03-12 10:30"),
    ],
)
def test_sent_at_is_pacific_time_with_its_summer(written, instant):
    """The hour that comes twice in autumn is the first one."""
    assert read_instant(written, pacific=True) == micro(instant)


def test_a_stated_zone_goes_before_pacific_time():
    assert read_instant("2023-03-06 10:11:12 UTC", pacific=True) == micro("2023-03-06 10:11:12")


@pytest.mark.parametrize(
    "written", ["", "N/A", "soon", "2023-13-06", "32 Mar 2023", "06 Foo 2023", "3/6/23, 13:11 PM", "1/1/1/1"]
)
def test_what_is_no_date(written):
    assert read_instant(written, order="mdy") is None


def test_a_cut_year_is_no_date():
    assert read_instant("06 Mar 20") is None


def test_a_date_that_can_be_read_in_two_ways_is_refused():
    with pytest.raises(AmbiguousDate):
        read_instant("03/06/23")


def test_another_date_of_the_column_settles_the_order():
    assert slash_order(["03/06/23", "25/06/23"]) == "dmy"
    assert slash_order(["03/06/23", "06/25/23"]) == "mdy"
    assert slash_order(["03/06/23", "04/05/23"]) is None
    assert read_instant("03/06/23", order="dmy") == micro("2023-06-03 00:00")


@given(MOMENTS)
def test_pacific_time_goes_there_and_back(moment):
    """Any minute but the second of the two that autumn writes alike."""
    utc = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    back = read_instant(sent_at(utc), pacific=True)
    assert back in (round(utc.timestamp()) * 10**6, round((utc - timedelta(hours=1)).timestamp()) * 10**6)


@given(MOMENTS)
def test_each_way_of_writing_gives_the_same_day(moment):
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
    expected = round(day.timestamp()) * 10**6
    for written in (day_name(day), f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", us_clock(day), us_clock(day, padded=True)):
        assert read_instant(written) == expected


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text):
    assert isinstance(read_instant(text, order="mdy"), int | None)


def test_the_language_of_the_computer_does_not_matter():
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("fr_FR.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert read_instant("06 May 2023") == micro("2023-05-06 00:00")
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Basic_LinkedInDataExport_03-06-2023.zip", "2023-03-06 00:00"),
        ("Complete_LinkedInDataExport_03-06-2023.zip.zip", "2023-03-06 00:00"),
        ("Complete_LinkedInDataExport_03-06-2023 (1).zip", "2023-03-06 00:00"),
        ("mine 25-12-2023", "2023-12-25 00:00"),
    ],
)
def test_the_export_date_in_a_name_is_in_us_order(name, day):
    assert date_in_name(name) == micro(day)


def test_a_name_without_date():
    assert date_in_name("archive.zip") is None
    assert date_in_name("x_13-32-2023.zip") is None
