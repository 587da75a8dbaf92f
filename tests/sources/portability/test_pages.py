"""Trap 26, pages of the snapshot: numbers of pages, ends, doubles, late domains, other shapes of a value."""

from __future__ import annotations

import json

import pytest

from jalon import api
from jalon.sources.recognise import recognise
from tests.builders import Archive, zipped
from tests.sources.portability.pages import NO_DATA, connection, invitation, message, pull, response, save, url

PROFILE = {"First Name": "Olga", "Last Name": "Owner", "Headline": ""}


def codes(reading) -> list[str]:
    unspoken = {"export_date_guessed", "portability_domains_missing"}
    return [problem.code for problem in reading.problems if problem.code not in unspoken]


def count(reading, table) -> int:
    return reading.con.execute(f"select count(*) from {table}").fetchall()[0][0]


def test_one_response_is_read_with_its_file_and_the_number_of_the_row(tmp_path):
    path = save(tmp_path, "page.json", response("CONNECTIONS", [connection("Ana Exemplar"), connection("Bo Exemplar")]))
    assert recognise(path) == "portability"
    reading = api.read(path)
    found = reading.con.execute("select person_id, split_part(source_id, ':', 2), row_no from connections order by 1")
    assert found.fetchall() == [("in:ana-exemplar", "page.json", 1), ("in:bo-exemplar", "page.json", 2)]
    (file,) = reading.sources[0].files
    assert (file.name, file.recognised_as, file.rows, file.kept) == ("page.json:CONNECTIONS", "connections", 2, 2)


def test_a_row_that_stands_on_two_pages_counts_once_and_twice_on_one_page_twice(tmp_path):
    """LinkedIn has sent whole domains doubled; within a page two closed accounts of one day are two people."""
    closed = dict.fromkeys(connection("A B"), "") | {"Connected On": "05 Mar 2026"}
    rows = [connection("Ana Exemplar"), closed, closed]
    one, two = (
        save(tmp_path, "0.json", response("CONNECTIONS", rows)),
        save(tmp_path, "1.json", response("CONNECTIONS", rows, 1)),
    )
    reading = api.read(one, two)
    assert count(reading, "connections") == 3
    assert [file.excluded for file in reading.sources[0].files] == [{}, {"on_another_page": 3}]


def test_the_number_of_a_page_is_no_number_of_a_row_and_totals_are_not_believed(tmp_path):
    """total says 12 pages, start counts pages: two pages without a further link are all."""
    one = save(tmp_path, "0.json", response("CONNECTIONS", [connection("Ana Exemplar")], 0, 1))
    two = save(tmp_path, "1.json", response("CONNECTIONS", [connection("Bo Exemplar")], 1))
    assert codes(api.read(one, two)) == []
    assert codes(api.read(one)) == ["portability_page_missing"]


def test_no_data_behind_the_last_page_is_its_end_and_loses_nothing(tmp_path):
    path = save(tmp_path, "all.jsonl", response("CONNECTIONS", [connection("Ana Exemplar")], 0, 1), NO_DATA)
    reading = api.read(path)
    assert (codes(reading), count(reading, "connections")) == ([], 1)


def test_no_data_at_once_is_empty_or_late_and_is_said(tmp_path):
    steps = [("CONNECTIONS", 0, response("CONNECTIONS", [connection("Ana Exemplar")])), ("CONNECTIONS", 1, NO_DATA)]
    reading = api.read(pull(tmp_path, *steps, ("INBOX", 0, NO_DATA)))
    assert codes(reading) == ["portability_domain_empty"]
    (problem,) = [problem for problem in reading.problems if problem.code == "portability_domain_empty"]
    assert "INBOX" in problem.message and "tomorrow" in problem.hint
    assert api.read_report(reading)["facts"]["messages_out"] is None, "not observed is not zero"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "portability_not_allowed"),
        (403, "portability_not_allowed"),
        (426, "portability_refused"),
        (500, "portability_refused"),
    ],
)
def test_a_refusal_among_the_pages_is_said(tmp_path, status, code):
    path = save(
        tmp_path, "a.jsonl", response("CONNECTIONS", [connection("Ana Exemplar")]), {"status": status, "message": "no"}
    )
    assert codes(api.read(path)) == [code]


