"""Where `jalon report` puts what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.cli.output import write
from tests.cli.conftest import FakeApi, Run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "archive.zip"
    path.write_bytes(b"anything")
    return path


def test_by_default_text_here_and_the_page_beside_the_first_source(run: Run, api: FakeApi, source: Path) -> None:
    ended = run("report", source)
    assert ended.out.startswith("the result as text in en\n")
    assert (source.parent / "report.html").read_text() == "the result as html in en\n"
    assert str(source.parent / "report.html") in ended.out


def test_the_page_of_an_unzipped_folder_stands_beside_the_folder(run: Run, api: FakeApi, tmp_path: Path) -> None:
    folder = tmp_path / "export.zip"
    folder.mkdir()
    run("report", folder)
    assert (tmp_path / "report.html").is_file()


@pytest.mark.parametrize("form", ["text", "html", "json", "markdown"])
def test_one_format_goes_to_the_terminal_and_writes_nothing(run: Run, api: FakeApi, source: Path, form: str) -> None:
    ended = run("report", source, "--format", form)
    assert ended.out == f"the result as {form} in en\n"
    assert [path.name for path in source.parent.iterdir()] == ["archive.zip"]


@pytest.mark.parametrize(("ending", "form"), [(".json", "json"), (".md", "markdown"), (".txt", "text")])
def test_the_ending_of_out_chooses_the_format(
    run: Run, api: FakeApi, source: Path, tmp_path: Path, ending: str, form: str
) -> None:
    ended = run("report", source, "--out", tmp_path / f"mine{ending}")
    assert (tmp_path / f"mine{ending}").read_text() == f"the result as {form} in en\n"
    assert ended.out == ""


def test_out_with_html_keeps_the_answer_on_the_terminal(run: Run, api: FakeApi, source: Path, tmp_path: Path) -> None:
    ended = run("report", source, "--out", tmp_path / "mine.html")
    assert (tmp_path / "mine.html").is_file()
    assert ended.out.startswith("the result as text")
    assert not (tmp_path / "report.html").exists()


def test_out_may_be_a_folder(run: Run, api: FakeApi, source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    run("report", source, "--out", folder)
    run("report", source, "--out", folder, "--format", "json")
    assert sorted(path.name for path in folder.iterdir()) == ["report.html", "report.json"]


def test_every_option_reaches_the_library(run: Run, api: FakeApi, source: Path, tmp_path: Path) -> None:
    plan = tmp_path / "strategy.toml"
    plan.write_text("[strategy]\ndeclared_on = 2026-01-05\n[target]\nfunctions = ['purchasing']\n")
    run(
        "report", source, "--strategy", plan, "--store", tmp_path / "me.duckdb", "--keep-text", "--incognito",
        "--edition", "2026.11-expert", "--ssi", "74 18 17 20 19", "--lang", "fr",
    )  # fmt: skip
    (_, paths, reading), (_, _, scoring) = api.calls
    assert paths == (source,)
    assert reading["store"] == tmp_path / "me.duckdb"
    assert reading["keep_text"] is True
    assert reading["ssi"] == "74 18 17 20 19"
    assert scoring["strategy"] == plan
    assert scoring["edition"] == "2026.11-expert"
    assert scoring["incognito"] is True


def test_the_command_in_the_report_names_no_folder(run: Run, api: FakeApi, source: Path) -> None:
    run("report", source, "--lang", "fr")
    assert api.calls[1][2]["command"] == "jalon report archive.zip --lang fr"


def test_a_store_alone_is_enough(run: Run, api: FakeApi, tmp_path: Path) -> None:
    assert run("report", "--store", tmp_path / "me.duckdb", "--format", "text").code == 0


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure on the way leaves the file of before, and nothing beside it."""
    target = tmp_path / "report.html"
    target.write_text("before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        write(target, "after")
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_json_carries_every_row_and_other_formats_some(run: Run, api: FakeApi, source: Path) -> None:
    run("report", source, "--format", "json")
    run("report", source, "--format", "text")
    assert api.calls[1][2]["rows"] is None
    assert "rows" not in api.calls[3][2]
