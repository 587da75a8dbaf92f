"""A folder given as a source is read as the sources in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import Archive

from jalon import read
from jalon.simulate.demo import make_demo
from jalon.sources.folder import spread


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the zipped archive, a workbook, a calendar, results, a reading of the SSI and a strategy."""
    folder = tmp_path_factory.mktemp("exports")
    make_demo(folder)
    return folder


def archive() -> Archive:
    made = Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "Purchasing director", "Velmora")
    return made.message("t", "me", "Robert Exemplar", "2026-04-01").message("t", "Robert Exemplar", "me", "2026-04-03")


def unpacked(folder: Path) -> Path:
    for name, content in archive().files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_a_folder_of_exports_is_read_as_its_files(exports: Path) -> None:
    named = [path for path in sorted(exports.iterdir()) if path.suffix not in (".toml", ".html")]
    whole, one_by_one = read(exports), read(*named)
    assert {s.input_name for s in whole.sources if s.kind != "folder"} == {path.name for path in named}
    counted = "select signal, count(*) from coverage group by signal order by signal"
    assert whole.con.execute(counted).fetchall() == one_by_one.con.execute(counted).fetchall()
    assert {path.suffix for path in spread([exports])} >= {".zip", ".ics", ".csv", ".xlsx", ".toml"}


def test_an_unpacked_archive_is_read_with_what_lies_beside_its_files(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "mine")
    (folder / "agenda.ics").write_text("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "utf-8")
    (folder / "results.csv").write_text("date,kind,name\n2026-05-20,contract signed,Robert Exemplar\n", "utf-8")
    reading = read(folder)
    assert {source.kind for source in reading.sources} == {"archive", "calendar", "results"}
    assert all("agenda.ics" not in source.never_opened for source in reading.sources)


def test_in_an_unpacked_archive_no_other_table_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = unpacked(tmp_path / "mine")
    (folder / "LAN Ads Engagement.csv").write_text("Action,Date,Ad Title/Id,Page/App\na,b,c,d\n", "utf-8")
    monkeypatch.setattr("jalon.sources.folder.recognise", lambda path: pytest.fail(f"{path} was opened"))
    assert spread([folder]) == [folder]


def test_an_unpacked_archive_may_lie_in_a_folder_below(tmp_path: Path) -> None:
    below = unpacked(tmp_path / "export")
    assert spread([tmp_path]) == [below]
    assert read(tmp_path).member_id == read(below).member_id


def test_an_unpacked_archive_alone_is_one_source(tmp_path: Path) -> None:
    assert spread([unpacked(tmp_path)]) == [tmp_path]


def test_a_folder_of_nothing_known_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "holiday.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty").mkdir()
    assert spread([tmp_path]) == [tmp_path]
