"""Signs of life: none for quick work, one line a phase for slow work."""

from __future__ import annotations

import time

import pytest

from jalon.cli.language import Say
from jalon.cli.progress import Progress


def test_quick_work_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(Say("en"), patience=30) as progress:
        progress("read")
        progress("score")
    assert capsys.readouterr().err == ""


def test_slow_work_says_where_it_is_and_then_each_phase(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(Say("en"), patience=0.01) as progress:
        progress("read")
        time.sleep(0.3)
        progress("score")
        progress("score")
    captured = capsys.readouterr()
    assert captured.err.splitlines() == ["Reading the sources...", "Computing the score..."]
    assert captured.out == ""


def test_a_phase_without_a_sentence_is_shown_as_given(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(Say("fr"), patience=0.01) as progress:
        time.sleep(0.3)
        progress("messages.csv")
    assert capsys.readouterr().err == "messages.csv\n"
