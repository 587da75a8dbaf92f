"""Every date pattern of the archive, as written by hand from the format specification."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jalon.simulate import dates


def at(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp())  # type: ignore[arg-type]


MORNING = at(2023, 3, 6, 10, 11, 12)


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (dates.day_month_year, "06 Mar 2023"),
        (dates.iso_second, "2023-03-06 10:11:12"),
        (dates.slashed_second, "2023/03/06 10:11:12 UTC"),
        (dates.java_date, "Mon Mar 06 10:11:12 UTC 2023"),
        (dates.spoken_minute, "March 6, 2023 at 10:11 AM (GMT)"),
        (dates.padded_minute, "03/06/23, 10:11 AM"),
        (dates.pacific_minute, "3/6/23, 2:11 AM"),
    ],
)
def test_each_pattern(write, expected):
    assert write(MORNING) == expected


def test_sent_at_is_pacific_with_summer_time():
    """A minute after midnight UTC is the evening before in Pacific time: eight hours in winter, seven in summer."""
    assert dates.pacific_minute(at(2023, 1, 7, 0, 1)) == "1/6/23, 4:01 PM"
    assert dates.pacific_minute(at(2023, 7, 7, 0, 1)) == "7/6/23, 5:01 PM"


def test_noon_and_midnight_are_twelve():
    assert dates.padded_minute(at(2018, 3, 6, 0, 5)) == "03/06/18, 12:05 AM"
    assert dates.padded_minute(at(2018, 3, 6, 12, 5)) == "03/06/18, 12:05 PM"


def test_excel_days():
    assert dates.excel_day(MORNING, padded=False) == "6-Mar-23"
    assert dates.excel_day(MORNING, padded=True) == "06-Mar-23"