def test_what_no_page_holds_is_not_observed_and_named(tmp_path):
    reading = api.read(save(tmp_path, "a.json", response("CONNECTIONS", [connection("Ana Exemplar")])))
    (problem,) = [problem for problem in reading.problems if problem.code == "portability_domains_missing"]
    assert "INBOX" in problem.message and "CONNECTIONS" not in problem.message


def test_invitations_are_in_pacific_time_as_in_the_archive(tmp_path):
    """5:01 PM of 6 July in California is 7 July in UTC, the date of the connection."""
    path = save(
        tmp_path, "a.jsonl", response("INVITATIONS", [invitation("Ana Exemplar", "7/6/26, 5:01 PM")]),
        response("CONNECTIONS", [connection("Ana Exemplar", "07 Jul 2026")]),
    )  # fmt: skip
    reading = api.read(path)
    assert reading.con.execute("select accepted_at - occurred_at >= -864e8 from invitations").fetchall() == [(True,)]
    assert reading.con.execute(
        "select strftime(make_timestamp(occurred_at), '%d %H:%M') from invitations"
    ).fetchall() == [("07 00:01",)]


@pytest.mark.parametrize("to", [["Ana Exemplar"], "Ana Exemplar"])
@pytest.mark.parametrize("at", ["2026-07-01 10:00:00 UTC", "2026-07-01T10:00:00.250Z", 1782900000000, "1782900000000"])
def test_lists_and_other_ways_to_write_an_instant_make_the_same_message(tmp_path, to, at):
    """Recipients come as a list or a text; an instant with thousandths is the second that the archive names."""
    rows = [message("2-x", "Ana Exemplar", at, TO=to, text="Hello there")]
    pages = save(tmp_path, "a.json", response("INBOX", rows), response("PROFILE", [PROFILE]))
    archive = Archive().message("2-x", "me", "Ana Exemplar", "2026-07-01 10:00:00", "Hello there").zip(tmp_path)
    for given in ([pages], [pages, archive], [archive, pages]):
        reading = api.read(*given)
        assert reading.con.execute("select direction, occurred_at from messages").fetchall() == [
            ("out", 1782900000000000)
        ]


def test_keys_are_the_archives_cells_however_they_are_spelled(tmp_path):
    row = {
        "firstName": "Ana",
        "last_name": "Exemplar",
        "Url": "https://www.linkedin.com/in/ana",
        "connectedOn": "06 Mar 2026",
    }
    reading = api.read(save(tmp_path, "a.json", response("connections", [row])))
    assert reading.con.execute("select person_id from connections").fetchall() == [("in:ana",)]


def test_rows_with_other_keys_are_left_out_and_the_keys_named(tmp_path):
    path = save(
        tmp_path, "a.jsonl", response("INBOX", [{"x": "secret"}]), response("CONNECTIONS", [connection("Ana Exemplar")])
    )
    reading = api.read(path)
    (problem,) = [problem for problem in reading.problems if problem.code == "portability_keys_unknown"]
    assert "conversation id" in problem.message and "secret" not in problem.message


def test_given_and_received_are_told_by_their_keys_and_recommendations_by_none(tmp_path):
    def endorsed(who, skill="Lean"):
        keys = ("First Name", "Last Name", "Public Url")
        person = {f"{who} {key}": cell for key, cell in zip(keys, ("Ana", "Exemplar", url("ana")), strict=True)}
        return {
            "Endorsement Date": "2026/03/06 10:11:12 UTC",
            "Skill Name": skill,
            "Endorsement Status": "ACCEPTED",
        } | person

    wrote = {
        "First Name": "Ana",
        "Last Name": "Exemplar",
        "Job Title": "",
        "Text": "Good",
        "Creation Date": "3/6/26, 10:11 AM",
    }
    endorsements = [endorsed("Endorser"), endorsed("Endorsee"), endorsed("Endorser", "SQL")]
    answers = response("ENDORSEMENTS", endorsements), response("RECOMMENDATIONS", [wrote | {"Status": "VISIBLE"}])
    path = save(tmp_path, "a.jsonl", *answers)
    reading = api.read(path)
    found = reading.con.execute("select direction, count(*) from recommendations group by 1 order by 1").fetchall()
    assert found == [("given", 1), ("received", 2)]
    assert "portability_undirected" in codes(reading)


