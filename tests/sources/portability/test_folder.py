"""Pages of the interface in a folder or a zip: each pull is one of its own, and nothing beside them vanishes."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from jalon import api
from tests.sources.portability.pages import NO_DATA, connection, pull, response, save

SCHEMA = {"type": "SCHEMA", "stream": "contacts", "schema": {"properties": {}}, "key_properties": ["id"]}
CONTACT = {"type": "RECORD", "stream": "contacts", "record": {"id": "1", "properties": {"firstname": "Ana"}}}
ENDED = [(domain, 1, NO_DATA) for domain in ("CONNECTIONS", "INVITATIONS", "INBOX")]


def pulled(folder: Path, name: str, position: str, at: str = "2026-07-20T12:00:00Z") -> Path:
    row = connection("Ana Exemplar") | {"Position": position}
    return pull(folder, ("CONNECTIONS", 0, response("CONNECTIONS", [row])), *ENDED, at=at, name=name)


def packed(folder: Path, how: str) -> Path:
    """The folder itself, or a zip of its files."""
    if how == "folder":
        return folder
    path = folder.parent / "pages-as-zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, file.name)
    return path


def report(*paths: Path) -> dict:
    return api.read_report(api.read(*paths))


@pytest.mark.parametrize("how", ["folder", "zip"])
def test_each_pull_is_a_snapshot_of_its_own_and_nobody_counts_twice(tmp_path, how):
    folder = tmp_path / "mine"
    folder.mkdir()
    loose = [
        pulled(folder, "a.pages.jsonl", "Buyer", "2026-07-20T12:00:00Z"),
        pulled(folder, "b.pages.jsonl", "Head of Widgets", "2026-08-20T12:00:00Z"),
    ]
    one, two = report(packed(folder, how)), report(*loose)
    assert one["facts"]["connections_total"] == two["facts"]["connections_total"] == 1
    assert one["facts"] == two["facts"]
    assert one["archive"] == two["archive"] == {"kind": "pulled", "era": None}


def test_plain_pages_are_one_snapshot_beside_a_pull(tmp_path):
    pulled(tmp_path, "me.pages.jsonl", "Buyer")
    save(tmp_path, "CONNECTIONS_0.json", response("CONNECTIONS", [connection("Bo Exemplar")], 0, 1))
    save(tmp_path, "CONNECTIONS_1.json", response("CONNECTIONS", [connection("Cy Exemplar")], 1))
    sources = api.read(tmp_path).sources
    assert sorted(len(source.files) for source in sources) == [1, 2]
    assert {source.kind_detail for source in sources} == {"pulled", "portability"}


def test_a_saved_refusal_is_still_told_in_a_folder(tmp_path):
    save(tmp_path, "a.json", response("CONNECTIONS", [connection("Ana Exemplar")]))
    save(tmp_path, "b.json", {"status": 401, "message": "no"})
    assert "portability_not_allowed" in [problem["code"] for problem in report(tmp_path)["problems"]]


def test_other_json_beside_the_pages_goes_its_own_way_and_costs_no_grade(tmp_path):
    pulled(tmp_path, "portability.pages.jsonl", "Buyer")
    save(tmp_path, "hubspot.lines.jsonl", SCHEMA, CONTACT)
    (tmp_path / "ssi.json").write_text(json.dumps({"memberScore": {"overall": 72, "subScores": []}}))
    (tmp_path / "other.json").write_text('{"a": 1}')
    reading = api.read(tmp_path)
    found = api.read_report(reading)
    assert found["archive"]["kind"] == "pulled"
    assert {source.input_name for source in reading.sources} == {tmp_path.name, "hubspot.lines.jsonl", "ssi.json"}
    assert "portability_unknown" not in [problem["code"] for problem in found["problems"]]
    assert found["never_opened"] == [f"{tmp_path.name}/other.json"]


def test_a_file_that_is_no_page_and_never_needed_stays_closed(tmp_path, monkeypatch):
    pulled(tmp_path, "portability.pages.jsonl", "Buyer")
    closed = save(tmp_path, "JOB_APPLICATIONS_0.json", response("JOB_APPLICATIONS", [{}]))
    unopened = Path.open

    def watched(path: Path, *given, **named):
        assert path != closed
        return unopened(path, *given, **named)

    monkeypatch.setattr(Path, "open", watched)
    assert report(tmp_path)["never_opened"] == ["JOB_APPLICATIONS_0.json"]


def test_what_a_folder_holds_beside_its_sources_is_named(tmp_path):
    (tmp_path / "results.csv").write_text("date,kind,name\n2026-05-20,contract signed,Ana Exemplar\n", "utf-8")
    (tmp_path / "holiday.png").write_bytes(b"\x89PNG")
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "results.csv").write_text("date,kind,name\n", "utf-8")
    found = report(tmp_path)
    assert found["never_opened"] == [f"{tmp_path.name}/holiday.png", f"{tmp_path.name}/older/"]
    (told,) = [problem for problem in found["problems"] if problem["code"] == "folder_read_in_part"]
    assert "knows (1)" in told["message"]
    assert "into (1)" in told["message"]


def test_a_folder_that_is_read_whole_says_nothing_more(tmp_path):
    (tmp_path / "results.csv").write_text("date,kind,name\n2026-05-20,contract signed,Ana Exemplar\n", "utf-8")
    assert [source.kind for source in api.read(tmp_path).sources] == ["results"]


def test_a_file_given_by_itself_is_named_once(tmp_path):
    row = connection("Ana Exemplar")
    path = save(tmp_path, "h.json", response("CONNECTIONS", [row]), response("CONNECTIONS", [row, 3], 1))
    found = report(path)
    assert {problem["source"] for problem in found["problems"]} == {"h.json", "h.json:CONNECTIONS"}
    assert found["files"][0]["excluded"]["on_another_page"] == 1
