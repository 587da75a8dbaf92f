"""Traps of connections and invitations: time zones, windows, closed accounts, preambles, addresses and names."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import PREAMBLE, Archive, Person, table
from tests.sources.linkedin_archive.reading import read

HOUR = 3_600_000_000


def test_an_invitation_of_the_evening_accepted_at_once_is_no_day_late_and_never_negative(tmp_path):
    """17:01 in California on 6 May is already 7 May in UTC, the day on which Connections dates the acceptance."""
    archive = Archive().invite("Ana Exemplar", "2026-05-07 00:01").connect("Ana Exemplar", "2026-05-07")
    found = read(archive.zip(tmp_path))
    assert b"5/6/26, 5:01 PM" in archive.files()["Invitations.csv"]
    assert found.rows("select (accepted_at - occurred_at // 86400000000 * 86400000000) from invitations") == [(0,)]
    assert found.facts["invitation_accept_days_median"] == 0


def test_a_connection_from_before_the_invitation_is_no_acceptance(tmp_path):
    """They were connected, parted, and one of them invites again: the old day proves nothing."""
    archive = Archive().invite("Ana Exemplar", "2026-05-07 00:01").connect("Ana Exemplar", "2026-05-06")
    found = read(archive.zip(tmp_path)).facts
    assert (found["invitations_out_mature"], found["invitations_out_accepted"]) == (1, 0)


@pytest.mark.parametrize(("days", "counted"), [(20, 0), (21, 1), (180, 1), (181, 0)])
def test_only_invitations_of_21_to_180_days_count_for_acceptance(tmp_path, days, counted):
    """Younger ones may still be answered; of older ones only the accepted are left in the file."""
    archive = Archive()
    found = read(archive.invite("Ana Exemplar", archive.before(days)).empty("Connections").zip(tmp_path)).facts
    assert found["invitations_out_mature"] == counted


def test_the_window_of_invitations_is_on_record(tmp_path):
    archive = Archive()
    found = read(archive.invite("Ana Exemplar", archive.before(30)).zip(tmp_path))
    ((start, end),) = found.rows("select from_at, to_at from coverage where signal = 'invitations'")
    assert (end - start) // (24 * HOUR) == 180


def test_closed_accounts_stand_in_the_total_and_are_matched_with_nobody(tmp_path):
    """A row with nothing but a date is a connection; it is nobody's acceptance and has no position."""
    archive = Archive().blank("2026-05-08").connect("Ben Beispiel", "2026-01-02").invite("Ana Exemplar", "2026-05-07")
    found = read(archive.zip(tmp_path))
    assert (found.facts["connections_total"], found.facts["connections_blank"]) == (2, 1)
    assert found.facts["invitations_out_accepted"] == 0
    assert found.rows("select person_id, has_title from connections where is_blank") == [(None, False)]


def test_the_notes_above_the_table_of_connections_are_passed_over(tmp_path):
    """Three lines, none, or more than three: the header is found where it stands."""
    rows = table("First Name,Last Name,URL,Email Address,Company,Position,Connected On", [["A", "B", *"    "]])
    for number, above in enumerate(("", PREAMBLE, PREAMBLE + "\n\n\n" + PREAMBLE)):
        text = above + rows.replace(" \n", "06 Mar 2026\n")
        found = read(Archive().raw("Connections.csv", text).zip(tmp_path, f"{number} 07-20-2026.zip"))
        assert (found.facts["connections_total"], found.codes) == (1, set())


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/in/zo%C3%A9-%C3%A9t%C3%A9",
        "https://www.linkedin.com/in/ZO%C3%89-%C3%89t%C3%A9/",
        "www.linkedin.com/in/zoé-été",
        "http://fr.linkedin.com/in/zoé-été?locale=fr_FR",
        "https://www.linkedin.com/in/zoe%CC%81-%C3%A9t%C3%A9",
    ],
)
def test_one_address_written_in_five_ways_is_one_person(tmp_path, written):
    """Percent signs, capitals, no scheme, a slash at the end, a country, a query, accents as two signs."""
    archive = Archive().connect(Person("Zoé Été", "zoé-été"), "2026-05-08")
    invitation = ["Olga Owner", "Z. Été", "5/7/26, 10:00 AM", "", "OUTGOING", Archive().owner.url, written]
    archive.rows["Invitations"] = [invitation]
    found = read(archive.zip(tmp_path))
    assert found.facts["invitations_out_accepted"] == 1
    assert found.rows("select match_state from invitations") == [("url",)]


