"""An export of an unknown CRM, read by the mapping that stands beside it."""

from __future__ import annotations

import pytest

from jalon.sources.crm_file.mapping import stage_code
from jalon.sources.crm_file.own import SYSTEM, own_text, parse_own, system_of
from jalon.sources.crm_file.propose import propose
from jalon.sources.crm_file.sheet import export_of_text
from jalon.sources.mapping_place import own_path
from jalon.sources.recognise import recognise
from tests.sources.singles import codes, write

UNKNOWN = """Dossier;Client;Interlocuteur;Montant HT;Avancement;Ouvert le;Signé le;Mail
Refonte;Société Modèle;Jeanne Exemple;9 600,50 €;Dans la poche;01/08/2026;13/10/2026;jeanne@modele.example
Autre;Inventée SA;Paul Inventé;300;Perdu;02/08/2026;14/10/2026;
"""
COLUMNS = {"deal_name": "Dossier", "stage": "Avancement", "amount": "Montant HT", "closed_at": "Signé le"}


def cells(text: str, sign: str = ";") -> list[list[str]]:
    return [line.split(sign) for line in text.splitlines()]


def test_columns_are_proposed_by_their_french_names():
    found = propose(cells(UNKNOWN))
    assert found is not None and found.object == "deals" and found.header == 0
    assert {field: found.names[n] for field, n in found.columns.items()} == {
        **COLUMNS,
        "created_at": "Ouvert le",
        "person": "Interlocuteur",
        "company": "Client",
        "email": "Mail",
    }


@pytest.mark.parametrize("name", ["Clos le", "Clôturée le", "Fermé le", "Date de fermeture", "Perdu le", "Date de fin"])
def test_a_french_day_of_closing_is_known_by_its_name(name):
    found = propose(cells(UNKNOWN.replace("Signé le", name)))
    assert found is not None and found.names[found.columns["closed_at"]] == name and found.how["closed_at"] == "name"


def test_columns_are_proposed_by_their_english_names_and_parts_of_them():
    found = propose(
        cells("Project,Customer,Net amount total,Pipeline stage,Signed on\nA,Acme,100,Won,2026-10-01\n", ",")
    )
    assert found is not None and found.object == "deals"
    assert {field: found.how[field] for field in ("deal_name", "amount", "stage", "closed_at")} == {
        "deal_name": "name",
        "amount": "part",
        "stage": "part",
        "closed_at": "name",
    }


def test_what_no_name_tells_is_told_by_the_cells():
    rows = cells("Wer,Zeta,Womit,Wohin\nJane Doe,jane@acme.example,+33 1 23 45 67 89,linkedin.com/in/jane-doe\n", ",")
    found = propose(rows)
    assert found is not None and found.object == "contacts"
    assert found.columns == {"email": 1, "phone": 2, "linkedin_url": 3}
    assert set(found.how.values()) == {"content"}


def test_a_column_of_another_content_is_not_taken_for_its_name():
    found = propose(cells("Project,Stage,Amount,Close date\nA,Won,large,soon\nB,Lost,small,2026-10-01\n", ","))
    assert found is not None and "amount" not in found.columns and "closed_at" in found.columns


@pytest.mark.parametrize(
    "text", ["Jane Doe,jane@acme.example\nJoe Bloggs,joe@acme.example\n", "one\ntwo\n", "", "\n\n"]
)
def test_rows_of_data_are_no_header(text):
    assert propose(cells(text, ",")) is None


def test_the_mapping_beside_a_file_is_used(read, outcomes, tmp_path):
    text = own_text("acme", "deals", COLUMNS, {"Dans la poche": "won"})
    write(tmp_path, "export.csv.mapping.toml", text)
    report = read(UNKNOWN, name="export.csv")
    assert recognise(tmp_path / "export.csv") == "crm" and not report.refused
    assert [(kind, day, amount) for _, kind, day, amount, _ in outcomes()] == [
        ("contract_signed", "2026-10-13", 9600.5),
        ("lost", "2026-10-14", 300.0),
    ]


def test_without_a_mapping_the_file_is_unknown(tmp_path):
    assert recognise(write(tmp_path, "export.csv", UNKNOWN)) != "crm"


