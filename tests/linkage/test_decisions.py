"""What the person decides holds, through every import in any order, until it is undone."""

from __future__ import annotations

import itertools

import pytest
from tests.linkage.people import ME, found, joined, network, write
from tests.sources.singles import rows

from jalon.linkage.decisions import decide, undo

ROBERT = ("robert", "Robert Exemplar", "Velmora SAS", None)
NAMESAKE = {"name": "Robert Exemplar", "company": "Kelsan"}
SAME = {"name": "Robert Exemplar", "company": "Velmora"}


def states(con) -> list[tuple[str, str]]:
    return [(match.state, match.basis) for match in found(con)]


def test_a_confirmed_pair_is_joined_and_an_undone_one_is_not() -> None:
    con = network(ROBERT)
    mention = write(con, **NAMESAKE).mention_id
    assert joined(con) == {1: None}
    decide(con, ME, mention, "in:robert", "confirmed", 5)
    assert joined(con) == {1: "in:robert"}
    assert states(con) == [("sure", "confirmed")]
    assert undo(con, ME, mention, "in:robert")
    assert joined(con) == {1: None}
    assert not undo(con, ME, mention, "in:robert")


def test_a_refused_pair_is_parted_even_when_exact_keys_join_it() -> None:
    con = network(ROBERT)
    mention = write(con, **SAME).mention_id
    assert joined(con) == {1: "in:robert"}
    decide(con, ME, mention, "in:robert", "refused", 5)
    assert joined(con) == {1: None}
    assert states(con) == [("refused", "refused")]
    undo(con, ME, mention, "in:robert")
    assert joined(con) == {1: "in:robert"}


def test_the_newest_decision_counts() -> None:
    con = network(ROBERT, ("robert-2", "Robert Exemplar", "Kelsan", None))
    mention = write(con, name="Robert Exemplar", company="Elsewhere").mention_id
    decide(con, ME, mention, "in:robert", "refused", 5)
    decide(con, ME, mention, "in:robert", "confirmed", 6)
    assert joined(con) == {1: "in:robert"}
    decide(con, ME, mention, "in:robert-2", "confirmed", 7)
    assert joined(con) == {1: "in:robert-2"}


@pytest.mark.parametrize("order", list(itertools.permutations(("people", "row", "decision"))))
def test_decisions_survive_every_import_in_any_order(order: tuple[str, ...]) -> None:
    con = network(ROBERT)
    mention = write(con, **NAMESAKE).mention_id
    decide(con, ME, mention, "in:robert", "confirmed", 5)
    kept = rows(con, "from match_decisions")
    people = rows(con, "from people where person_id = 'in:robert'")
    con.execute("delete from match_decisions")
    con.execute("delete from mentions")
    con.execute("delete from people where person_id = 'in:robert'")
    steps = {
        "people": lambda: con.execute(f"insert into people values ({', '.join('?' for _ in people[0])})", people[0]),
        "row": lambda: write(con, **NAMESAKE),
        "decision": lambda: con.execute(
            f"insert into match_decisions values ({', '.join('?' for _ in kept[0])})", kept[0]
        ),
    }
    for step in order:
        steps[step]()
        joined(con)
    assert joined(con) == {1: "in:robert"}


def test_a_decision_follows_the_record_of_a_crm_when_it_is_corrected() -> None:
    con = network(ROBERT)
    record = {"system": "hubspot", "origin_id": "77"}
    mention = write(con, **NAMESAKE, **record).mention_id
    decide(con, ME, mention, "in:robert", "confirmed", 5)
    con.execute("delete from mentions")
    write(con, name="R. Exemplaar", company="Kelsan Group", **record)
    assert joined(con) == {1: "in:robert"}


def test_a_refusal_follows_the_record_of_a_crm_when_it_is_corrected() -> None:
    con = network(ROBERT)
    record = {"system": "hubspot", "origin_id": "77"}
    mention = write(con, name="Bob Exemplar", company="Velmora", **record).mention_id
    assert joined(con) == {1: "in:robert"}
    decide(con, ME, mention, "in:robert", "refused", 5)
    con.execute("delete from mentions")
    write(con, **SAME, **record)
    assert joined(con) == {1: None}
    assert states(con) == [("refused", "refused")]


def test_a_decision_holds_when_the_contact_has_changed_names() -> None:
    """The address of the profile stays; married, the contact bears another name in the next archive."""
    con = network(("ana", "Ana Exemplar", "Velmora", None))
    mention = write(con, name="Ana Exemplar", company="Kelsan").mention_id
    decide(con, ME, mention, "in:ana", "confirmed", 5)
    con.execute("update people set name = 'Ana Other', name_key = 'ana other' where person_id = 'in:ana'")
    assert joined(con) == {1: "in:ana"}
    assert undo(con, ME, mention, "in:ana")
    assert joined(con) == {1: None}


def test_the_member_who_changed_names_is_never_a_counterpart() -> None:
    """By the address of the profile and the e-mail the member is known under any name."""
    con = network(ROBERT)
    con.execute("update members set emails = 'mia@work.example' where member_id = ?", [ME])
    write(con, 1, name="Mia Formerly", email="mia@work.example", company="Velmora")
    write(con, 2, name="Mia Member", company="Velmora")
    write(con, 3, name="Bob Exemplar", company="Velmora")
    assert joined(con) == {3: "in:robert"}


def test_a_confirmed_pair_tells_who_another_source_means() -> None:
    """What the person confirmed is a key for the same e-mail elsewhere, and undoing it takes that back."""
    con = network(ROBERT)
    mention = write(con, 1, **NAMESAKE, email="bob@kelsan.example").mention_id
    write(con, 2, name="B. Exemplar", email="bob@kelsan.example", origin="calendar")
    assert joined(con) == {1: None, 2: None}
    decide(con, ME, mention, "in:robert", "confirmed", 5)
    assert joined(con) == {1: "in:robert", 2: "in:robert"}
    undo(con, ME, mention, "in:robert")
    assert joined(con) == {1: None, 2: None}


def test_a_person_without_records_is_not_joined_by_a_decision() -> None:
    con = network(ROBERT)
    decide(con, ME, write(con, **NAMESAKE).mention_id, "in:robert", "confirmed", 5)
    con.execute("delete from people where person_id = 'in:robert'")
    assert joined(con) == {1: None}


def test_forgetting_a_person_erases_decisions_and_pairs(tmp_path) -> None:
    from jalon.records.forget import forget_person
    from jalon.records.store import open_store

    con = network(ROBERT)
    decide(con, ME, write(con, **SAME).mention_id, "in:robert", "confirmed", 5)
    joined(con)
    path = tmp_path / "store.duckdb"
    open_store(path).close()
    con.execute(f"attach '{path}' as kept")
    for table in ("people", "mentions", "match_decisions", "match_pairs"):
        con.execute(f"insert into kept.{table} from {table}")
    con.execute("detach kept")
    forget_person(path, "https://www.linkedin.com/in/robert")
    with open_store(path) as after:
        assert (
            rows(after, "select count(*) from match_decisions union all select count(*) from match_pairs") == [(0,)] * 2
        )
