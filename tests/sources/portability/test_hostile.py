"""JSON of ill will: cut, nested, doubled, of wrong types, huge; always a sentence, never a crash, the rest is read."""

from __future__ import annotations

import dataclasses
import json
import time

import pytest

from jalon import api
from jalon.errors import InputUnusable
from jalon.sources import limits as bounds
from jalon.sources.linkedin_portability import intake
from jalon.sources.linkedin_portability.documents import documents_of
from tests.sources.portability.pages import NO_DATA, connection, pull, response, save

PAGE = response("CONNECTIONS", [connection("Ana Exemplar")])


def problems(path):
    reading = api.read(path)
    return [problem.code for problem in reading.problems], reading.con.execute(
        "select count(*) from connections"
    ).fetchall()[0][0]


def test_a_page_that_is_cut_is_left_out_whole_and_the_others_are_read(tmp_path):
    whole, cut = json.dumps(PAGE), json.dumps(response("INBOX", [{"CONTENT": "x" * 500}]))[:300]
    path = tmp_path / "a.jsonl"
    path.write_text(f"{cut}\n{whole}\n")
    found, n = problems(path)
    assert "portability_cut" in found and n == 1


@pytest.mark.parametrize("value", [{"a": 1}, [[1]], [{"a": 1}], float("inf")])
def test_a_value_of_another_kind_is_taken_as_empty_and_said(tmp_path, value):
    found, n = problems(
        save(tmp_path, "a.json", response("CONNECTIONS", [connection("Ana Exemplar") | {"Company": value}]))
    )
    assert "portability_value_odd" in found and n == 1


@pytest.mark.parametrize("row", [None, 3, "text", ["First Name"]])
def test_a_row_that_is_no_object_is_left_out_and_said(tmp_path, row):
    found, n = problems(save(tmp_path, "a.json", response("CONNECTIONS", [row, connection("Ana Exemplar")])))
    assert "portability_row_broken" in found and n == 1


@pytest.mark.parametrize("data", [None, 3, "text", {}, {"a": {}}])
def test_data_that_is_no_list_is_read_as_far_as_it_goes(tmp_path, data):
    page = response("CONNECTIONS", [])
    page["elements"][0]["snapshotData"] = data
    assert problems(save(tmp_path, "a.jsonl", page, PAGE))[1] == 1


def test_a_key_that_stands_twice_is_said(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(PAGE).replace('"Company": "Acme"', '"Company": "Acme", "Company": "Bolt"'))
    assert "portability_keys_doubled" in problems(path)[0]
    assert api.read(path).con.execute("select company from people").fetchall() == [("Bolt",)]


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000, "[\n" * 50_000, '{"snapshotDomain":\n' * 50_000])
def test_nesting_without_end_is_refused_in_a_moment(tmp_path, deep):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(PAGE) + "\n" + deep)
    started = time.process_time()
    found, n = problems(path)
    assert n == 1 and {"portability_cut"} <= set(found)
    assert time.process_time() - started < 20


def test_markup_and_signs_that_steer_a_terminal_stay_text(tmp_path):
    name = "<script>alert(1)</script> \u202eAna\x1b[31m"
    reading = api.read(
        save(tmp_path, "a.json", response("CONNECTIONS", [connection("Ana Exemplar") | {"First Name": name}]))
    )
    assert reading.con.execute("select count(*) from people").fetchall() == [(1,)]
    result = api.score(reading)
    for form in ("html", "text", "markdown", "json"):
        text = api.report(result, format=form)
        assert "<script>alert" not in text and "\x1b[31m" not in text and "\u202e" not in text


def test_lone_halves_of_signs_and_nul_are_replaced(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(PAGE).replace("Acme", "A\\ud800\\u0000cme"))
    assert api.read(path).con.execute("select company from people").fetchall() == [("A\ufffd\ufffdcme",)]


@pytest.mark.parametrize("digits", [30, 5_000])
def test_numbers_beyond_measure_are_no_harm(tmp_path, digits):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(PAGE).replace('"start": 0', f'"start": {"9" * digits}') + "\n" + json.dumps(PAGE))
    assert problems(path)[1] == 1


def test_a_file_beyond_measure_is_not_loaded(tmp_path, monkeypatch):
    small = bounds.limits()
    monkeypatch.setattr("jalon.sources.linkedin_portability.intake.limits", lambda: type("L", (), {"file_bytes": 100}))
    assert small.file_bytes > 100
    with pytest.raises(InputUnusable, match="larger than"):
        api.read(save(tmp_path, "a.json", PAGE))


def test_reading_goes_on_only_so_often():
    broken = documents_of("{\n" * 10_000)
    assert len(broken.broken) == bounds.archive_limits().resyncs + 1


@pytest.mark.parametrize(
    "content",
    [
        "{}",
        "[]",
        '{"elements": 3}',
        '{"snapshotDomain": []}',
        '{"elements": [{"snapshotDomain": "X", "snapshotData": []}]}',
    ],
)
def test_json_without_a_domain_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "a.json"
    path.write_text(content)
    with pytest.raises(InputUnusable) as caught:
        api.read(path)
    assert caught.value.hint


STEPS = [("CONNECTIONS", 0, PAGE), ("CONNECTIONS", 1, NO_DATA)]


def test_a_page_that_an_outage_cut_is_said_to_be_unfinished_and_not_to_be_changed(tmp_path):
    path = pull(tmp_path, *STEPS)
    path.write_bytes(path.read_bytes() + b'{"type": "PAGE", "seal": "0')
    found, n = problems(path)
    assert "portability_unfinished" in found and "portability_changed" not in found and n == 1


def test_a_pull_may_be_larger_than_any_single_file_but_no_page_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "limits", lambda: dataclasses.replace(bounds.limits(), file_bytes=2_000))
    monkeypatch.setattr(intake, "CHUNK", 500)
    pages = [("CONNECTIONS", k, response("CONNECTIONS", [connection(f"Ana{k} Exemplar")], k)) for k in range(20)]
    path = pull(tmp_path, *pages, ("CONNECTIONS", 20, NO_DATA))
    assert path.stat().st_size > 4_000
    assert problems(path)[1] == 20
    path.write_bytes(path.read_bytes() + b'{"type": "PAGE", "seal": "' + b"0" * 10_000 + b"\n")
    found, n = problems(path)
    assert "portability_unfinished" in found and n == 20


def test_a_pull_larger_than_an_archive_may_be_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "archive_limits", lambda: dataclasses.replace(bounds.archive_limits(), entry_bytes=100))
    with pytest.raises(InputUnusable):
        api.read(pull(tmp_path, *STEPS))
