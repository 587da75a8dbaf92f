"""Exports of CRMs in English and French: who, which deal, how it ended, and what is said when a row is unfit."""

from __future__ import annotations

import pytest

from jalon.sources.crm.as_of import hash_as_of
from jalon.sources.crm.settle import settle
from jalon.sources.days import DAY
from jalon.sources.outcomes import read_results
from jalon.sources.recognise import recognise
from tests.sources.singles import AS_OF, ME, codes, rows, xlsx

HUBSPOT = """Record ID,Deal Name,Deal Stage,Close Date,Amount,Currency,Create Date,Associated Contact,Associated Company
101,Big one,Closed Won,2026-10-01,9600.50,EUR,2026-08-01,Jane Doe (jane@acme.example),Acme Ltd
102,Other,Closed Lost,2026-10-03,100,USD,2026-08-02,,Globex
103,Third,Appointment scheduled,2027-01-01,50,EUR,2026-08-03,Joe Bloggs,Initech
"""
FRENCH = """Nom de l’opportunité;Étape;Date de clôture;Montant;Devise;Nom du compte;Nom du contact;Date de création
Refonte;Fermé gagné;01/10/2026;9 600,50 €;EUR;Société Modèle SARL;Jeanne Exemple;01/08/2026
Autre;Fermé perdu;13/10/2026;100;EUR;Inventée SA;;02/08/2026
"""
PIPEDRIVE = """Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Value,Deal - Currency of Value,Deal - Won time,\
Deal - Lost time,Deal - Contact person,Deal - Organization
7,A,Proposal Made,Won,500,GBP,2026-09-30 10:00:00,,Jane Doe,Acme Ltd
8,B,Proposal Made,Lost,5,GBP,,2026-09-29 10:00:00,Jane Doe,Acme Ltd
"""
ODOO = """Opportunité,Étape,Revenus espérés,Nom du contact,E-mail,Créé le,Date de clôture,Client
Affaire A,Gagné,700,Jeanne Exemple,jeanne@modele.example,2026-08-01 08:00:00,2026-09-02 09:00:00,Société Modèle
"""
QUOTES = """N° devis;Date;Client;Contact;Montant HT;Statut;Date de signature
D-1;15/09/2026;Société Modèle SARL;Jeanne Exemple;1 200,00 €;Signé;20/09/2026
D-2;16/09/2026;Inventée SA;;300;Refusé;
D-3;17/09/2026;Autre SA;;400;Envoyé;
"""
MAVEN = """opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2026-01-20,2026-03-01,1054
Z063OYW0,Darcel Schlecht,GTXPro,Isdom,Lost,2026-01-25,2026-03-11,0
EC4QE1BX,Darcel Schlecht,MG Special,Cancity,Engaging,2026-02-03,,
"""
CONTACTS = """Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,LinkedIn URL
9,Jane,Doe,jane@acme.example,+33 1 23 45 67 89,Buyer,Acme Ltd,https://www.linkedin.com/in/jane-doe
"""
EXPORTS = {
    "hubspot": HUBSPOT,
    "salesforce": FRENCH,
    "pipedrive": PIPEDRIVE,
    "odoo": ODOO,
    "devis": QUOTES,
    "maven": MAVEN,
    "contacts": CONTACTS,
}


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_are_known_by_their_columns(name, tmp_path):
    path = tmp_path / "anything.dat"
    path.write_text(EXPORTS[name], encoding="utf-8")
    assert recognise(path) == "crm"


def test_an_english_export(read, outcomes):
    report = read(HUBSPOT)
    assert outcomes() == [
        ("hubspot:101", "contract_signed", "2026-10-01", 9600.5, "EUR"),
        ("hubspot:102", "lost", "2026-10-03", 100.0, "USD"),
    ]
    assert codes(report) == ["crm_reconstructed", "crm_currencies"]
    assert (report.files[0].rows, report.files[0].kept) == (3, 3)


def test_a_french_export_and_the_same_as_a_workbook(read, outcomes, con):
    read(FRENCH)
    ends = [row[1:] for row in outcomes()]
    assert sorted(ends) == [("contract_signed", "2026-10-01", 9600.5, "EUR"), ("lost", "2026-10-13", 100.0, "EUR")]
    cells = [line.split(";") for line in FRENCH.splitlines()]
    read(xlsx({"Opportunités": cells}), "deals.xlsx")
    assert sorted(row[1:] for row in outcomes()) == sorted(ends)


def test_the_state_of_pipedrive_goes_before_its_stage(read, outcomes):
    read(PIPEDRIVE)
    assert [row[1:3] for row in outcomes()] == [("contract_signed", "2026-09-30"), ("lost", "2026-09-29")]


def test_odoo_in_french(read, outcomes, con):
    read(ODOO)
    assert [row[1:4] for row in outcomes()] == [("contract_signed", "2026-09-02", 700.0)]
    assert rows(con, "select email, origin, system from mentions") == [("jeanne@modele.example", "crm", "odoo")]


def test_quotes_are_sent_and_end(read, outcomes):
    read(QUOTES)
    assert outcomes() == [
        ("devis:D-1", "quote_sent", "2026-09-15", 1200.0, "EUR"),
        ("devis:D-1", "contract_signed", "2026-09-20", 1200.0, "EUR"),
        ("devis:D-2", "lost", "2026-09-16", 300.0, None),
        ("devis:D-2", "quote_sent", "2026-09-16", 300.0, None),
        ("devis:D-3", "quote_sent", "2026-09-17", 400.0, None),
    ]


