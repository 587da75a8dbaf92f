"""How commands end: 0 done, 1 input unusable, 2 misuse; one sentence and a next step on stderr, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.errors import InputUnusable, Misuse, StoreUnusable
from tests.cli.conftest import FakeApi, Run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "archive.zip"
    path.write_bytes(b"anything")
    return path


def test_done_is_zero(run: Run, api: FakeApi, source: Path) -> None:
    assert run("read", source).code == 0


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputUnusable("The file is empty.", "Download it again."), 1),
        (StoreUnusable("The store is locked.", "Close the other Jalon."), 1),
        (Misuse("This call is wrong.", "Call it otherwise."), 2),
        (KeyError("secret content"), 1),
        (PermissionError(13, "Permission denied", "/somewhere/private/file.csv"), 1),
        (MemoryError(), 1),
        (RecursionError("deep"), 1),
        (KeyboardInterrupt(), 130),
    ],
)
@pytest.mark.parametrize("command", ["report", "read"])
def test_a_failure_is_an_exit_code_and_a_sentence(
    run: Run, api: FakeApi, source: Path, command: str, error: BaseException, code: int
) -> None:
    api.failure = error
    ended = run(command, source)
    assert ended.code == code
    assert ended.out == ""
    assert "Traceback" not in ended.err
    assert len(ended.err.splitlines()) <= 2
    assert "secret content" not in ended.err
    assert "/somewhere" not in ended.err


def test_an_error_says_what_and_what_next(run: Run, api: FakeApi, source: Path) -> None:
    api.failure = InputUnusable("The file is empty.", "Download it again.")
    assert run("read", source).err == "The file is empty.\nHint: Download it again.\n"


def test_an_unexpected_error_says_how_to_see_more(run: Run, api: FakeApi, source: Path) -> None:
    api.failure = KeyError("x")
    assert "JALON_DEBUG=1" in run("read", source).err


def test_debug_shows_the_unexpected_as_it_is(
    run: Run, api: FakeApi, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JALON_DEBUG", "1")
    api.failure = KeyError("x")
    with pytest.raises(KeyError):
        run("read", source)


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("read",),
        ("report", "no-such-file.zip"),
        ("report", "--format", "pdf"),
        ("report", "--as-of", "yesterday"),
        ("report", "--lang", "nl"),
        ("report", "--no-such-option"),
        ("explain", "no_such_indicator"),
        ("no-such-command",),
        ("schema", "no-such-schema"),
        ("forget",),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_misuse_is_two(run: Run, api: FakeApi, arguments: tuple[str, ...], language: str) -> None:
    ended = run(*arguments, *([] if "--lang" in arguments else ["--lang", language]))
    assert ended.code == 2
    assert ended.err
    assert "Traceback" not in ended.err


def test_a_wrong_name_is_corrected(run: Run) -> None:
    assert "Did you mean deep_threads?" in run("explain", "deep_thread").err
    assert "deep_threads" in run("explain", "deep_thread", "--lang", "fr").err


def test_the_day_of_as_of_reaches_the_library(run: Run, api: FakeApi, source: Path) -> None:
    from datetime import date

    run("read", source, "--as-of", "2026-03-31")
    assert api.calls[0][2]["as_of"] == date(2026, 3, 31)
