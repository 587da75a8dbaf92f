"""`jalon says --store`: the steps of one's own messages, confirmed, refused, taken back, kept through re-imports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from jalon import api
from jalon.api.ticking import decide as decide_step
from jalon.api.ticking import suggested_steps
from jalon.records.store import open_store
from tests.builders import Archive, person
from tests.cli.conftest import Run

WHO = "Robert Exemplar"
LABELS = ("meeting_agreed", "call_held", "offer_requested", "offer_sent", "contract_signed")


def written(folder: Path, era: str = "2026-07") -> Path:
    archive = Archive(era).connect(WHO, "2026-03-15", "Purchasing director", "Velmora")
    archive.message("t", "me", WHO, "2026-04-01", text="Are you free Tuesday at 3pm for a quick chat?")
    archive.message("t", WHO, "me", "2026-04-03", text="Yes that works")
    archive.message("t", WHO, "me", "2026-04-10", text="Thanks for our call yesterday. Could you send me a quote?")
    archive.message("t", "me", WHO, "2026-04-12", text="Please find attached our quote.")
    archive.message("t", WHO, "me", "2026-05-12", text="We accept your quote, the contract is signed.")
    return archive.zip(folder)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "mine.jalon"


def steps(run: Run, store: Path, *sources: Path) -> dict[str, dict[str, Any]]:
    ended = run("says", *sources, "--store", store, "--format", "json")
    assert ended.code == 0, ended.err
    return {row["label"]: row for row in json.loads(ended.out)}


def decide(run: Run, store: Path, decision: str, code: str, *options: str) -> None:
    ended = run("says", decision, code, "--store", store, *options)
    assert ended.code == 0, ended.err


def reached(run: Run, store: Path, *sources: Path) -> list[tuple[str, str, str]]:
    ended = run("report", *sources, "--store", store, "--format", "json")
    assert ended.code == 0, ended.err
    (journey,) = json.loads(ended.out)["journeys"]["shown"]
    return [(step["kind"], step["channel"], step["on"]) for step in journey["steps"]]


def test_each_step_with_what_who_when_and_the_words(run: Run, store: Path, archive: Path) -> None:
    found = steps(run, store, archive)
    assert set(found) == set(LABELS)
    asked = found["offer_requested"]
    assert (asked["person"], asked["on"], asked["words"]) == (WHO, "2026-04-10", "Could you send me a quote")
    assert (asked["message"], asked["direction"], asked["decision"]) == ("messages.csv 4", "in", None)


def test_a_meeting_agreed_stands_in_the_journey_and_counts_as_no_result(run: Run, store: Path, archive: Path) -> None:
    code = steps(run, store, archive)["meeting_agreed"]["id"]
    ended = run("says", "confirm", code, "--store", store)
    assert "counts as no result" in ended.out + ended.err and "from now on" not in ended.out + ended.err
    assert steps(run, store, archive)["meeting_agreed"]["counts"] is False
    assert "counts as no result" in run("says", archive, "--store", store).out


@pytest.mark.parametrize("decision", ["refuse", "undo"])
def test_a_day_with_anything_but_a_confirmation_is_refused(run: Run, store: Path, archive: Path, decision: str) -> None:
    code = steps(run, store, archive)["call_held"]["id"]
    ended = run("says", decision, code, "--store", store, "--on", "2026-04-08")
    assert ended.code != 0 and "A day belongs to a step that is confirmed." in ended.err


def test_nothing_counts_before_it_is_confirmed(run: Run, store: Path, archive: Path) -> None:
    steps(run, store, archive)
    assert [kind for kind, _, _ in reached(run, store)] == ["first_touch", "two_way"]
    assert json.loads(run("deals", "--store", store, "--format", "json").out) == []


def test_confirmed_steps_make_the_whole_way_each_with_its_message(run: Run, store: Path, archive: Path) -> None:
    for row in steps(run, store, archive).values():
        decide(run, store, "confirm", row["id"])
    assert reached(run, store)[2:] == [
        ("meeting_agreed", "linkedin", "2026-04-03"),
        ("meeting_held", "message", "2026-04-10"),
        ("quote_requested", "message", "2026-04-10"),
        ("quote_sent", "message", "2026-04-12"),
        ("contract_signed", "message", "2026-05-12"),
    ]
    (deal,) = json.loads(run("deals", "--store", store, "--format", "json").out)
    assert (deal["outcome"], deal["grade"], deal["closed_on"]) == ("won", "traced", "2026-05-12")
    assert [(row["kind"], row["channel"], row["row"]) for row in deal["rows"]] == [
        ("two_way", "linkedin", 5),
        ("meeting_held", "message", 4),
        ("quote_requested", "message", 4),
    ]


@pytest.mark.parametrize(("language", "words"), [("en", "confirmed by you"), ("fr", "confirmé par vous")])
def test_report_and_deals_say_whose_word_it_is(run: Run, store: Path, archive: Path, language: str, words: str) -> None:
    for label in ("call_held", "contract_signed"):
        decide(run, store, "confirm", steps(run, store, archive)[label]["id"])
    for command in (("deals",), ("report", "--format", "markdown"), ("says",)):
        assert words in run(*command, "--store", store, "--lang", language).out


def test_a_decision_outlives_every_import_and_can_be_taken_back(run: Run, store: Path, archive: Path) -> None:
    code = steps(run, store, archive)["contract_signed"]["id"]
    decide(run, store, "confirm", code)
    again = steps(run, store, archive)["contract_signed"]
    assert (again["id"], again["decision"], again["counts"]) == (code, "confirmed", True)
    decide(run, store, "undo", code)
    assert steps(run, store, archive)["contract_signed"]["decision"] is None
    assert "contract_signed" not in {kind for kind, _, _ in reached(run, store)}
    assert run("says", "undo", code, "--store", store).code == 2


def test_a_decision_on_the_day_that_the_person_tells(run: Run, store: Path, archive: Path) -> None:
    decide(run, store, "confirm", steps(run, store, archive)["call_held"]["id"], "--on", "2026-04-09")
    assert ("meeting_held", "message", "2026-04-09") in reached(run, store)


def test_what_was_refused_is_nowhere(run: Run, store: Path, archive: Path) -> None:
    decide(run, store, "refuse", steps(run, store, archive)["meeting_agreed"]["id"])
    assert steps(run, store, archive)["meeting_agreed"]["decision"] == "refused"
    assert "meeting_agreed" not in {kind for kind, _, _ in reached(run, store, archive)}


def test_a_row_of_another_source_tells_the_same_and_counts_alone(
    run: Run, store: Path, archive: Path, tmp_path: Path
) -> None:
    for label in ("call_held", "contract_signed"):
        decide(run, store, "confirm", steps(run, store, archive)[label]["id"])
    results = tmp_path / "results.csv"
    results.write_text(
        f"Date,Stage,Name,Company,Deal\n2026-04-09,Meeting,{WHO},Velmora,\n"
        f"2026-05-20,Contract signed,{WHO},Velmora,A\n",
        encoding="utf-8",
    )
    assert reached(run, store, results)[2:] == [
        ("meeting_held", "results", "2026-04-09"),
        ("contract_signed", "results", "2026-05-20"),
    ]
    found = steps(run, store)
    assert {found[label]["counts"] for label in ("call_held", "contract_signed")} == {False}
    assert len(json.loads(run("deals", "--store", store, "--format", "json").out)) == 1


def test_forgetting_the_person_erases_the_decisions(run: Run, store: Path, archive: Path) -> None:
    decide(run, store, "confirm", steps(run, store, archive)["contract_signed"]["id"])
    assert run("forget", "--person", person(WHO).url, "--store", store).code == 0
    con = open_store(store)
    try:
        assert con.execute("select count(*) from message_ticks").fetchall() == [(0,)]
    finally:
        con.close()


def test_no_text_is_kept_unless_asked_for(run: Run, store: Path, archive: Path) -> None:
    decide(run, store, "confirm", steps(run, store, archive)["contract_signed"]["id"])
    assert b"contract is signed" not in store.read_bytes()
    assert steps(run, store)["contract_signed"]["words"] is None


def test_the_interview_asks_what_is_open_once(
    run: Run, store: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["y", "n", "", "o", "n"])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    ended = run("says", "ask", archive, "--store", store)
    assert "1 of 5" in ended.out and "That was 5 steps." in ended.out
    decided = [row["decision"] for row in steps(run, store, archive).values()]
    assert (decided.count("confirmed"), decided.count("refused"), decided.count(None)) == (2, 2, 1)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: "")
    assert "That was 1 step." in run("says", "ask", archive, "--store", store).out


def test_a_wrong_answer_is_asked_again_and_what_was_kept_is_said(
    run: Run, store: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["x", "9", "yes", "q"])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    shown = run("says", archive, "ask", "--store", store).out
    assert shown.count("none of the answers") == 2 and "confirmed. It counts" in shown and "Stopped" in shown
    decided = [row["decision"] for row in steps(run, store, archive).values()]
    assert decided.count("confirmed") == 1 and decided.count(None) == 4


def test_the_archive_may_stand_before_or_after_the_verb(run: Run, store: Path, archive: Path) -> None:
    codes = [row["id"] for row in steps(run, store, archive).values()]
    assert run("says", archive, "confirm", codes[0], "--store", store).code == 0
    assert run("says", "refuse", codes[1], archive, "--store", store).code == 0
    decided = [row["decision"] for row in steps(run, store, archive).values()]
    assert (decided.count("confirmed"), decided.count("refused")) == (1, 1)


def test_one_unknown_code_and_nothing_is_decided(run: Run, store: Path, archive: Path) -> None:
    code = steps(run, store, archive)["call_held"]["id"]
    assert run("says", "confirm", code, "00000000", "--store", store).code == 2
    assert steps(run, store, archive)["call_held"]["decision"] is None


def test_the_whole_sentence_is_shown(run: Run, store: Path, archive: Path) -> None:
    assert "“Thanks for our call yesterday.”" in run("says", archive, "--store", store).out
    assert steps(run, store, archive)["call_held"]["sentence"] == "Thanks for our call yesterday."


def test_decisions_teach_the_second_reader(store: Path, tmp_path: Path) -> None:
    """Thirty refusals of one way to speak: another message that speaks so is not likely any more."""
    archive = Archive("2026-07").connect(WHO, "2026-03-15", "Purchasing director", "Velmora")
    for n in range(31):
        archive.message("t", "me", WHO, f"2026-04-01 10:{n:02}", text=f"Please find attached quote number {n}.")
    path = archive.zip(tmp_path)
    reading = api.read(path, store=store)
    first = sorted(suggested_steps(reading, [path], suggest=True), key=lambda row: row["state"])
    assert first[0]["state"] == "likely"
    for row in first[1:]:
        decide_step(reading, row["id"], "refuse")
    after = {row["id"]: row for row in suggested_steps(reading, [path], suggest=True)}
    assert after[first[0]["id"]]["state"] == "to_confirm"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("says", "confirm", "00000000"), "No step has the code"),
        (("says", "confirm"), "Say which step"),
        (("says",), "No text of a message is at hand"),
    ],
)
def test_what_cannot_be_decided_says_so(
    run: Run, store: Path, archive: Path, words: tuple[str, ...], told: str
) -> None:
    assert run("read", archive, "--store", store).code == 0
    ended = run(*words, "--store", store)
    assert ended.code == 2 and told in ended.err


def test_a_decision_needs_a_store(run: Run) -> None:
    assert run("says", "confirm", "00000000").code == 2
    assert run("says").code == 2
