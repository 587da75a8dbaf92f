"""Call logs: CSV of telephone systems and Android logs; numbers in E.164; hostile XML is refused."""

from __future__ import annotations

import resource

import pytest

from jalon.linkage.link import link
from jalon.sources.calls import read_calls
from jalon.sources.calls.clock import seconds_of
from jalon.sources.crm_file import read_crm_file
from jalon.sources.phones import e164
from jalon.sources.recognise import recognise
from tests.sources.singles import AS_OF, ME, codes, day, open_store, rows, write

AIRCALL = """datetime,line,direction,from,to,duration (in call),contact name
2026-09-01 10:00:00,Sales,outbound,+33140000001,+33 6 12 34 56 78,125,Jeanne Exemple
2026-09-02 10:00:00,Sales,inbound,06 12 34 56 79,+33140000001,20,
2026-09-03 10:00:00,Sales,inbound,anonymous,+33140000001,200,
"""
RINGCENTRAL = """Direction,Type,Phone Number,Name,Date,Time,Action Result,Duration
Outgoing,Voice,(415) 555-2671,Jane Doe,Tue 09/22/2026,3:05 PM,Call connected,0:02:05
Incoming,Voice,+1 415 555 2672,,Tue 09/22/2026,4:05 PM,Missed,0:00:00
"""
FRENCH = """Date;Heure;Sens;Numéro;Durée;Nom
22/09/2026;15:05;Sortant;0612345678;2 min 5 s;Jeanne Exemple
23/09/2026;15:05;Manqué;0612345679;;
"""
ASTERISK = """calldate,clid,src,dst,duration,billsec,disposition
2026-09-22 15:05:00,x,201,+33612345678,130,125,ANSWERED
2026-09-22 16:05:00,x,+33612345679,201,130,0,NO ANSWER
"""
ANDROID = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<calls count="3">
  <call number="+33612345678" duration="125" date="1790089500000" type="2" contact_name="Jeanne Exemple" />
  <call number="+33612345679" duration="0" date="1790089600000" type="3" contact_name="(Unknown)" />
  <call number="-2" duration="90" date="1790089700000" type="1" contact_name="(Unknown)" />
