"""What cannot be trusted is refused with its row; reading is idempotent, atomic, blind to order and to damage."""

from __future__ import annotations

import csv
import io
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.singles import AS_OF, ME, codes, everything, open_store, rows, write

from jalon.sources.outcomes import read_results, template_results
from jalon.sources.outcomes.headers import words
from jalon.sources.recognise import recognise

HEAD = "date,kind,name,company,amount\n"
CHECKS = [HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def shared():
    """One store for all fuzzed inputs: opening one costs more than reading."""
    with open_store() as opened:
        yield opened


@pytest.mark.parametrize(
    ("row", "code", "kept"),
    [
        ("2026-09-01,contract,Jane,Acme,-500", "amount_negative", 0),
        ("2026-09-01,contract,Jane,Acme,(500)", "amount_negative", 0),
        ("2026-09-01,contract,Jane,Acme,a lot", "amount_unreadable", 1),
        ("2026-09-01,contract,Jane,Acme,1e999", "amount_unreadable", 1),
        ("2026-09-01,lunch,Jane,Acme,", "kind_unknown", 0),
        ("2026-09-01,,Jane,Acme,", "kind_unknown", 0),
        (f"2026-09-01,call,{'x' * 30_000},Acme,", "text_too_long", 0),
    ],
)
def test_rows_that_cannot_be_trusted(read, deals, row, code, kept):
    report = read(HEAD + row + "\n2026-09-02,call,Joe,Globex,\n")
    assert [(p.code, p.row) for p in report.problems if p.row] == [(code, 2)]
    assert len(deals()) == 1 + kept


def test_an_unknown_kind_names_the_accepted_ones_and_quotes_no_cell(read):
    [problem] = read(HEAD + "2026-09-01,canary,Jane,Acme,\n").problems
    assert "quote requested" in problem.hint and "canary" not in problem.message + problem.hint


def test_formulas_and_markup_stay_text(con, read):
    read("date,kind,name\n2026-09-01,call,\"=cmd|'/C calc'!A0\"\n2026-09-02,call,<b>Jane</b>\n")
    assert rows(con, "select name from mentions order by row_no") == [("=cmd|'/C calc'!A0",), ("<b>Jane</b>",)]


def test_a_huge_cell_costs_one_row(read, deals):
    read(HEAD + f'2026-09-01,call,"{"x" * 10_000_000}",Acme,\n2026-09-02,call,Joe,Globex,\n')
    assert len(deals()) == 1


@pytest.mark.parametrize(
    "text", ["", "a,b,c\n1,2,3\n", "date,name\n2026-09-01,Jane\n", "kind\ncall\n", "company,order\nAcme,SO-77\n"]
)
def test_a_file_without_date_and_kind_is_refused(read, text):
    report = read(text)
    assert report.refused and codes(report) == ["results_columns_missing"]


def test_any_order_and_any_number_of_times_give_the_same_store(tmp_path):
    files = [
        write(tmp_path, "a.csv", HEAD + "2026-09-01,call,Jane,Acme,\n2026-09-08,contract,Jane,Acme,500\n"),
        write(tmp_path, "b.csv", HEAD + "2026-09-08,contract,Jane,Acme,500\n2026-09-09,meeting,Joe,Globex,\n"),
        write(tmp_path, "c.csv", HEAD + "2026-09-01,call,Jane,Acme,\n2026-09-01,lunch,Joe,Globex,\n"),
    ]
    found = []
    for order in itertools.permutations(files):
        with open_store() as con:
            for path in (*order, order[0]):
                read_results(con, path, member_id=ME, as_of=AS_OF)
            found.append(everything(con))
    assert all(one == found[0] for one in found[1:]) and len(found[0]["deal_events"]) == 3


def test_a_failure_halfway_leaves_nothing(con, read, monkeypatch):
    import jalon.sources.outcomes.read as module

    def fail(*_, **__):
        raise MemoryError

    monkeypatch.setattr(module, "register", fail)
    before = everything(con)
    with pytest.raises(MemoryError):
        read(HEAD + "2026-09-01,call,Jane,Acme,\n")
    assert everything(con) == before


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_template_is_recognised_empty_and_names_every_kind(read, tmp_path, lang):
    text = template_results(lang)
    report = read(text)
    assert codes(report) == ["results_empty"] and report.files[0].rows == 0
    assert recognise(write(tmp_path, "template.csv", text)) == "results"
    assert all(kind in text for kind in words()["accepted"][lang].split(", "))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_kind_that_is_named_as_accepted_is_accepted(read, deals, lang):
    kinds = words()["accepted"][lang].split(", ")
    read("date,kind,name\n" + "".join(f"2026-09-0{k},{kind},Jane\n" for k, kind in enumerate(kinds, 1)))
    assert [row[1] for row in deals()] == list(words()["kinds"])


def test_no_name_stands_for_two_things():
    """A header or kind that two lists claim would be read by chance."""
    for table in ("columns", "kinds"):
        names = [name for listed in words()[table].values() for name in listed]
        assert len(names) == len(set(names))


def test_a_filled_template_is_read(read, deals):
    header, *_ = template_results("fr").splitlines()
    read("\n".join([header, "31/03/2026;devis envoyé;Jeanne Exemple;Modèle;;;;1 200,50;EUR", ""]))
    assert deals() == [("2026-03-31", "quote_sent", 1200.5, "EUR")]


cell = st.one_of(
    st.text(max_size=15),
    st.sampled_from(
        ["2026-09-01", "03/04/2026", "call", "contrat signé", "-5", "1 200,50 €", "=1+1", "#", "\x00", '"']
    ),
)


@given(
    st.lists(st.sampled_from(["date", "kind", "name", "amount", "deal", "rdv", "devis", "", "x"]), max_size=6),
    st.lists(st.lists(cell, max_size=7), max_size=12),
    st.sampled_from(",;\t"),
)
@settings(max_examples=80, deadline=None, suppress_health_check=CHECKS)
def test_odd_rows_never_crash(shared, tmp_path, header, body, separator):
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows([header, *body])
    report = read_results(
        shared, write(tmp_path, "odd.csv", stream.getvalue().encode("utf-8", "replace")), member_id=ME, as_of=AS_OF
    )
    assert report.refused == (not report.files)


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None, suppress_health_check=CHECKS)
def test_odd_bytes_never_crash(shared, tmp_path, junk):
    for content in (junk, HEAD.encode() + junk):
        read_results(shared, write(tmp_path, "odd.csv", content), member_id=ME, as_of=AS_OF)
