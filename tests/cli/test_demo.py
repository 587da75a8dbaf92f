"""`jalon demo --open` opens a browser where there is one, and otherwise says where the page is."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from jalon.cli.demo import open_in_browser


def test_without_a_screen_nothing_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert open_in_browser(tmp_path / "report.html") is False


def test_with_a_screen_the_page_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(opened.append(address)) or True)
    assert open_in_browser(tmp_path / "report.html") is True
    assert opened == [(tmp_path / "report.html").resolve().as_uri()]


def test_a_browser_that_fails_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(_: str) -> bool:
        raise webbrowser.Error("no browser")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "open", broken)
    assert open_in_browser(tmp_path / "report.html") is False
