"""Only what is sure joins; decoys never do; whatever the order of the rows."""

from __future__ import annotations

import itertools
import sys
from dataclasses import replace

import pytest
from tests.linkage.people import ME, found, joined, network, write
from tests.sources.singles import rows
from tests.tables import put

from jalon.linkage.link import link, sides
from jalon.linkage.model import load_model

ROBERT = ("robert", "Robert Exemplar", "Velmora SAS", "Plant Director")


def test_a_short_name_in_the_same_firm_is_joined() -> None:
    con = network(ROBERT)
    write(con, name="Bob Exemplar", company="Velmora")
    [match] = found(con)
    assert (match.state, match.basis, match.row, match.person_url) == (
        "sure", "model", 1, "https://www.linkedin.com/in/robert"
    )  # fmt: skip
    assert rows(con, "select match_state, person_id from mentions") == [("linked", "in:robert")]


@pytest.mark.parametrize(
    "decoy",
    [
        {"name": "Robert Exemplar", "company": "Kelsan"},
        {"name": "Robert Exemplar"},
        {"name": "Alice Exemplar", "company": "Velmora"},
        {"name": "Robert Other", "company": "Velmora"},
        {"name": "Roberte Exemplar", "company": "Velmora"},
        {"name": "Roberto Exemplar", "company": "Kelsan", "title": "Plant Director"},
        {"name": "Robert Exemplar", "company": "Kelsan", "title": "Plant Director"},
        {"name": "Bob Exemplar", "company": "Kelsan"},
        {"name": "R. Exemplar", "email": "r@kelsan.example"},
        {"name": "Robert Exemplar", "company": "Velmora", "profile": "robert-2"},
        {"name": "Robert Exemplar", "in_title": True},
        {"phone": "+33100000000"},
    ],
)
def test_a_decoy_is_never_joined(decoy: dict[str, object]) -> None:
    con = network(ROBERT)
    write(con, **decoy)
    assert joined(con) == {1: None}


@pytest.mark.parametrize(
    ("contact", "relative"),
    [("Julien", "Julie"), ("Simon", "Simone"), ("Emmanuel", "Emmanuelle"), ("Mario", "Maria"), ("Laurent", "Laurence")],
)
def test_a_relative_whose_name_differs_by_its_ending_is_not_joined(contact: str, relative: str) -> None:
    con = network(("one", f"{contact} Exemplar", "Velmora", None))
    write(con, name=f"{relative} Exemplar", company="Velmora")
    assert joined(con) == {1: None}