def test_a_stage_of_ones_own_wins_over_what_it_usually_says(read, outcomes, tmp_path):
    write(tmp_path, "export.csv.mapping.toml", own_text("acme", "deals", COLUMNS, {"perdu": "open"}))
    read(UNKNOWN, name="export.csv")
    assert outcomes() == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "system = ",
        'system = "acme"\nobject = "deals"\n',
        'system = "acme"\nobject = "wishes"\n[columns]\nid = "A"\n',
        'system = "../acme"\nobject = "deals"\n[columns]\nid = "A"\n',
        'system = "acme"\nobject = "deals"\n[columns]\nsalary = "A"\n',
        'system = "acme"\nobject = "deals"\n[columns]\nid = 3\n',
        'system = "acme"\nobject = "deals"\n[columns]\nid = "--"\n',
        'system = "acme"\nobject = "deals"\n[columns]\nid = "A"\n[stages]\nx = "maybe"\n',
        "\0" * 1000,
    ],
)
def test_a_mapping_that_is_none_refuses_the_file(text, read, tmp_path, con):
    write(tmp_path, "export.csv.mapping.toml", text)
    report = read(UNKNOWN, name="export.csv")
    assert report.refused and codes(report) == ["crm_mapping_unusable"]
    assert con.execute("select count(*) from deals").fetchone() == (0,)


def test_a_file_that_lost_a_column_is_refused_and_told(read, tmp_path):
    write(tmp_path, "export.csv.mapping.toml", own_text("acme", "deals", COLUMNS, {}))
    report = read(UNKNOWN.replace("Montant HT", "Montant"), name="export.csv")
    assert report.refused and codes(report) == ["crm_mapping_misfit"]


def test_the_mapping_itself_is_no_source(tmp_path):
    path = write(tmp_path, "export.csv.mapping.toml", own_text("acme", "deals", COLUMNS, {}))
    assert recognise(path) == "mapping"


def test_names_of_columns_keep_quotes_and_no_control_signs():
    text = own_text("acme", "deals", {"id": 'The "id"\x1b\n\\'}, {'a "b" = c': "won"})
    found = parse_own(text)
    assert found.columns == {"id": ("the id",)} and found.stages == {"a b c": "won"} and "\x1b" not in text


def test_the_mapping_stands_beside_its_file(tmp_path):
    assert own_path(tmp_path / "a.xlsx").name == "a.xlsx.mapping.toml"


def test_the_sellers_own_address_and_a_planned_day_are_not_the_other_sides():
    header = "Projet;Étape;Montant;Mail du commercial;Date de signature prévue"
    found = propose(cells(header + "\nA;Gagné;100;moi@nous.example;01/12/2026\n"))
    assert found is not None and not {"email", "closed_at"} & found.columns.keys()


def test_a_column_may_be_called_by_its_year():
    found = propose(cells("Dossier;Etape;Montant;Total 2026;2027\nA;Gagné;100;1;2\n"))
    assert found is not None and found.header == 0 and found.names[-1] == "2027"


def test_days_are_no_telephone_numbers():
    found = propose(cells("Nom;Quand\nJeanne Exemple;2026-03-01\n"), "contacts")
    assert found is not None and "phone" not in found.columns


def test_dated_quotes_of_a_deal_become_events_and_are_followed(con, read, tmp_path):
    text = "Projet;Étape;Devis demandé le;Devis envoyé le;Client\nA;En cours;2026-02-01;2026-02-05;Verdane\n"
    columns = {"deal_name": "Projet", "stage": "Étape", "company": "Client",
               "quote_requested_at": "Devis demandé le", "quote_sent_at": "Devis envoyé le"}  # fmt: skip
    write(tmp_path, "export.csv.mapping.toml", own_text("acme", "deals", columns, {}))
    read(text, "export.csv")
    events = con.execute("select kind, strftime(make_timestamp(occurred_at), '%m-%d') from deal_events order by 2")
    assert events.fetchall() == [("quote_requested", "02-01"), ("quote_sent", "02-05")]
    signals = {row[0] for row in con.execute("select signal from coverage").fetchall()}
    assert signals == {"contracts", "quotes", "quote_requests"}


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        ("Signé client", "won"),
        ("Affaire gagnée 🎉", "won"),
        ("Perdu (prix)", "lost"),
        ("Client perdu", "lost"),
        ("Devis refusé", "lost"),
        ("Proposition envoyée", "sent"),
        ("Offre transmise au client", "sent"),
        ("Devis demandé par le client", "requested"),
        ("En attente de signature", "open"),
        ("Devis non signé", "open"),
        ("Presque gagné", "open"),
        ("To be signed", "open"),
        ("Qualification", "open"),
        ("Proposition signée", "won"),
    ],
)
def test_a_stage_is_told_by_its_words_and_never_before_its_time(stage, code):
    assert stage_code(stage) == code


def test_deals_of_one_title_are_not_one_deal(con, read, tmp_path):
    rows = [f"Refonte du site;Gagné;{name};13/02/2026;13/03/2026" for name in ("Ana Exemple", "Bo Exemple")]
    text = "\n".join(["Projet;Étape;Contact;Ouvert le;Signé le", *rows, ""])
    columns = {"deal_name": "Projet", "stage": "Étape", "person": "Contact"}
    columns |= {"created_at": "Ouvert le", "closed_at": "Signé le"}
    write(tmp_path, "export.csv.mapping.toml", own_text("acme", "deals", columns, {}))
    report = read(text, "export.csv")
    assert not report.files[0].excluded
    assert con.execute("select count(*) from deal_events where kind = 'contract_signed'").fetchall() == [(2,)]