def test_domains_that_are_not_needed_leave_nothing_anywhere(tmp_path, capsys):
    """One is in a file of its own, which is not opened; one stands between others, and is dropped when parsed."""
    secret = response("JOB_APPLICATIONS", [{"Company Name": "CANARY-job"}])
    mixed = response("CONNECTIONS", [connection("Ana Exemplar")])
    mixed["elements"].append({"snapshotDomain": "PHONE_NUMBERS", "snapshotData": [{"Number": "CANARY-phone"}]})
    pack = tmp_path / "p.zip"
    pack.write_bytes(
        zipped({"JOB_APPLICATIONS_0.json": json.dumps(secret).encode(), "mixed.json": json.dumps(mixed).encode()})
    )
    store = tmp_path / "my.duckdb"
    reading = api.read(pack, store=store, keep_text=True)
    report = api.read_report(reading)
    assert report["never_opened"] == ["JOB_APPLICATIONS_0.json"]
    assert {file["recognised_as"] for file in report["files"]} == {"connections", "not_needed"}
    reading.con.close()
    assert "CANARY" not in json.dumps(report) + "".join(capsys.readouterr())
    assert b"CANARY" not in store.read_bytes()


def test_a_pull_does_not_even_parse_the_lines_of_domains_that_are_not_needed(tmp_path):
    path = pull(
        tmp_path, ("CONNECTIONS", 0, response("CONNECTIONS", [connection("Ana Exemplar")])), ("CONNECTIONS", 1, NO_DATA)
    )
    whole = api.read(path)
    with path.open("ab") as file:
        file.write(
            b'{"type": "PAGE", "seal": "' + b"0" * 64 + b'", "domain": "JOB_APPLICATIONS", "start": 0, not even JSON}\n'
        )
    assert count(api.read(path), "connections") == count(whole, "connections") == 1
    assert codes(api.read(path)) == ["portability_changed"]


def test_somebody_elses_pages_are_not_mixed_in(tmp_path):
    archive = Archive().invite("Ana Exemplar", "2026-07-01 10:00").zip(tmp_path)
    stranger = invitation("Bo Exemplar", "7/6/26, 5:01 PM") | {
        "From": "Sam Stranger",
        "inviterProfileUrl": "https://www.linkedin.com/in/sam-stranger",
    }
    reading = api.read(save(tmp_path, "a.json", response("INVITATIONS", [stranger])), archive)
    assert "other_member" in codes(reading)
    assert count(reading, "invitations") == 1


def test_reading_again_changes_nothing(tmp_path):
    path = save(tmp_path, "a.json", response("INBOX", [message("2-x", "Ana Exemplar", "2026-07-01 10:00:00 UTC")]))
    first = api.read(path, store=tmp_path / "s.duckdb")
    before = {name: count(first, name) for name in ("messages", "people", "imports", "coverage", "problems")}
    first.con.close()
    again = api.read(path, store=tmp_path / "s.duckdb")
    assert {name: count(again, name) for name in before} == before


def test_a_pull_says_its_own_date(tmp_path):
    path = pull(
        tmp_path, ("CONNECTIONS", 0, response("CONNECTIONS", [connection("Ana Exemplar")])), ("CONNECTIONS", 1, NO_DATA)
    )
    report = api.read_report(api.read(path))
    assert report["as_of"] == "2026-07-20"
    assert not [problem for problem in report["problems"] if problem["code"] == "export_date_guessed"]