</calls>
"""
# The headers of the makers' exports; each list holds a call of 125 s out to ...78 and an unanswered one in from ...79.
MAKERS = {
    "aircall export": (
        "line,date (TZ offset incl.),time (TZ offset incl.),number timezone,datetime (UTC),country_code,direction,from,"
        "to,answered,missed_call_reason,user,duration (total),duration (in call),via,voicemail,recording,tags\n"
        "Sales,09-22-2026,17:05:00,Europe/Paris,2026-09-22 15:05:00,FR,outbound,+33140000001,+33612345678,Yes,,Mia,140,"
        "125,Phone,,,\n"
        "Sales,09-22-2026,18:05:00,Europe/Paris,2026-09-22 16:05:00,FR,inbound,+33612345679,+33140000001,No,"
        "no_available_agent,,20,,Phone,,,\n"
    ),
    "3CX V16, V18": (
        "Call Time,Caller ID,Destination,Status,Ringing,Talking,Totals,Cost,Reason\n"
        "2026-09-22T15:05:00,Mia Member (101),Jeanne Exemple (0612345678),Answered,00:00:08,00:02:05,00:02:13,,"
        "Terminated by src\n"
        "2026-09-22T16:05:00,0612345679,Mia Member (101),Unanswered,00:00:20,,00:00:20,,No answer\n"
    ),
    "3CX V20": (
        "Call Time,Call ID,From,To,Direction,Status,Ringing,Talking,Cost,Call Activity Details\n"
        "2026-09-22 15:05:00,00000001,Mia Member (101),+33612345678,Outbound,Answered,00:00:08,00:02:05,,\n"
        "2026-09-22 16:05:00,00000002,+33612345679,Mia Member (101),Inbound,Unanswered,00:00:20,00:00:00,,\n"
    ),
    "3CX in French": (
        "Heure de l'appel;Date;Appelant;Destination;Statut;Sonnerie;En conversation\n"
        "15:05:00;22/09/2026;101;0612345678;Répondu;00:00:08;00:02:05\n"
        "16:05:00;22/09/2026;0612345679;101;Non répondu;00:00:20;\n"
    ),
    "RingCentral": (
        "Direction,Type,Phone Number,Name,Date,Time,Action,Action Result,Result Description,Duration\n"
        "Outgoing,Voice,06 12 34 56 78,Jeanne Exemple,Tue 09/22/2026,3:05 PM,VoIP Call,Call connected,,0:02:05\n"
        "Incoming,Voice,06 12 34 56 79,,Tue 09/22/2026,4:05 PM,Phone Call,Missed,,0:00:20\n"
    ),
    "Ringover": (
        "Direction,Start time,From number,To number,Contact number,Is answered,Incall duration,Total duration\n"
        "out,2026-09-22 15:05:00,33140000001,33612345678,+33612345678,true,125,140\n"
        "in,2026-09-22 16:05:00,33612345679,33140000001,+33612345679,false,,20\n"
    ),
    "Ringover in French": (
        "Date et heure;Sens;Numéro appelant;Numéro appelé;Décroché;Durée en conversation;Durée totale\n"
        "22/09/2026 15:05:00;Sortant;+33140000001;+33612345678;Oui;00:02:05;00:02:20\n"
        "22/09/2026 16:05:00;Entrant;+33612345679;+33140000001;Non;;00:00:20\n"
    ),
    "Dialpad": (
        "call_id,direction,date_started,date_connected,date_ended,external_number,internal_number,talk_duration,name\n"
        "1,outbound,2026-09-22 15:05:00.000000,2026-09-22 15:05:10.500000,2026-09-22 15:07:15.500000,+33612345678,"
        "+33140000001,2.0833,Mia\n"
        "2,inbound,2026-09-22 16:05:00,,2026-09-22 16:05:20,+33612345679,+33140000001,,Mia\n"
    ),
}
LOGS = {"aircall": AIRCALL, "ringcentral": RINGCENTRAL, "french": FRENCH, "asterisk": ASTERISK, "android": ANDROID}
KEPT = "select m.phone, m.name, c.state, c.minutes from meetings c join mentions m using (mention_id) order by 1"


@pytest.fixture
def con():
    with open_store() as opened:
        opened.execute("insert into members (member_id, name, place) values (?, 'Mia', 'Lyon, France')", [ME])
        yield opened


@pytest.fixture
def read(con, tmp_path):
    return lambda text, name="calls.csv", at=AS_OF: read_calls(con, write(tmp_path, name, text), member_id=ME, as_of=at)


@pytest.mark.parametrize("name", LOGS)
def test_logs_are_known_by_their_content(name, tmp_path):
    assert recognise(write(tmp_path, "anything.dat", LOGS[name])) == "calls"


@pytest.mark.parametrize("name", ["aircall", "french", "asterisk", "android"])
def test_who_was_on_the_other_end_and_whether_two_people_talked(read, con, name):
    report = read(LOGS[name])
    first, second = rows(con, KEPT)
    assert (first[0], first[2], round(first[3], 2)) == ("+33612345678", "held", 2.08)
    assert second[0] == "+33612345679" and second[2] == "missed"
    assert "calls_short" in codes(report)


@pytest.mark.parametrize("maker", MAKERS)
def test_the_lists_of_telephone_systems_say_the_same(read, con, tmp_path, maker):
    assert recognise(write(tmp_path, "anything.dat", MAKERS[maker])) == "calls"
    report = read(MAKERS[maker])
    assert (report.files[0].rows, report.files[0].kept) == (2, 2)
    found = rows(
        con, "select m.phone, c.state, c.minutes, c.occurred_at from meetings c join mentions m using (mention_id)"
    )
    first, second = sorted(found)
    assert (first[0], first[1], round(first[2], 2)) == ("+33612345678", "held", 2.08)
    assert first[3] == day(2026, 9, 22) + 54_300_000_000, "15:05"
    assert second[:2] == ("+33612345679", "missed")


def test_national_numbers_follow_the_country_of_the_international_ones_when_no_place_is_known(con, read):
    con.execute("delete from members")
    report = read(RINGCENTRAL)
    assert [row[0] for row in rows(con, KEPT)] == ["+14155552671", "+14155552672"]
    assert rows(con, "select min(occurred_at) from meetings") == [(day(2026, 9, 22) + 54_300_000_000,)]
    assert report.files[0].kept == 2


def test_an_anonymous_call_names_nobody_and_is_counted(read):
    assert read(ANDROID).files[0].excluded == {"call_anonymous": 1}


def test_reading_again_and_later_changes_nothing(read, con):
    read(AIRCALL)
    before = rows(con, "from meetings order by all") + rows(con, "from mentions order by all")
    read(AIRCALL, "renamed.csv", AS_OF + 1)
    assert rows(con, "from meetings order by all") + rows(con, "from mentions order by all") == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><calls><call number="&b;"/></calls>', "calls_entities"),
        ('<!DOCTYPE a [<!ENTITY b "' + "x" * 99 + '">]><calls>&b;</calls>', "calls_entities"),
        ("<calls><call number='1'", "calls_damaged"),
        ("a,b\n1,2\n", "calls_columns_missing"),
    ],
)
def test_hostile_and_broken_logs_are_refused(read, con, text, code):
    report = read(text)
    assert report.refused and codes(report) == [code]
    assert rows(con, "select count(*) from meetings") == [(0,)]


@pytest.mark.parametrize("row", ["soon,0612345678,5", "2026-09-01,0612345678,-5", "2026-09-01,0612345678,=1+1"])
def test_rows_that_cannot_be_read_are_told(read, row):
    assert "call_unreadable" in codes(read(f"date,number,duration\n{row}\n"))


def test_a_call_of_tomorrow_is_left_out(read):
    assert codes(read("date,number,duration\n2027-09-01,0612345678,90\n")) == ["day_in_future"]


def test_a_number_of_the_crm_joins_the_caller(con, read, tmp_path):
    con.execute(
        "insert into people by name select ? as member_id, 'in:jane-doe' as person_id, 'Jane Doe' as name, "
        "'jane doe' as name_key, true as is_contact, 1 as recorded_at, 's' as source_id, 1 as row_no",
        [ME],
    )
    deals = (
        "Record ID,First Name,Last Name,Email,Phone Number,LinkedIn URL\n"
        "9,Jane,Doe,j@a.example,06 12 34 56 78,https://www.linkedin.com/in/jane-doe\n"
    )
    read_crm_file(con, write(tmp_path, "contacts.csv", deals), member_id=ME, as_of=AS_OF)
    read("date,number,duration,name\n2026-09-01,+33612345678,90,\n2026-09-02,+33612345678,90,Jane Doe\n")
    link(con, ME)
    found = rows(con, "select name, person_id from mentions where origin = 'calls' order by name nulls first")
    assert found == [(None, "in:jane-doe"), ("Jane Doe", "in:jane-doe")]


def test_fifty_thousand_calls(read, con):
    lines = [
        f"2026-{n % 9 + 1:02d}-{n % 28 + 1:02d} {n % 24:02d}:{n % 60:02d}:{n % 59:02d},"
        f"+336{10_000_000 + n % 5000},{n % 900}"
        for n in range(50_000)
    ]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    report = read("date,number,duration\n" + "\n".join(lines) + "\n")
    assert report.files[0].kept == 50_000
    assert rows(con, "select count(*) from meetings")[0][0] > 49_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 20


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("75", 75), ("1:15", 75), ("00:01:15", 75), ("1 min 15 s", 75), ("1h 2m", 3720), ("", 0), ("abc", None)],
)
def test_durations(text, seconds):
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("written", "region", "number"),
    [
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("0033 6 12 34 56 78", None, "+33612345678"),
        ("06 12 34 56 78", None, None),
        ("tel:+33612345678", None, "+33612345678"),
        ("12", "FR", None),
        ("+" + "1" * 60, None, None),
    ],
)
def test_numbers_in_one_form(written, region, number):
    assert e164(written, region) == number


def test_a_call_whose_answer_cannot_be_read_is_told_and_is_none_of_no_length(read):
    assert "call_unreadable" not in codes(read(MAKERS["Dialpad"]))
    unreadable = MAKERS["Dialpad"].replace("2026-09-22 15:05:10.500000", "soon after")
    assert "call_unreadable" in codes(read(unreadable, "again.csv"))
