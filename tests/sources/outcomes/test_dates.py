"""Day or month first is decided for the file as a whole."""

from __future__ import annotations

import pytest
from tests.sources.singles import codes, day


def rows_of(*dates, separator=",", header=("date", "kind", "name")):
    return "\n".join([separator.join(header), *(separator.join((f'"{date}"', "call", "Jane")) for date in dates), ""])


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (("2026-03-04",), ["2026-03-04"]),
        (("2026/03/04",), ["2026-03-04"]),
        (("03/04/2026", "25/04/2026"), ["2026-04-03", "2026-04-25"]),
        (("03/04/2026", "04/25/2026"), ["2026-03-04", "2026-04-25"]),
        (("03.04.2026",), ["2026-04-03"]),
        (("4 mars 2026",), ["2026-03-04"]),
        (("March 4, 2026",), ["2026-03-04"]),
        (("4-Mar-26",), ["2026-03-04"]),
        (("04/03/26 14:30", "25/03/26"), ["2026-03-04", "2026-03-25"]),
        (("05/05/2026",), ["2026-05-05"]),
    ],
)
def test_dates_as_people_write_them(read, deals, dates, found):
    report = read(rows_of(*dates))
    assert [row[0] for row in deals()] == found and not codes(report)


def test_the_future_tells_which_order_is_meant(read, deals):
    """On 20 November 2026, 11/12/2026 can only be 12 November."""
    read(rows_of("11/12/2026", "03/04/2026"))
    assert [row[0] for row in deals()] == ["2026-03-04", "2026-11-12"]


@pytest.mark.parametrize(
    "text",
    [
        rows_of("03/04/2026", separator=";"),
        rows_of("03/04/2026", header=("date", "type", "entreprise")),
    ],
)
def test_french_files_are_day_first(read, deals, text):
    read(text)
    assert [row[0] for row in deals()] == ["2026-04-03"]


def test_an_open_order_is_refused_row_by_row(read, deals):
    report = read(rows_of("03/04/2026", "05/05/2026", "2026-06-01"))
    assert [row[0] for row in deals()] == ["2026-05-05", "2026-06-01"]
    assert [(p.code, p.row) for p in report.problems if p.row] == [("date_order_unknown", 2)]


def test_a_mixed_file_keeps_what_reads_one_way_only(read, deals):
    report = read(rows_of("25/04/2026", "04/26/2026", "03/04/2026"))
    assert [row[0] for row in deals()] == ["2026-04-25", "2026-04-26"]
    assert codes(report) == ["date_order_mixed"]


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("", "day_unreadable"),
        ("soon", "day_unreadable"),
        ("31/02/2026", "day_unreadable"),
        ("0001-01-01", "day_unreadable"),
        ("2027-01-01", "day_in_future"),
    ],
)
def test_dates_that_cannot_count_are_refused(read, deals, date, code):
    report = read(rows_of(date, "2026-06-01"))
    assert [row[0] for row in deals()] == ["2026-06-01"] and codes(report) == [code]
    assert report.files[0].excluded == {code: 1}


def test_the_day_of_the_report_counts(read, deals):
    read(rows_of("2026-11-20"), as_of=day(2026, 11, 20) + 1)
    assert [row[0] for row in deals()] == ["2026-11-20"]