def test_an_account_without_a_person_counts_for_the_company(read, con):
    read(MAVEN)
    assert rows(con, "select mention_id, company_key from deal_events order by kind") == [
        (None, "cancity"),
        (None, "isdom"),
    ]
    assert settle(con, ME).without_people == 3


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_contacts_and_deals_in_any_order(read, con, order):
    deals = "Record ID,Deal Name,Deal Stage,Close Date,Associated Contact IDs\n1,A,Won,2026-10-01,9\n"
    for n in order:
        read([CONTACTS, deals][n])
    assert rows(con, "select m.profile_key, m.title from deal_events d join mentions m using (mention_id)") == [
        ("jane-doe", "Buyer")
    ]


def test_stages_with_their_dates(read, con, outcomes):
    read(
        'Record ID,Deal Name,Deal Stage,Close Date,"Date entered ""Proposal (Sales)""",Date entered Call\n'
        "1,A,Proposal,,2026-09-02,2026-09-01\n"
    )
    assert rows(con, "select stage, occurred_at from deal_stages order by 2 desc")[0][0] == "Proposal"
    assert [row[1:3] for row in outcomes()] == [("quote_sent", "2026-09-02")]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ("1,A,Won,2026-10-01,-5", "amount_negative"),
        ("1,A,Won,2026-10-01,1e30", "amount_unreadable"),
        ("1,A,Won,2026-10-01,=HYPERLINK(1)", "amount_unreadable"),
        ("1,A,Won,,5", "crm_end_undated"),
        ("1,A,Won,2027-10-01,5", "day_in_future"),
        ("1,A,Won,2026-10-01,5\n1,A,Won,2026-10-01,5", "crm_row_again"),
        ("1," + "x" * 30_000 + ",Won,2026-10-01,5", "text_too_long"),
    ],
)
def test_what_is_unfit_is_said(read, cells, code):
    assert code in codes(read("Record ID,Deal Name,Deal Stage,Close Date,Amount\n" + cells + "\n"))


def test_dates_that_may_be_read_two_ways_are_not_guessed(read, outcomes):
    report = read("Record ID,Deal Name,Deal Stage,Close Date\n1,A,Won,02/03/2026\n")
    assert outcomes() == [] and "crm_days_open" in codes(report)


def test_a_deal_in_two_crms_and_a_results_file_counts_once(read, con, outcomes, tmp_path):
    read(HUBSPOT)
    read(
        "Opportunity ID,Opportunity Name,Stage,Close Date,Amount,Amount Currency,Account Name\n"
        "x,A,Closed Won,2026-10-01,9600.50,EUR,Acme\n"
    )
    assert [row[0] for row in outcomes() if row[1] == "contract_signed"] == ["hubspot:101"]
    assert settle(con, ME).again == 1
    path = tmp_path / "results.csv"
    path.write_text("date,kind,name,company\n2026-10-01,contract signed,Jane Doe,Acme Ltd\n")
    read_results(con, path, member_id=ME, as_of=AS_OF)
    assert settle(con, ME).again == 2
    assert len([row for row in outcomes() if row[1] == "contract_signed"]) == 1


def test_two_deals_with_one_company_in_one_crm_are_two(read, outcomes):
    read(
        "Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Company\n"
        "1,A,Won,2026-10-01,5,Acme\n2,B,Won,2026-10-01,5,Acme\n"
    )
    assert len(outcomes()) == 2


def test_a_deal_won_and_then_lost_is_lost_and_both_versions_stay(read, con, outcomes):
    read(HUBSPOT, as_of=AS_OF - 10 * DAY)
    read(HUBSPOT.replace("Closed Won", "Closed Lost"))
    assert [row[1] for row in outcomes()] == ["lost", "lost"]
    assert rows(con, "select count(*) from deals where deal_id = 'hubspot:101'") == [(2,)]


def test_reading_again_changes_nothing(read, con):
    read(HUBSPOT)
    before = {t: sorted(rows(con, f"from {t}"), key=repr) for t in ("deals", "deal_people", "deal_events", "mentions")}
    read(HUBSPOT)
    assert before == {t: sorted(rows(con, f"from {t}"), key=repr) for t in before}


def test_what_was_known_then_is_not_changed_by_later_readings(read, con):
    read(HUBSPOT, as_of=AS_OF - 20 * DAY)
    known = hash_as_of(con, ME, AS_OF - 10 * DAY)
    read(HUBSPOT.replace("Closed Lost", "Closed Won").replace("Initech", "Initrode"), as_of=AS_OF)
    read(PIPEDRIVE, as_of=AS_OF - 5 * DAY)
    assert hash_as_of(con, ME, AS_OF - 10 * DAY) == known
    assert hash_as_of(con, ME, AS_OF) != known


HEAD = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Last Modified Date,Associated Company\n"
OLD = HEAD + "1,A,Proposal sent,900,2026-01-05,,2026-02-01,Verdane\n"
NEW = HEAD + "1,A,Closed won,900,2026-01-05,2026-10-01,2026-10-02,Verdane\n"


@pytest.mark.parametrize("names", [(f"old{k}.csv", f"new{k}.csv") for k in range(8)])
def test_of_two_exports_read_on_one_day_the_one_changed_last_stands(read, outcomes, names):
    """Whatever the names and hashes of the files are, and in either order."""
    pairs = list(zip(names, (OLD, NEW), strict=True))
    for name, content in reversed(pairs) if int(names[0][3]) % 2 else pairs:
        read(content + f"9{names[0][3]},B,Prospect,,2026-01-05,,2026-01-05,Other\n", name)
    assert [(kind, day) for _, kind, day, *_ in outcomes()] == [("contract_signed", "2026-10-01")]
