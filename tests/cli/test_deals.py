"""`jalon deals`: the list with its grades, an answer remembered, taken back, asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from tests.builders import Archive
from tests.cli.conftest import Run

ROWS = """Date,Stage,Name,Company,Deal,Amount,Currency
2026-05-04,Meeting,Robert Exemplar,Velmora,,,
2026-05-20,Quote sent,Robert Exemplar,Velmora,Training,900,EUR
2026-06-01,Contract signed,Robert Exemplar,Velmora,Training,800,EUR
2026-06-15,Contract signed,Nobody Known,Kelsan,Audit,500,USD
"""


@pytest.fixture
def store(tmp_path: Path, run: Run) -> Path:
    """A store with a traced deal, and one of somebody who is not on LinkedIn."""
    archive = Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "Purchasing director", "Velmora")
    archive.message("t", "me", "Robert Exemplar", "2026-04-01").message("t", "Robert Exemplar", "me", "2026-04-03")
    results = tmp_path / "results.csv"
    results.write_text(ROWS, encoding="utf-8")
    path = tmp_path / "mine.jalon"
    assert run("deals", archive.zip(tmp_path), results, "--store", path).code == 0
    return path


def listed(run: Run, store: Path) -> dict[str, dict[str, object]]:
    ended = run("deals", "--store", store, "--format", "json")
    assert ended.code == 0, ended.err
    return {str(row["company"]): row for row in json.loads(ended.out)}


def test_each_deal_has_its_grade_with_rows(run: Run, store: Path) -> None:
    found = listed(run, store)
    traced, unknown = found["Velmora"], found["Kelsan"]
    assert (traced["grade"], traced["outcome"], traced["amount"]) == ("traced", "won", 800)
    assert [(row["kind"], row["on"], row["row"]) for row in traced["rows"]] == [  # type: ignore[attr-defined]
        ("two_way", "2026-04-03", 2),
        ("meeting_held", "2026-05-04", 2),
        ("quote_sent", "2026-05-20", 3),
    ]
    assert traced["people"] == ["Robert Exemplar"]
    assert (unknown["grade"], unknown["linked"]) == ("none", False)


def test_the_list_names_people_company_day_and_value_in_the_language(run: Run, store: Path) -> None:
    shown = run("deals", "--store", store, "--lang", "fr").out
    assert "Robert Exemplar, Velmora, " in shown and "800\u202f€" in shown
    assert "4 mai 2026" in shown and "2026-05-04" not in shown and "messages.csv, ligne 2" in shown


def test_an_answer_stands_beside_the_trace_until_it_is_taken_back(run: Run, store: Path) -> None:
    code = listed(run, store)["Velmora"]["id"]
    assert "first contact" in run("deals", "--store", store, "say", code, "first_contact").out
    assert listed(run, store)["Velmora"]["reconciled"] == "agree"
    assert run("deals", "--store", store, "say", code, "not_at_all", "--by", "buyer").code == 0
    assert listed(run, store)["Velmora"]["reconciled"] == "disagree"
    assert run("deals", "--store", store, "undo", code, "--by", "buyer").code == 0
    assert run("deals", "--store", store, "undo", code).code == 0
    assert listed(run, store)["Velmora"]["reconciled"] == "trace_alone"
    assert run("deals", "--store", store, "undo", code).code == 2


def test_the_interview_asks_about_deals_won_once(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["3", ""])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    assert "2 deals won" in run("deals", "--store", store, "ask").out
    said = {company: row["said"] for company, row in listed(run, store).items()}
    assert sorted(len(words) for words in said.values()) == [0, 1]  # type: ignore[arg-type]
    answers = iter(["9", "x", ""])
    ended = run("deals", "--store", store, "ask")
    assert "1 deal won" in ended.out and ended.out.count("none of the answers") == 2


@pytest.mark.parametrize(
    ("language", "kept", "words"), [("en", "Remembered about", "Stopped"), ("fr", "retenu pour", "Arrêté\u202f;")]
)
def test_the_interview_echoes_what_it_kept_and_can_be_left(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, language: str, kept: str, words: str
) -> None:
    answers = iter(["1", "q"])
    ends: list[str] = []

    def prompt(text: str, *, prompt_suffix: str, **_: object) -> str:
        ends.append(prompt_suffix)
        return next(answers)

    monkeypatch.setattr(click, "prompt", prompt)
    shown = run("deals", "--store", store, "ask", "--lang", language).out
    assert kept in shown and words in shown
    assert set(ends) == {": " if language == "en" else "\u202f: "}
    assert sorted(len(row["said"]) for row in listed(run, store).values()) == [0, 1]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", [("say", "00000000", "content"), ("say",), ("say", "CODE", "magic"), ("undo", "00000000"), ("ask", "x")]
)
def test_what_cannot_be_done_says_why(run: Run, store: Path, words: tuple[str, ...]) -> None:
    ended = run("deals", "--store", store, *words)
    assert ended.code == 2 and "Hint" in ended.err


@pytest.mark.parametrize(("language", "words"), [("en", "Traced: conversation"), ("fr", "Tracée\u202f: conversation")])
def test_the_list_in_words(run: Run, store: Path, language: str, words: str) -> None:
    assert words in run("deals", "--store", store, "--lang", language).out


def test_an_answer_needs_a_store_and_a_list_needs_sources(run: Run) -> None:
    assert run("deals", "ask").code == 2
    assert run("deals").code == 2


def test_a_row_about_a_colleague_names_him_and_no_made_up_name_of_a_deal_is_shown(run: Run, tmp_path: Path) -> None:
    archive = Archive("2026-07").connect("Ada Example", "2026-03-01", "Managing director", "Velmora")
    archive.connect("Robert Exemplar", "2026-04-15", "Purchasing director", "Velmora")
    archive.message("t", "me", "Ada Example", "2026-04-01").message("t", "Ada Example", "me", "2026-04-03")
    results = tmp_path / "results.csv"
    rows = ["2026-05-04,Meeting,Ada Example,Velmora", "2026-06-01,Contract signed,Robert Exemplar,Velmora"]
    results.write_text("\n".join(["Date,Stage,Name,Company", *rows]), encoding="utf-8")
    out = run("deals", archive.zip(tmp_path), results, "--lang", "fr").out
    assert max(map(len, out.splitlines())) <= 80
    shown = " ".join(out.split())
    assert "avec Ada Example, de la même entreprise" in shown
    assert not re.search(r"[0-9a-f]{32}", shown)


@pytest.mark.parametrize(("language", "label"), [("en", "Origin, as the CRM has it"), ("fr", "Origine, selon le CRM")])
def test_a_referral_that_the_crm_tells_stands_beside_the_deal(
    run: Run, tmp_path: Path, language: str, label: str
) -> None:
    export = tmp_path / "export.csv"
    export.write_text(
        "Opportunity ID,Opportunity Name,Stage,Close Date,Amount,Account Name,Contact Name,Lead Source\n"
        "1,Training,Closed Won,2026-06-01,800,Velmora,Robert Exemplar,Customer referral\n"
        "2,Audit,Closed Won,2026-06-02,500,Kelsan,Nobody Known,\n",
        encoding="utf-8",
    )
    store = tmp_path / "mine.jalon"
    archive = Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "Purchasing director", "Velmora")
    shown = run("deals", archive.zip(tmp_path), export, "--store", store, "--lang", language)
    assert shown.code == 0, shown.err
    assert shown.out.count(label) == 1 and "Customer referral" in shown.out
    found = {row["id"]: row["lead_source"] for row in listed(run, store).values()}
    assert sorted(found.values(), key=str) == ["Customer referral", None]


ORIGINS = """Opportunity ID,Opportunity Name,Stage,Close Date,Amount,Account Name,Contact Name,Lead Source
1,Training,Closed Won,2026-05-01,800,Velmora,Robert Exemplar,Customer referral
2,Audit,Closed Won,2026-06-01,500,Velmora,Robert Exemplar,LinkedIn
3,Audit,Closed Won,2026-06-02,500,Kelsan,Nobody Known,LinkedIn
4,Audit,Closed Won,2026-06-03,500,Ormeau,Nobody Else,Trade show
"""


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "en",
            (
                "1 was won with a customer who had signed before.",
                "The CRM says that 1 came by a referral.",
                "The CRM says that 2 came from LinkedIn.",
                "Of 1 of these no row on LinkedIn shows it.",
            ),
        ),
        ("fr", ("d’une recommandation", "2 sont venues de LinkedIn", "aucune ligne de LinkedIn ne le montre")),
    ],
)
def test_the_report_sets_the_origin_that_the_crm_tells_beside_the_trace_and_counts_customers_who_came_back(
    run: Run, tmp_path: Path, language: str, says: tuple[str, ...]
) -> None:
    export = tmp_path / "export.csv"
    export.write_text(ORIGINS, encoding="utf-8")
    archive = Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "Purchasing director", "Velmora")
    given = archive.zip(tmp_path)
    told = json.loads(run("report", given, export, "--format", "json", "--lang", language).out)["deals"]
    names = ("won", "returning", "referred", "origin_linkedin", "origin_untraced")
    assert [told[name] for name in names] == [4, 1, 1, 2, 1]
    shown = " ".join(run("report", given, export, "--format", "markdown", "--lang", language).out.split())
    assert all(sentence in shown for sentence in says)
