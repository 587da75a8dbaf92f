"""Anything may be given as a source: a sentence and an exit code come back, never a traceback, never half a report."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalon.cli import main
from tests.cli.conftest import Run


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


CONNECTIONS = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
HOSTILE: dict[str, bytes] = {
    "empty.zip": b"",
    "empty-archive.zip": zipped(),
    "letters.zip": b"this is no archive at all",
    "cut.zip": zipped(**{"Connections.csv": CONNECTIONS * 50})[:-60],
    "nested-nothing.zip": zipped(**{"inner.zip": b"PK\x03\x04 and no more"}),
    "holiday.zip": zipped(**{"beach.jpg": b"\xff\xd8\xff\xe0"}),
    "headers-only.zip": zipped(**{"Connections.csv": CONNECTIONS}),
    "nul-bytes.zip": zipped(**{"messages.csv": b"\x00" * 1000}),
    "page.xlsx": b"<html><body>Please sign in</body></html>",
    "cut.xlsx": zipped(**{"xl/workbook.xml": b"<workbook"}),
    "broken.ics": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:FREQ=NEVER;COUNT=-1\nDTSTART:9\n",
    "nothing.csv": b"\n\n\n",
    "quotes.csv": b'"a,b\n"""""",\n',
    "words.json": b'{"memberScore": {"overall": "very high"}}',
    "deep.json": b"[" * 100_000,
    "latin.csv": "date;étape;société\n01/02/2026;Rendez-vous;Été".encode("latin-1"),
    "noise.bin": bytes(range(256)) * 40,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", ["report", "read"])
def test_hostile_files_get_a_sentence(run: Run, tmp_path: Path, command: str, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(HOSTILE[name])
    ended = run(command, source)
    assert ended.code in (0, 1)
    assert "Traceback" not in ended.err
    assert "unexpected" not in ended.err
    if ended.code:
        assert ended.err.strip()
        assert ended.out == ""
        assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_empty_folder_gets_a_sentence(run: Run, tmp_path: Path) -> None:
    ended = run("read", tmp_path)
    assert ended.code == 1
    assert "unexpected" not in ended.err


@pytest.mark.parametrize(
    "plan",
    ["", "aim = 3", "[target]\nfunctions = 'x'", "[[objective]]\ngoal = -1", "\x00", "[strategy]\ndeclared_on = 1"],
)
def test_a_broken_strategy_gets_a_sentence(run: Run, tmp_path: Path, plan: str) -> None:
    source, file = tmp_path / "a.zip", tmp_path / "strategy.toml"
    source.write_bytes(zipped(**{"Connections.csv": CONNECTIONS + b"A,B,,,C,Buyer,04 Apr 2025\n"}))
    file.write_text(plan)
    ended = run("report", source, "--strategy", file, "--format", "text", "--lang", "fr")
    assert ended.code == 1
    assert ended.out == ""
    assert "imprévu" not in ended.err
    assert len(ended.err.splitlines()) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), ending=st.sampled_from(["zip", "xlsx", "ics", "csv", "json", "toml", "bin"]))
def test_any_bytes_get_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, ending: str
) -> None:
    source = tmp_path / f"any.{ending}"
    source.write_bytes(content)
    assert main(["read", str(source)]) in (0, 1)
    captured = capsys.readouterr()
    assert "unexpected" not in captured.err


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12), max_size=5))
def test_any_words_are_misuse_or_help(words: list[str]) -> None:
    """Nothing that is typed makes a traceback; files are not touched, for none of the words names a source."""
    assert main([*words, "--no-such-option"]) in (0, 2)
