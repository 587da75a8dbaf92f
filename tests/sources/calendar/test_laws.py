"""Reading is idempotent, atomic, blind to order and to damage; what is broken is named by its number."""

from __future__ import annotations

import io
import itertools
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.calendar.ics import JANE, OWN, calendar, event, invited
from tests.sources.singles import AS_OF, ME, codes, day, everything, open_store, rows, write

from jalon.sources.calendar import read_calendar

JOE = invited("joe@client.example", "Joe Bloggs")

CHECKS = [HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def shared():
    """One store for all fuzzed inputs: opening one costs more than reading."""
    with open_store() as opened:
        yield opened


@pytest.fixture
def exports(tmp_path):
    """Three exports of one calendar: an event moved, a series changed, one cancelled later."""
    series = {"rrule": "FREQ=WEEKLY;COUNT=5", "dtend": "20261005T093000Z"}
    return [
        write(tmp_path, name, calendar(*events))
        for name, events in {
            "a.ics": [event("20261001T090000Z", JANE, dtstamp="20261002T000000Z")],
            "b.ics": [
                event("20261003T090000Z", JANE, dtstamp="20261020T000000Z"),
                event("20261005T090000Z", JOE, uid="2", **series),
            ],
            "c.ics": [
                event("20261005T090000Z", JOE, uid="2", dtstamp="20261101T000000Z", **series),
                event("20261013T090000Z", JOE, "RECURRENCE-ID:20261012T090000Z", uid="2"),
                event("20261019T090000Z", JOE, "RECURRENCE-ID:20261019T090000Z", uid="2", status="CANCELLED"),
            ],
        }.items()
    ]


def read(con, path, as_of=AS_OF):
    return read_calendar(con, path, member_id=ME, as_of=as_of)


def test_any_order_and_any_number_of_times_give_the_same_store(exports):
    found = []
    for order in itertools.permutations(exports):
        with open_store() as con:
            for path in (*order, order[0], order[1]):
                read(con, path)
            found.append(everything(con))
    assert all(one == found[0] for one in found[1:])


def test_a_moved_or_cancelled_meeting_is_the_same_meeting(exports, starts, con):
    for path in exports:
        read(con, path)
    assert starts("state = 'held'") == [
        "2026-10-03 09:00",
        "2026-10-05 09:00",
        "2026-10-13 09:00",
        "2026-10-26 09:00",
        "2026-11-02 09:00",
    ]
    assert starts("state = 'cancelled'") == ["2026-10-19 09:00"]


def test_copies_of_an_event_in_one_file_are_one_the_last_changed_wins(con, read, starts):
    read(
        event("20261005T090000Z", JANE, sequence="0"),
        event("20261006T090000Z", JANE, sequence="2"),
        event("20261007T090000Z", JANE, sequence="1"),
    )
    assert starts() == ["2026-10-06 09:00"]


def test_a_failure_halfway_leaves_nothing(con, read, monkeypatch):
    import jalon.sources.calendar.read as module

    def fail(*_, **__):
        raise MemoryError

    monkeypatch.setattr(module, "register", fail)
    before = everything(con)
    with pytest.raises(MemoryError):
        read(event("20261005T090000Z", JANE))
    assert everything(con) == before


def test_a_broken_event_is_named_and_the_rest_is_read(con, read, starts):
    broken = "BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:no start\r\nEND:VEVENT"
    odd = "BEGIN:VEVENT\r\nUID:y\r\nDTSTART:20261399T990000Z\r\nEND:VEVENT"
    report = read(event("20261005T090000Z", JANE), broken, odd, event("20261006T090000Z", JANE, uid="2"))
    assert [(p.code, p.row) for p in report.problems] == [("event_without_start", 2), ("event_without_start", 3)]
    assert starts() == ["2026-10-05 09:00", "2026-10-06 09:00"]
    assert report.files[0].excluded == {"event_without_start": 2} and report.files[0].rows == 4


def test_a_broken_rule_leaves_the_first_date(read, starts):
    report = read(event("20261005T090000Z", JANE, rrule="FREQ=SECONDLY"))
    assert codes(report) == ["event_rule_broken"] and starts() == ["2026-10-05 09:00"]


def test_a_truncated_calendar_is_read_up_to_there(read, starts):
    whole = calendar(event("20261005T090000Z", JANE), event("20261006T090000Z", JANE, uid="2"))
    report = read(whole=whole[: whole.rindex("PARTSTAT")])
    assert codes(report) == ["calendar_truncated", "event_not_closed"] and starts() == ["2026-10-05 09:00"]


def test_a_fold_may_cut_a_character(con, read):
    text = calendar(event("20261005T090000Z", invited("zoe@client.example", "Zoé Exemple"))).encode()
    cut = text.index("é".encode()) + 1
    read(whole=text[:cut] + b"\r\n " + text[cut:])
    assert rows(con, "select name from mentions") == [("Zoé Exemple",)]


def test_zipped_calendars_are_read_one_by_one(con, read):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("Takeout/work.ics", calendar(event("20261005T090000Z", JANE)))
        archive.writestr("Takeout/home.ics", calendar(event("20261006T090000Z", JANE, uid="2")))
    report = read(whole=stream.getvalue(), name="takeout.zip")
    assert sorted(file.name for file in report.files) == ["home.ics", "work.ics"]
    assert rows(con, "select count(*) from meetings") == [(2,)]


def test_a_name_inside_a_zip_cannot_steer_a_terminal(con, read):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../\x1b[2Jwork.ics", calendar(event("20261005T090000Z", JANE)))
    (file,) = read(whole=stream.getvalue(), name="takeout.zip").files
    assert file.name == "\ufffd[2Jwork.ics"


def test_a_zipped_bomb_is_refused_unopened(read):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("work.ics", bytes(60_000_000))
    report = read(whole=stream.getvalue(), name="bomb.zip")
    assert report.refused and codes(report) == ["container_too_heavy"]


@pytest.mark.parametrize("content", ["", "hello", "BEGIN:VCARD\nEND:VCARD\n", "<html></html>"])
def test_what_is_no_calendar_is_refused(read, content):
    report = read(whole=content)
    assert report.refused and codes(report) == ["not_a_calendar"]


def test_twenty_years_are_fast(con, read):
    """14,000 events of twenty years, a daily series among them, in under two seconds of processor time."""
    old = [
        event(f"20{y:02}{m:02}{d:02}T090000Z", JANE, OWN, "DESCRIPTION:" + "x" * 300, uid=f"{y}-{m}-{d}-{k}")
        for y in range(6, 26)
        for m in range(1, 13)
        for d in range(1, 29)
        for k in range(2)
    ]
    began = time.process_time()
    report = read(*old, event("20060101T090000Z", JOE, uid="daily", rrule="FREQ=DAILY"))
    assert time.process_time() - began < 2
    assert report.files[0].rows == 20 * 12 * 28 * 2 + 1


def test_markup_and_formulas_in_names_stay_text(con, read):
    read(event("20261005T090000Z", invited("x@client.example", "=HYPERLINK(1) <script>alert(1)</script>")))
    assert rows(con, "select name from mentions") == [("=HYPERLINK(1) <script>alert(1)</script>",)]


line = st.one_of(
    st.sampled_from(
        [
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VALARM",
            "END:VALARM",
            "END:VCALENDAR",
            "BEGIN:VTIMEZONE",
            "END:VTIMEZONE",
        ]
    ),
    st.tuples(
        st.sampled_from(
            ["DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "UID", "DURATION", "TZID", "DTSTAMP"]
        ),
        st.sampled_from(["", ";TZID=Europe/Paris", ";VALUE=DATE", ";TZID=Nowhere", ';TZID="a', ";;", ";TZID=../../x"]),
        st.sampled_from(
            ["20261005T090000Z", "20261005", "99991231T235959Z", "00010101T000000", "PT1H", "-P1W", "P9999999999D", ""]
        )
        | st.sampled_from(["FREQ=DAILY", "FREQ=DAILY;UNTIL=x", "FREQ=YEARLY;COUNT=9999999", "x"]),
    ).map(lambda parts: f"{parts[0]}{parts[1]}:{parts[2]}"),
    st.text(max_size=30),
    st.just(JANE),
)


@given(st.lists(line, max_size=30))
@settings(max_examples=80, deadline=None, suppress_health_check=CHECKS)
def test_odd_lines_never_crash(shared, tmp_path, lines):
    report = read(shared, write(tmp_path, "odd.ics", calendar(*lines).encode("utf-8", "replace")))
    assert report.refused == (not report.files)


@given(st.binary(max_size=300))
@settings(max_examples=40, deadline=None, suppress_health_check=CHECKS)
def test_odd_bytes_never_crash(shared, tmp_path, junk):
    whole = calendar(event("20261005T090000Z", JANE)).encode()
    read(shared, write(tmp_path, "odd.ics", whole[:60] + junk + whole[60:]))


def test_a_later_look_adds_what_has_happened_since(con, tmp_path):
    path = write(tmp_path, "a.ics", calendar(event("20261005T090000Z", JANE), event("20261110T090000Z", JOE, uid="2")))
    read(con, path, as_of=day(2026, 11, 1))
    assert rows(con, "select count(*) from meetings") == [(1,)]
    read(con, path)
    assert rows(con, "select count(*) from meetings") == [(2,)]