def test_somebody_who_changed_address_is_not_claimed_to_have_accepted(tmp_path):
    """The invitation shows the address of then, Connections that of today: two addresses, no proof of one person."""
    archive = Archive().connect(Person("Ana Exemplar", "ana-new"), "2026-05-08")
    found = read(archive.invite(Person("Ana Exemplar", "ana-old"), "2026-05-07").zip(tmp_path))
    assert (found.facts["invitations_out_mature"], found.facts["invitations_out_accepted"]) == (1, 0)
    assert found.rows("select match_state from invitations") == [("none",)]


def old(rows: list[str], *names: tuple[str, str]) -> Archive:
    """An archive of 2022 with invitations to names, without addresses, and these connections."""
    archive = Archive("2022-09", exported=date(2022, 9, 20))
    for first, last in names:
        archive._add("Connections", [first, last, "", "", "", "", "10 Jun 2022"])
    for name in rows:
        archive._add("Invitations", ["Olga Owner", name, "6/9/22, 10:00 AM", "", "OUTGOING"])
    return archive


def test_before_2023_a_name_is_known_again_whatever_hangs_on_it(tmp_path):
    """Titles, degrees, capitals, wide letters and pictures are no part of a name."""
    archive = old(["Dr. ANA EXEMPLAR, PhD 🚀"], ("Ana", "Exemplar"), ("Ben", "Beispiel"))
    found = read(archive.zip(tmp_path))
    assert found.facts["invitations_out_accepted"] == 1
    assert found.rows("select match_state from invitations") == [("name",)]


def test_before_2023_a_name_that_two_people_bear_proves_nothing_and_is_counted(tmp_path):
    found = read(old(["Ana Exemplar"], ("Ana", "Exemplar"), ("ana", "exemplar")).zip(tmp_path))
    assert found.rows("select match_state, accepted_at from invitations") == [("ambiguous", None)]
    assert "names_ambiguous" in found.codes


def test_position_and_company_are_those_of_today_and_say_of_when(tmp_path):
    """A later archive replaces both; no earlier position is kept as if it had been known at the time."""
    first = Archive("2026-03").connect("Ana Exemplar", "2024-03-06", "Trainee", "Acme").zip(tmp_path)
    second = Archive("2026-07").connect("Ana Exemplar", "2024-03-06", "Director", "Bolt").zip(tmp_path)
    for order in ((first, second), (second, first)):
        ((title, company, at),) = read(*order).rows("select title, company, recorded_at from people")
        assert (title, company) == ("Director", "Bolt")
        assert at == read(second).rows("select recorded_at from people")[0][0]


def resaved(dates: list[str]) -> bytes:
    """Connections as a spreadsheet saves them: byte order mark, semicolons, another line end, a column more."""
    rows = [[str(n), f"Person{n}", "Test", "", written] for n, written in enumerate(dates)]
    return table("Row,First Name,Last Name,Position,Connected On", rows, end="\r\n", delimiter=";").encode("utf-8-sig")


def test_a_file_that_a_spreadsheet_saved_again_is_read_with_a_warning(tmp_path):
    """Two-digit years are of this century."""
    found = read(Archive().raw("Connections.csv", resaved(["6-Mar-23", "04-Apr-21"])).zip(tmp_path))
    days = found.rows("select strftime(make_timestamp(occurred_at), '%Y-%m-%d') from connections order by 1")
    assert days == [("2021-04-04",), ("2023-03-06",)]
    assert "resaved" in found.codes


def test_a_date_that_is_march_or_june_is_refused_with_its_row(tmp_path):
    """Unless another row of the file settles it."""
    found = read(Archive().raw("Connections.csv", resaved(["03/06/23", "04/05/23"])).zip(tmp_path))
    (first, second) = [p for p in found.reports[0].problems if p.code == "date_ambiguous"]
    assert (first.row, second.row) == (2, 3)
    assert found.facts["connections_total"] == 2
    settled = read(Archive().raw("Connections.csv", resaved(["03/06/23", "25/05/23"])).zip(tmp_path))
    assert "date_ambiguous" not in settled.codes
