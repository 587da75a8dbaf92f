"""Instants: zones by name, by definition, by Windows name, floating times, and repetition with exceptions."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.sources.calendar.ics import JANE, event
from tests.sources.singles import codes, day, rows

CUSTOM = (
    "BEGIN:VTIMEZONE",
    "TZID:Customized Time Zone",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


@pytest.mark.parametrize(
    ("start", "head", "found"),
    [
        ("20261005T090000Z", (), "09:00"),
        (";TZID=Europe/Paris:20261005T090000", (), "07:00"),
        (";TZID=Europe/Paris:20261105T090000", (), "08:00"),
        (';TZID="W. Europe Standard Time":20261005T090000', (), "07:00"),
        (";TZID=/example.org/20050809/Europe/Paris:20261005T090000", (), "07:00"),
        ("20261005T090000", ("X-WR-TIMEZONE:America/New_York",), "13:00"),
        ("20261005T090000", (), "09:00"),
        (";TZID=Customized Time Zone:20261005T090000", CUSTOM, "07:00"),
        (";TZID=Customized Time Zone:20261105T090000", CUSTOM, "08:00"),
        ("20261005T090000", CUSTOM, "07:00"),
    ],
)
def test_clock_times_become_instants(read, starts, start, head, found):
    report = read(event(start, JANE), head=("X-WR-CALNAME:mia@member.example", *head))
    assert [text[11:] for text in starts()] == [found] and not report.problems


def test_a_defined_zone_agrees_with_the_real_one_over_years():
    """Oracle: the standard library's Europe/Paris, every six hours around both changes of two years."""
    from zoneinfo import ZoneInfo

    from jalon.sources.calendar.lines import blocks
    from jalon.sources.calendar.zones import defined_zone

    _, offset = defined_zone(blocks("\n".join(CUSTOM))[0])
    paris, clock = ZoneInfo("Europe/Paris"), dt.datetime(2025, 1, 1)  # noqa: DTZ001
    while clock.year < 2027:
        if clock.hour != 3:
            assert offset(clock) == clock.replace(tzinfo=paris).utcoffset(), clock
        clock += dt.timedelta(hours=6)


def test_an_unknown_zone_is_said_once(read, starts):
    unknown = ";TZID=Middle Earth:20261005T090000"
    report = read(event(unknown, JANE), event(unknown, JANE, uid="2"))
    assert codes(report) == ["zone_unknown"] and starts() == ["2026-10-05 09:00", "2026-10-05 09:00"]


def test_a_weekly_meeting_keeps_its_clock_time_over_the_change_of_summer_time(read, starts):
    read(event(";TZID=Europe/Paris:20261012T090000", JANE, rrule="FREQ=WEEKLY;COUNT=4"))
    assert starts() == ["2026-10-12 07:00", "2026-10-19 07:00", "2026-10-26 08:00", "2026-11-02 08:00"]


def test_exceptions_extra_dates_and_moved_instances(read, starts, con):
    read(
        event(
            "20261005T090000Z",
            JANE,
            "EXDATE:20261012T090000Z",
            "RDATE:20261008T100000Z",
            rrule="FREQ=WEEKLY;UNTIL=20261026T235959Z",
        ),
        event("20261020T150000Z", JANE, "RECURRENCE-ID:20261019T090000Z"),
        event("20261026T090000Z", JANE, "RECURRENCE-ID:20261026T090000Z", status="CANCELLED"),
    )
    assert starts("state = 'held'") == ["2026-10-05 09:00", "2026-10-08 10:00", "2026-10-20 15:00"]
    assert starts("state = 'cancelled'") == ["2026-10-26 09:00"]


def test_a_change_of_one_and_all_later_instances_moves_them_all(read, starts):
    """Moved by an hour from the second on, one of them moved alone, and called off from the fifth on."""
    later = "RECURRENCE-ID;RANGE=THISANDFUTURE:"
    read(
        event("20261005T090000Z", JANE, rrule="FREQ=WEEKLY;COUNT=6"),
        event("20261012T100000Z", JANE, f"{later}20261012T090000Z"),
        event("20261020T150000Z", JANE, "RECURRENCE-ID:20261019T090000Z"),
        event("20261102T090000Z", JANE, f"{later}20261102T090000Z", status="CANCELLED"),
    )
    held = ["2026-10-05 09:00", "2026-10-12 10:00", "2026-10-20 15:00", "2026-10-26 10:00"]
    assert starts("state = 'held'") == held
    assert starts("state = 'cancelled'") == ["2026-11-02 09:00", "2026-11-09 09:00"]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", ["10-05", "10-15", "10-25"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=2", ["10-05", "11-02"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["10-05", "10-30"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261012", ["10-05", "10-08", "10-12"]),
        ("FREQ=YEARLY", ["10-05"]),
    ],
)
def test_rules(read, starts, rule, found):
    read(event("20261005T090000Z", JANE, rrule=rule))
    assert [text[5:10] for text in starts()][: len(found)] == found


def test_repetition_is_written_out_for_two_years_up_to_the_day_of_the_report(read, starts):
    """A daily stand-up since 2001: 730 instances, the last on the day itself."""
    read(event("20010101T090000Z", JANE, rrule="FREQ=DAILY"))
    found = starts()
    assert len(found) == 730 and found[0] == "2024-11-21 09:00" and found[-1] == "2026-11-20 09:00"


def test_the_whole_life_of_a_calendar_covers_the_window(con, read):
    read(event("20100101T090000Z", JANE), event("20261005T090000Z", JANE, uid="2"))
    assert rows(con, "select from_at, to_at from coverage") == [
        (day(2024, 11, 21), day(2026, 10, 5) + 9 * 3_600_000_000)
    ]


def test_a_calendar_sees_to_its_last_change(con, read):
    report = read(event("20261005T090000Z", JANE, dtstamp="20261101T000000Z"))
    assert rows(con, "select to_at from coverage") == [(day(2026, 11, 1),)] and report.exported_on == day(2026, 11, 1)


def test_a_duration_gives_the_minutes(con, read):
    read(event("20261005T090000Z", JANE, duration="PT1H15M"))
    assert rows(con, "select minutes from meetings") == [(75,)]
