"""Whatever stands in a strategy reaches no terminal and no page as a sign that commands it: every field is poisoned."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from jalon.report.harmless import COMMANDS
from tests.builders import Archive
from tests.cli.conftest import Run

POISON = "\x1b[2J\x07\u202e\u2066\x9b31m"
PLAN: dict[str, Any] = {
    "format": 1,
    "strategy": {"aim": "Sign six", "trade": "consulting", "declared_on": "2026-01-05", "starts_on": "2026-01-06"},
    "objective": [{"text": "Six", "indicator": "contracts_signed", "goal": 6, "by": "2026-12-31"}],
    "target": {
        "functions": ["sales"],
        "seniorities": ["director"],
        "industries": ["food"],
        "countries": ["FR"],
        "companies": ["Velmora"],
        "keywords": ["purchasing"],
        "accounts": ["Kelsan"],
        "exclude": {"keywords": ["intern"]},
    },
}


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every text and to every name of a field."""
    if isinstance(node, dict):
        return [way for key, inner in node.items() for way in [(*path, key), *places(inner, (*path, key))]]
    if isinstance(node, list):
        return [way for n, inner in enumerate(node) for way in [(*path, n), *places(inner, (*path, n))]]
    return []


def poisoned(way: tuple[Any, ...], name: bool) -> dict[str, Any]:
    """The plan with the value at a place, or its name, poisoned."""
    plan = deepcopy(PLAN)
    node: Any = plan
    for step in way[:-1]:
        node = node[step]
    last = way[-1]
    if name and isinstance(last, str):
        node[last + POISON] = node.pop(last)
    else:
        node[last] = f"{node[last]}{POISON}"
    return plan


def toml(plan: dict[str, Any]) -> str:
    """The plan as inline TOML, every sign that is not ASCII escaped."""
    return "\n".join(f"{json.dumps(key)} = {_value(value)}" for key, value in plan.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(_value, value)) + "]" if isinstance(value, list) else json.dumps(value)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "Purchasing director", "Velmora")
    return made.message("t", "me", "Robert Exemplar", "2026-04-01").zip(tmp_path)


def ways() -> list[tuple[Any, ...]]:
    return places(PLAN)


@pytest.mark.parametrize("name", [False, True])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_field_of_a_strategy_commands_the_terminal(
    run: Run, tmp_path: Path, archive: Path, language: str, name: bool
) -> None:
    plan, page = tmp_path / "strategy.toml", tmp_path / "report.html"
    plan.write_text(toml(PLAN), encoding="utf-8")
    assert run("report", archive, "--strategy", plan).code == 0
    ended_well = 0
    for way in ways():
        plan.write_text(toml(poisoned(way, name)), encoding="utf-8")
        ended = run("report", archive, "--strategy", plan, "--lang", language)
        ended_well += ended.code == 0
        shown = ended.out + ended.err + page.read_text(encoding="utf-8")
        assert not COMMANDS.search(shown), (way, ended.code)
        assert ended.code in (0, 1) and "unexpected" not in ended.err
    assert name or ended_well >= 5