def test_a_name_that_many_contacts_share_is_found_by_both_its_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block of more people than the model allows asks for more likeness, and nobody is lost who has it."""
    common = replace(load_model(), common_name=3, common_company=3)
    monkeypatch.setattr("jalon.linkage.link.load_model", lambda: common)
    con = network(ROBERT, *((f"r-{n}", f"Rita{'abcdef'[n]} Exemplar", "Velmora", None) for n in range(6)))
    write(con, name="Robert Exemplar", email="robert.exemplar@velmora.example")
    with sides(con, ME) as cursor:
        found_rows = cursor.execute("select distinct near_name, near_company from linking.link_writings").fetchall()
        assert found_rows == [("exemplar robert", None)]
        kept = cursor.execute("select count(*) from linking.link_people where near_company = 'velmora'").fetchall()
        assert kept == [(0,)]
    assert joined(con) == {1: "in:robert"}


def test_two_contacts_of_one_name_in_one_firm_are_both_doubtful() -> None:
    con = network(ROBERT, ("robert-2", "Robert Exemplar", "Velmora", "Plant Director"))
    write(con, name="Bob Exemplar", company="Velmora")
    assert [(m.state, m.probability < 0.5, m.candidates) for m in found(con)] == [("doubtful", True, 2)] * 2


def test_two_rows_of_one_name_in_one_firm_with_two_addresses_are_not_both_joined() -> None:
    con = network(ROBERT)
    write(con, 1, name="Robert Exemplar", company="Velmora", email="r1@velmora.example")
    write(con, 2, name="Robert Exemplar", company="Velmora", email="r2@velmora.example")
    assert joined(con) == {1: None, 2: None}


def test_where_a_source_lists_each_human_once_the_likelier_row_takes_the_person() -> None:
    con = network(ROBERT)
    one = {"system": "android_contacts", "company": "Velmora"}
    write(con, 1, name="Robert Exemplar", origin_id="a", phone="+33100000001", email="robert.exemplar@x.example", **one)
    write(con, 2, name="R. Exemplar", origin_id="b", **one)
    found_rows = joined(con)
    assert found_rows[2] is None


def test_a_number_that_a_crm_gives_tells_who_called() -> None:
    con = network(ROBERT)
    write(con, 1, name="Robert Exemplar", company="Velmora", phone="+33100000001")
    write(con, 2, phone="+33100000001", origin="calls")
    assert joined(con) == {1: "in:robert", 2: "in:robert"}
    assert {m.row: m.basis for m in found(con)} == {1: "name_company", 2: "phone"}


def test_a_switchboard_joins_nobody() -> None:
    con = network(ROBERT, ("ana", "Ana Other", "Velmora", None))
    write(con, 1, name="Robert Exemplar", company="Velmora", phone="+33100000001")
    write(con, 2, name="Ana Other", company="Velmora", phone="+33100000001")
    write(con, 3, phone="+33100000001", origin="calls")
    assert joined(con)[3] is None


def test_the_order_of_the_rows_changes_nothing() -> None:
    people = [ROBERT, ("ana", "Ana García López", "Kelsan", None), ("jp", "Jean-Pierre Tour", "Dauval", None)]
    written = [
        {"name": "Bob Exemplar", "company": "Velmora"},
        {"name": "GARCIA Ana", "company": "Kelsan"},
        {"name": "JP de la Tour", "company": "Dauvall"},
    ]
    seen = set()
    for order in itertools.permutations(range(3)):
        con = network(*(people[k] for k in order))
        for k in order:
            write(con, k, **written[k])
        seen.add(tuple((m.row, m.person_id, m.state, round(m.probability, 9)) for m in found(con)))
    assert len(seen) == 1


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "=HYPERLINK(1)",
        "'; drop table people; --",
        "a" * 1_000_000,
        "\u202e\u0000 x",
        "🚀",
        "-",
        "''",
    ],
)
def test_hostile_names_are_harmless(name: str) -> None:
    con = network(ROBERT, ("odd", name, name, name))
    write(con, name=name, company=name, title=name)
    write(con, 2, name=f"Bob {name}", company=name)
    write(con, 3, name="Bob Exemplar", company="Velmora")
    assert joined(con)[3] == "in:robert"


def test_without_the_extra_the_exact_keys_still_join(monkeypatch: pytest.MonkeyPatch) -> None:
    con = network(ROBERT, ("ana", "Ana Other", "Kelsan", None), ("ana-2", "Ana Other", "Dauval", None))
    monkeypatch.setattr("jalon.linkage.scoring.is_installed", lambda: False)
    write(con, 1, name="Robert Exemplar", company="Velmora")
    write(con, 2, name="Ana Other", company="Elsewhere")
    write(con, 3, name="Bob Exemplar", company="Velmora")
    assert {(m.row, m.person_id, m.state, m.probability) for m in found(con)} == {
        (1, "in:robert", "sure", 0.995),
        (2, "in:ana", "doubtful", 0.25),
        (2, "in:ana-2", "doubtful", 0.25),
    }


def test_splink_is_not_loaded_when_nobody_resembles_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    con = network(ROBERT)
    write(con, 1, name="Robert Exemplar", company="Velmora")
    write(con, 2, name="Zbigniew Unheard", company="Nowhere")
    monkeypatch.setitem(sys.modules, "splink", None)
    assert joined(con) == {1: "in:robert", 2: None}


def test_a_store_read_again_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    con = network(ROBERT)
    write(con, name="Bob Exemplar", company="Velmora")
    link(con, ME)
    monkeypatch.setattr("jalon.linkage.link.find_pairs", lambda *_: pytest.fail("compared again"))
    assert joined(con) == {1: "in:robert"}


def test_nothing_of_the_comparison_stays_in_the_store() -> None:
    con = network(ROBERT)
    write(con, name="Bob Exemplar", company="Velmora")
    before = set(rows(con, "select table_name from duckdb_tables() where not temporary"))
    link(con, ME)
    assert set(rows(con, "select table_name from duckdb_tables() where not temporary")) == before


def test_another_members_records_are_left_alone() -> None:
    con = network(ROBERT)
    write(con, name="Bob Exemplar", company="Velmora")
    put(con, "mentions", **{**write(con, 2, name="Bob Exemplar", company="Velmora2").row("in:other", "f", 9)})
    link(con, ME)
    assert rows(con, "select match_state from mentions where member_id = 'in:other'") == [("unknown",)]


def test_the_same_person_twice_in_a_crm_is_one_person() -> None:
    """By exact keys and by the model: both rows are Robert, whoever wrote them and however."""
    con = network(ROBERT)
    write(con, 1, name="Robert Exemplar", company="Velmora", email="r.exemplar@velmora.example")
    write(con, 2, name="Robert Exemplar", company="VELMORA SAS")
    write(con, 3, name="Bob Exemplar", company="Velmora")
    write(con, 4, name="EXEMPLAR Robret", company="Velmora", email="robert.exemplar@velmora.example")
    write(con, 5, name="R. E.", email="r.exemplar@velmora.example")
    assert joined(con) == dict.fromkeys(range(1, 6), "in:robert")
    assert {match.row: match.basis for match in found(con) if match.state == "sure"} == {
        1: "name_company", 2: "name_company", 3: "model", 4: "model", 5: "email",
    }  # fmt: skip


def test_a_member_who_changed_names_is_found_again() -> None:
    """An e-mail and a double name join; another name alone, at the same firm and position, is asked about."""
    con = network(("ana", "Ana Exemplar", "Velmora", "Plant Director"))
    con.execute("update people set email = 'ana@home.example' where person_id = 'in:ana'")
    write(con, 1, name="Ana Formerly", email="ana@home.example")
    write(con, 2, name="Ana Exemplar-Formerly", company="Velmora", title="Plant Director")
    write(con, 3, name="Ana Formerly", company="Velmora", title="Plant Director")
    assert joined(con) == {1: "in:ana", 2: "in:ana", 3: None}
    asked = [match for match in found(con) if match.row == 3]
    assert [(match.person_id, match.state in ("likely", "doubtful")) for match in asked] == [("in:ana", True)]