def test_a_mapping_says_the_order_of_days_that_do_not_tell_it(read, outcomes, tmp_path):
    text = "Project,Step,Signed on\nA,Won,03/04/2026\n"
    columns = {"deal_name": "Project", "stage": "Step", "closed_at": "Signed on"}
    write(tmp_path, "deals.csv.mapping.toml", own_text("acme", "deals", columns, {}, "mdy"))
    assert "crm_days_open" not in codes(read(text)) and len(outcomes()) == 1


def test_days_that_exist_come_before_what_a_mapping_says():
    own = parse_own(own_text("acme", "deals", {"deal_name": "Project", "stage": "Step", "closed_at": "End"}, {}, "mdy"))
    export = export_of_text("a.csv", "Project,Step,End\nA,Won,31/03/2026\n", own=own)
    assert export is not None and export.order.order == "dmy"


def test_another_order_of_days_is_no_mapping():
    with pytest.raises(ValueError, match=r"^$"):
        parse_own('system = "acme"\nobject = "deals"\ndates = "ymd"\n[columns]\nid = "Ref"\nstage = "Step"\n')


def test_a_system_of_a_files_own_is_a_name_of_a_system():
    for name in ("Été 2026 – affaires très longues du Nord.csv", "契約.csv", ".csv", "a.xlsx"):
        assert SYSTEM.fullmatch(system_of(name, ["Réf", "Étape"]))
    assert system_of("a.csv", ["Ref"]) != system_of("a.csv", ["Number"])


def test_a_last_name_beside_a_first_name_is_no_company():
    found = propose(cells("Nom du client;Prénom du client;Société;Courriel\nModèle;Jean;Kelsan;jean@kelsan.example\n"))
    assert found is not None and found.object == "contacts"
    assert {field: found.names[n] for field, n in found.columns.items()} == {
        "first_name": "Prénom du client",
        "last_name": "Nom du client",
        "email": "Courriel",
        "company": "Société",
    }


def test_a_clients_name_alone_is_a_company():
    found = propose(cells("Nom du client;Affaire;Statut\nKelsan;Audit;Gagné\n"))
    assert found is not None and found.names[found.columns["company"]] == "Nom du client"


@pytest.mark.parametrize(
    "head", ["Affaire;Nom;Prénom;Société;Étape;Clôture", "Deal;Last name;First name;Company;Stage;Closed on"]
)
def test_first_name_and_last_name_in_two_columns_make_the_person_of_a_deal(read, con, tmp_path, head):
    text = f"{head}\nAudit;Modèle;Jeanne;Kelsan;Won;2026-05-12\n"
    found = propose(cells(text))
    assert found is not None and found.object == "deals"
    assert {field: found.names[n] for field, n in found.columns.items() if field.endswith("_name")} == {
        "deal_name": head.split(";")[0],
        "last_name": head.split(";")[1],
        "first_name": head.split(";")[2],
    }
    columns = {field: found.names[n] for field, n in found.columns.items()}
    write(tmp_path, "deals.csv.mapping.toml", own_text("acme", "deals", columns, {"Won": "won"}))
    read(text)
    assert con.execute("select name from mentions").fetchall() == [("Jeanne Modèle",)]


@pytest.mark.parametrize("alone", ["Nom", "Nom de l’affaire", "Last name"])
def test_half_a_name_says_nothing_in_a_table_of_deals(alone):
    found = propose(cells(f"{alone};Étape;Montant;Clôture\nAudit;Gagné;300;12/05/2026\n"), "deals")
    assert found is not None and not {"first_name", "last_name"} & found.columns.keys()


def test_the_name_of_a_deal_is_no_last_name_beside_a_first_name():
    found = propose(cells("Nom de l’affaire;Prénom;Nom;Étape\nAudit;Jean;Modèle;Gagné\n"))
    assert found is not None
    assert found.names[found.columns["last_name"]] == "Nom"
    assert found.names[found.columns["deal_name"]] == "Nom de l’affaire"


def test_customers_with_a_stage_and_an_amount_are_deals():
    text = "Nom du client;Prénom du client;Société;Courriel;Étape;Montant HT;Date de clôture\n"
    found = propose(cells(f"{text}Garnier;Luc;Velmora;luc@velmora.example;Gagnée;9600;12/05/2026\n"))
    assert found is not None and found.object == "deals"
    assert {field: found.names[n] for field, n in found.columns.items()} == {
        "stage": "Étape",
        "amount": "Montant HT",
        "closed_at": "Date de clôture",
        "first_name": "Prénom du client",
        "last_name": "Nom du client",
        "email": "Courriel",
        "company": "Société",
    }
