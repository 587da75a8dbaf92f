"""`jalon map`: shown, corrected, kept, masked, in both languages; and the reading that follows."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sources.crm_file.test_own_mapping import UNKNOWN
from tests.sources.singles import xlsx


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(UNKNOWN, encoding="utf-8")
    return path


def kept(export: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(export.with_name(f"{export.name}.mapping.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_shows_what_it_understood_and_keeps_it(run: Run, export: Path, language: str) -> None:
    ended = run("map", export, "--lang", language)
    assert ended.code == 0 and "9600.50 EUR" in ended.out and "Montant HT" in ended.out
    assert ("gardé dans" if language == "fr" else "kept in") in ended.out.casefold()
    assert kept(export)["columns"]["amount"] == "Montant HT"


def test_a_person_corrects_columns_and_stages(run: Run, export: Path) -> None:
    words = ("--set", "amount=", "--set", "company=Interlocuteur", "--stage", "Dans la poche=won", "--system", "acme")
    assert run("map", export, *words).code == 0
    found = kept(export)
    assert found["system"] == "acme" and found["stages"]["Dans la poche"] == "won"
    assert "amount" not in found["columns"] and "person" not in found["columns"]
    assert found["columns"]["company"] == "Interlocuteur"


def test_what_was_corrected_is_not_overwritten_unasked(run: Run, export: Path) -> None:
    run("map", export, "--set", "amount=")
    ended = run("map", export)
    assert ended.code == 2 and "--replace" in ended.err and "amount" not in kept(export)["columns"]
    assert run("map", export, "--replace").code == 0 and "amount" in kept(export)["columns"]


def test_a_dry_run_writes_nothing(run: Run, export: Path) -> None:
    assert run("map", export, "--dry-run").code == 0
    assert [path.name for path in export.parent.iterdir()] == ["export.csv"]


def test_json_tells_columns_stages_and_what_is_unused(run: Run, export: Path) -> None:
    found = json.loads(run("map", export, "--format", "json", "--dry-run").out)
    assert found["object"] == "deals" and found["rows"] == 2 and found["written"] is None
    amount = next(column for column in found["columns"] if column["field"] == "amount")
    assert amount == {
        "field": "amount",
        "column": "Montant HT",
        "how": "name",
        "filled": 2,
        "examples": ["9600.50 EUR", "300.00"],
    }
    assert {"name": "Perdu", "rows": 1, "means": "lost"} in found["stages"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_incognito_shows_shapes_only(run: Run, export: Path, form: str) -> None:
    out = run("map", export, "--incognito", "--format", form).out
    assert not [word for word in ("Jeanne", "Inventé", "modele", "Modèle", "9600", "poche", "Refonte") if word in out]
    assert "Xxxxxx Xxxxxxx" in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--set", "salary=Mail"), 2),
        (("--set", "amount=Salaire"), 2),
        (("--set", "amount"), 2),
        (("--stage", "won"), 2),
        (("--stage", "Perdu=maybe"), 2),
        (("--system", "../x"), 2),
        (("--set", "stage="), 1),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_cannot_be_is_said_and_nothing_is_written(
    run: Run, export: Path, words: tuple[str, ...], code: int, language: str
) -> None:
    ended = run("map", export, *words, "--lang", language)
    assert ended.code == code and ended.err and not ended.out
    assert "Jeanne" not in ended.err and len(list(export.parent.iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"PK\x03\x04broken", b"<html></html>", b"just words\n"])
def test_files_that_are_no_table_are_refused_in_a_sentence(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    ended = run("map", path)
    assert ended.code == 1 and "Traceback" not in ended.err and len(list(tmp_path.iterdir())) == 1


def test_a_workbook_is_mapped_by_its_fullest_sheet(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "crm.xlsx"
    header = ["Projet", "Avancement", "Budget", "Signé le"]
    path.write_bytes(xlsx({"Lisez": [["Bonjour", "à tous"]], "Affaires": [header, ["A", "Gagné", 500, "2026-10-01"]]}))
    found = json.loads(run("map", path, "--format", "json").out)
    assert [column["field"] for column in found["columns"]] == ["deal_name", "stage", "amount", "closed_at"]
    read = json.loads(run("read", path, "--format", "json").out)
    assert read["files"][0]["kept"] == 1


def test_days_are_shown_as_they_will_be_read(run: Run, export: Path) -> None:
    """13/10 settles the order for 01/08 too; where nothing settles it, the cells are shown as they stand."""
    assert "2026-08-01 · 2026-08-02" in run("map", export, "--dry-run").out
    export.write_text("Project,Stage,Signed on\nA,Won,01/08/2026\n", encoding="utf-8")
    assert "01/08/2026" in run("map", export, "--dry-run").out


def test_next_months_export_is_read_by_the_mapping_given_with_it(run: Run, export: Path) -> None:
    run("map", export, "--out", export.with_name("acme.toml"))
    later = export.with_name("december.csv")
    later.write_text(UNKNOWN.replace("Refonte", "Suite"), encoding="utf-8")
    assert not export.with_name(f"{export.name}.mapping.toml").exists()
    ended = run("read", later, export.with_name("acme.toml"), "--format", "json")
    files = json.loads(ended.out)["files"]
    assert [(file["recognised_as"], file["kept"]) for file in files] == [("crm_deals", 2)]


def test_a_mapping_that_no_file_fits_is_told(run: Run, export: Path) -> None:
    run("map", export, "--out", export.with_name("acme.toml"))
    other = export.with_name("results.csv")
    other.write_text("date,kind,name\n2026-03-01,contract,Jane Doe\n", encoding="utf-8")
    ended = run("read", other, export.with_name("acme.toml"), "--format", "json")
    found = json.loads(ended.out)
    assert "mapping_unused" in {problem["code"] for problem in found["problems"]}
    assert [file["recognised_as"] for file in found["files"]] == ["results"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("results.csv", "date,kind,name\n2026-03-01,contract,Jane Doe\n"),
        (
            "Connections.csv",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
        ),
        ("agenda.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"),
    ],
)
def test_what_is_read_as_it_is_gets_no_mapping(run: Run, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    ended = run("map", path)
    assert ended.code == 1 and "reads" in ended.err and not list(tmp_path.glob("*.toml"))


def test_stages_that_differ_by_a_space_alone_are_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Projet;Avancement\nA;Offre\u00a0faite\nB;Offre faite\nC;Offre  faite\n", encoding="utf-8")
    found = json.loads(run("map", path, "--format", "json").out)
    assert [(stage["name"], stage["rows"]) for stage in found["stages"]] == [("Offre\u00a0faite", 3)]
    assert run("read", path).code == 0


def test_what_was_not_found_is_listed_in_words(run: Run, export: Path) -> None:
    shown = " ".join(run("map", export, "--dry-run", "--lang", "fr").out.split())
    assert "quote_sent_at (devis envoyé le)" in shown
    assert "closed_at (gagnée ou perdue le)" in shown and "modifiez ce fichier" not in shown


OPEN = "Ref,Account,Step,Value,Signed on\nA1,Alfa,Signed,1200,03/04/2026\n"


@pytest.mark.parametrize(("order", "day"), [("dmy", "2026-04-03"), ("mdy", "2026-03-04")])
def test_days_that_do_not_tell_their_order_are_asked_for_and_kept(
    run: Run, tmp_path: Path, order: str, day: str
) -> None:
    path = tmp_path / "open.csv"
    path.write_text(OPEN, encoding="utf-8")
    assert "--dates dmy" in run("map", path, "--dry-run").out
    ended = run("map", path, "--dates", order)
    assert "--dates dmy" not in ended.out and day in ended.out
    assert tomllib.loads((tmp_path / "open.csv.mapping.toml").read_text(encoding="utf-8"))["dates"] == order


def test_two_files_share_no_numbers_unless_a_person_says_so(run: Run, tmp_path: Path) -> None:
    systems: list[str] = []
    for name in ("north.csv", "south.csv"):
        (tmp_path / name).write_text(OPEN, encoding="utf-8")
        systems.append(json.loads(run("map", tmp_path / name, "--format", "json").out)["system"])
    assert systems[0] != systems[1]
    ended = run("map", tmp_path / "south.csv", "--replace", "--system", systems[0])
    assert f"--system {systems[0]}" in ended.out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_line_is_longer_than_a_terminal(run: Run, export: Path, language: str) -> None:
    shown = run("map", export, "--dry-run", "--lang", language).out
    assert max(map(len, shown.splitlines())) <= 80 and "created_at" in shown
