"""Exports that nobody would wish for: nothing counts twice and everything is said."""

from __future__ import annotations

from jalon.linkage.link import link
from jalon.sources.days import DAY
from tests.sources.singles import AS_OF, ME, codes, rows

HEADER = "Record ID,Deal Name,Deal Stage,Close Date,Amount,Currency\n"


def test_an_absurd_amount_is_told_and_kept(read):
    lines = [f"{n},D{n},Won,2026-10-0{n},{100 * n},EUR" for n in range(1, 6)]
    report = read(HEADER + "\n".join([*lines, "6,D6,Won,2026-10-06,99000000,EUR"]) + "\n")
    assert [(p.code, p.row) for p in report.problems if p.code == "crm_amount_odd"] == [("crm_amount_odd", 7)]
    assert report.files[0].kept == 6


def test_amounts_of_two_currencies_are_not_compared(read):
    lines = [f"{n},D{n},Won,2026-10-0{n},{100 * n},EUR" for n in range(1, 6)]
    report = read(HEADER + "\n".join([*lines, "6,D6,Won,2026-10-06,99000000,JPY"]) + "\n")
    assert "crm_amount_odd" not in codes(report) and "crm_currencies" in codes(report)


def test_one_person_in_two_records_is_told_and_joins_one_person(read, con):
    con.execute(
        "insert into people by name select ? as member_id, 'in:jane-doe' as person_id, 'Jane Doe' as name, "
        "'jane doe' as name_key, 'jane@acme.example' as email, true as is_contact, 1 as recorded_at, 's' as source_id, "
        "1 as row_no",
        [ME],
    )
    report = read(
        "Record ID,First Name,Last Name,Email\n9,Jane,Doe,jane@acme.example\n10,J.,Doe-Smith,Jane@Acme.example\n"
    )
    assert [p.code for p in report.problems] == ["crm_person_again"]
    link(con, ME)
    assert rows(con, "select distinct person_id from mentions") == [("in:jane-doe",)]


def test_a_stage_renamed_midway_makes_no_second_outcome(read, outcomes):
    header = 'Record ID,Deal Name,Deal Stage,Close Date,Amount,"Date entered ""Proposal"""'
    export = f"{header}\n1,A,Won,2026-10-01,5,2026-09-02\n"
    read(export, as_of=AS_OF - DAY)
    before = outcomes()
    read(export.replace("Proposal", "Quote sent").replace("Won", "Closed won"))
    assert outcomes() == before and len(before) == 2


def test_a_deal_without_a_contact_counts_for_its_company_and_is_told(read, con):
    from jalon.sources.crm.settle import problems_of_settling, settle

    read("Record ID,Deal Name,Deal Stage,Close Date,Associated Company\n1,A,Won,2026-10-01,Acme\n")
    settled = settle(con, ME)
    assert [p.code for p in problems_of_settling("deals.csv", settled)] == ["crm_deal_alone"]
    assert rows(con, "select company_key, mention_id from deal_events") == [("acme", None)]
