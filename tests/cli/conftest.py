"""The command line with the library behind it replaced: what the commands themselves do, and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

import jalon
from jalon.cli import main

FOUND: dict[str, Any] = {
    "owner": {"name": "Odile Brégaux", "url": "https://www.linkedin.com/in/odile-bregaux"},
    "as_of": "2026-10-31",
    "archive": {"kind": "complete", "era": "2026-03"},
    "files": [
        {
            "name": "Complete_LinkedInDataExport_10-31-2026.zip/Connections.csv",
            "recognised_as": "connections",
            "rows": 1204,
            "kept": 1198,
            "excluded": {"blank": 6},
            "problems": 1,
        }
    ],
    "never_opened": ["PhoneNumbers.csv", "Logins.csv"],
    "problems": [
        {"source": "a.zip/messages.csv", "row": 7, "code": "bad_date", "message": "A date.", "hint": "Look at it."},
        {"source": "a.zip/messages.csv", "row": 9, "code": "bad_date", "message": "A date.", "hint": "Look at it."},
    ],
    "missing": [{"source": "meetings", "what_it_would_add": "Meetings held."}],
    "facts": {"connections_total": 1204, "first_answer_hours_median": 13.5, "posts": None},
}


class FakeReading(str):
    """A reading of which nothing is asked but which sources were refused: none."""

    sources = ()


@dataclass
class FakeApi:
    """Records the calls; `failure`, when set, is raised by read."""

    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    failure: BaseException | None = None

    def read(self, *paths: Any, **options: Any) -> str:
        self.calls.append(("read", paths, options))
        if self.failure:
            raise self.failure
        return FakeReading("the reading")

    def read_report(self, reading: str, *, incognito: bool = False) -> dict[str, Any]:
        return FOUND

    def score(self, reading: str, **options: Any) -> str:
        self.calls.append(("score", (reading,), options))
        return "the result"

    def report(self, result: str, *, lang: str, format: str, colour: bool = False) -> str:  # noqa: A002
        return f"{result} as {format} in {lang}\n"

    def explain(self, reading: str, code: str, **options: Any) -> str:
        self.calls.append(("explain", (reading, code), options))
        return f"{code} opened in {options['lang']}"


@dataclass(frozen=True)
class Ended:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> FakeApi:
    """The library, replaced."""
    fake = FakeApi()
    module = ModuleType("jalon.api")
    for name in ("read", "read_report", "score", "report", "explain"):
        setattr(module, name, getattr(fake, name))
    monkeypatch.setitem(sys.modules, "jalon.api", module)
    monkeypatch.setattr(jalon, "api", module, raising=False)
    return fake


Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in English unless told otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "JALON_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")

    def run_it(*arguments: object) -> Ended:
        words = [str(argument) for argument in arguments]
        monkeypatch.setattr(sys, "argv", ["jalon", *words])
        code = main(words)
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return run_it
