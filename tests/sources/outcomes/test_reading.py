"""Results in English and French, long and wide, CSV and XLSX, with the figures as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.sources.singles import AS_OF, codes, day, rows, xlsx

ENGLISH = """date,kind,name,company,email,linkedin,deal,amount,currency
2026-09-01,Call,Jane Doe,Acme Ltd,jane@acme.example,https://www.linkedin.com/in/jane-doe,A-1,,
2026-09-08,Meeting,Jane Doe,Acme Ltd,,,A-1,,
2026-09-15,Quote requested,Jane Doe,Acme Ltd,,,A-1,,
2026-09-16,Quote sent,Jane Doe,Acme Ltd,,,A-1,"9,600.50",EUR
2026-10-01,Contract signed,Jane Doe,Acme Ltd,,,A-1,9600.50,EUR
2026-10-02,Lost,Joe Bloggs,Globex,,,B-2,,
"""
FRENCH = """Date;Type;Prénom;Nom;Société;Affaire;Montant HT (€)
01/09/2026;Appel;Jeanne;Exemple;Société Modèle SARL;M-7;
08/09/2026;RDV;Jeanne;Exemple;Société Modèle SARL;M-7;
15/09/2026;Demande de devis;Jeanne;Exemple;Société Modèle SARL;M-7;
16/09/2026;Devis envoyé;Jeanne;Exemple;Société Modèle SARL;M-7;9 600,50 €
01/10/2026;Contrat signé;Jeanne;Exemple;Société Modèle SARL;M-7;9\u202f600,50
02/10/2026;Perdu;Jean;Inventé;Autre;N-1;
"""
COVERED = "select signal, from_at, to_at from coverage order by signal"
SAME = [
    ("2026-09-01", "call", None, None),
    ("2026-09-08", "meeting", None, None),
    ("2026-09-15", "quote_requested", None, None),
    ("2026-09-16", "quote_sent", 9600.5, "EUR"),
    ("2026-10-01", "contract_signed", 9600.5, "EUR"),
    ("2026-10-02", "lost", None, None),
]


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, ENGLISH.replace(",", "\t").replace('"9\t600.50"', "9600.50")])
def test_both_languages_and_all_separators_say_the_same(read, deals, text):
    report = read(text)
    assert deals() == SAME and not report.problems
    assert (report.files[0].rows, report.files[0].kept) == (6, 6)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(con, read, encoding):
    report = read(FRENCH.replace("\u202f", " ").encode(encoding))
    assert rows(con, "select name from mentions order by 1") == [("Jean Inventé",), ("Jeanne Exemple",)]
    assert codes(report) == (["letters_guessed"] if encoding == "cp1252" else [])


def test_people_are_mentioned_once_an_identity(con, read):
    read(ENGLISH)
    assert rows(con, "select name, company_key, email, profile_key, row_no from mentions order by row_no") == [
        ("Jane Doe", "acme", "jane@acme.example", "jane-doe", 2),
        ("Jane Doe", "acme", None, None, 3),
        ("Joe Bloggs", "globex", None, None, 7),
    ]


def test_a_workbook_with_typed_cells(con, read, deals):
    sheet = [
        ["My deals 2026"],
        [],
        ["Date", "Type", "Name", "Amount"],
        [dt.date(2026, 9, 16), "Quote sent", "Jane Doe", 9600.5],
        [
            dt.datetime(2026, 10, 1, 9, 30),  # noqa: DTZ001
            "Won",
            "Jane Doe",
            9600.5,
        ],
        ["2026-10-02", "Call", "Joe", None],
    ]
    report = read(xlsx({"Notes": [["nothing"]], "Deals": sheet}), "results.xlsx")
    assert [row[:3] for row in deals()] == [
        ("2026-09-16", "quote_sent", 9600.5),
        ("2026-10-01", "contract_signed", 9600.5),
        ("2026-10-02", "call", None),
    ]
    assert [file.name for file in report.files] == ["Deals"]
    assert rows(con, "select distinct source_id[14:] from deal_events") == [("Deals",)]


WIDE = """Nom;Entreprise;Date d'appel;Date du RDV;Devis envoyé le;Date de signature;Montant
Jeanne Exemple;Modèle;01/09/2026;08/09/2026;16/09/2026;01/10/2026;9600
Jean Inventé;Autre;02/09/2026;;;;
"""


def test_a_wide_file_has_one_row_a_deal(read, deals):
    """The amount goes with the contract, else with the quote: one value, not one a step."""
    report = read(WIDE)
    assert deals() == [
        ("2026-09-01", "call", None, None),
        ("2026-09-02", "call", None, None),
        ("2026-09-08", "meeting", None, None),
        ("2026-09-16", "quote_sent", None, None),
        ("2026-10-01", "contract_signed", 9600, None),
    ]
    assert not report.problems and report.files[0].kept == 2


def test_a_deal_without_a_name_is_person_and_company(con, read):
    read("date,kind,name,company\n2026-09-01,call,Jane Doe,Acme Ltd\n2026-09-02,meeting,JANE DOE,ACME\n")
    assert rows(con, "select count(distinct deal_id) from deal_events") == [(1,)]


def test_a_contract_of_nobody_still_counts(con, read):
    read("date,kind,amount\n2026-09-01,contract signed,500\n")
    assert rows(con, "select mention_id, amount from deal_events") == [(None, 500)]


def test_the_file_covers_from_its_first_day_to_the_report(con, read):
    read(ENGLISH)
    every = [(signal, day(2026, 9, 1), AS_OF) for signal in ("contracts", "quote_requests", "quotes", "results")]
    assert rows(con, COVERED) == every


@pytest.mark.parametrize(
    ("kind", "signals"),
    [
        ("call", ["results"]),
        ("meeting", ["results"]),
        ("quote requested", ["quote_requests", "quotes"]),
        ("quote sent", ["quotes"]),
        ("contract signed", ["contracts"]),
        ("lost", ["contracts"]),
    ],
)
def test_a_kind_without_a_row_is_not_measured_and_that_is_said(con, read, kind, signals):
    report = read(f"date,kind,name\n2026-09-01,{kind},Jane Doe\n")
    assert [signal for signal, _, _ in rows(con, COVERED)] == signals
    assert [problem.code for problem in report.problems] == ["follows_untold"]


def test_who_says_what_is_followed_is_taken_at_his_word(con, read):
    report = read(
        "date,kind,name\n2025-01-01,since contracts,\n2026-03-01,depuis rendez-vous,\n2026-09-01,contract,Jane Doe\n"
    )
    assert rows(con, COVERED) == [("contracts", day(2025, 1, 1), AS_OF), ("results", day(2026, 3, 1), AS_OF)]
    assert not report.problems and report.files[0].rows == 3


def test_since_alone_means_everything_and_needs_a_day(con, read):
    read("date,kind,name\n2025-01-01,since,\n2026-09-01,contract,Jane Doe\n")
    assert {start for _, start, _ in rows(con, COVERED)} == {day(2025, 1, 1)}
    report = read("date,kind,name\nsoon,since,\n2026-09-01,contract,Jane Doe\n", "other.csv")
    assert [problem.code for problem in report.problems] == ["day_unreadable", "follows_untold"]


def test_since_a_day_to_come_is_refused_and_not_taken_for_said(read):
    report = read("date,kind,name\n2027-01-20,since contracts,\n2026-09-01,contract,Jane Doe\n")
    assert [problem.code for problem in report.problems] == ["day_in_future", "follows_untold"]
    assert (report.files[0].rows, report.files[0].kept, report.files[0].excluded) == (2, 1, {"day_in_future": 1})


def test_a_row_since_is_kept_like_any_other(read):
    report = read("date,kind,name\n2025-01-01,since,\n2026-09-01,contract,Jane Doe\n")
    assert (report.files[0].rows, report.files[0].kept, report.files[0].excluded) == (2, 2, {})


def test_a_wide_file_follows_the_kinds_of_its_columns(con, read):
    read("name,company,call,contract signed\nJane Doe,Acme,2026-09-01,\n")
    assert [signal for signal, _, _ in rows(con, COVERED)] == ["contracts", "results"]


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("9 600,50 €", 9600.5, "EUR"),
        ("9.600,50", 9600.5, None),
        ("9,600.50", 9600.5, None),
        ("$1,200", 1200, "USD"),
        ("1200 EUR HT", 1200, "EUR"),
        ("9,6 k€", 9600, "EUR"),
        ("12'000 CHF", 12000, "CHF"),
        ("1\u202f234\u00a0567", 1234567, None),
        ("0", 0, None),
    ],
)
def test_amounts_as_people_write_them(read, deals, cell, amount, currency):
    read(f'date;kind;name;amount\n2026-09-01;contract;Jane;"{cell}"\n')
    assert deals() == [("2026-09-01", "contract_signed", amount, currency)]


def test_comments_and_blank_rows_are_not_rows_but_count_in_the_numbering(read, con):
    """The number is the one that a spreadsheet shows beside the row."""
    read("date,kind,name\n# a note\n\n2026-09-01,call,Jane\n")
    assert rows(con, "select row_no from deal_events") == [(4,)]
