"""Nothing that a person may meet is undocumented: commands, options, indicators, columns, problems, settings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click
import duckdb
import pytest
from docs.reference import PAGES, settings, tables
from docs.reference.commands import command

import jalon
from jalon.cli.group import COMMANDS
from jalon.cli.group import jalon as program
from jalon.cli.language import Say
from jalon.index.edition import load_edition
from jalon.indicators.catalogue import indicators
from jalon.report.coded_texts import problem_texts

SOURCE = Path(jalon.__file__).parent
ENGLISH_WORD = re.compile(r"\w{3,}")


@pytest.fixture(scope="module")
def root() -> click.Context:
    return click.Context(program, info_name="jalon", obj=Say("en"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str, root: click.Context) -> None:
    page = PAGES["commands"]()
    assert f"## jalon {name}" in page
    for parameter in command(name, root).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert f"`{parameter.opts[0]}" in page


@pytest.mark.parametrize("code", indicators())
def test_every_indicator_is_documented(code: str) -> None:
    file, page = indicators()[code], PAGES["indicators"]()
    assert f"## {code}\n" in page
    assert file.sql.rstrip() in page
    for text in (file.title, file.title_fr, file.advice, file.unit):
        assert text in page
        assert ENGLISH_WORD.search(text)


@pytest.mark.parametrize("package", ["jalon.records", "jalon.journeys"])
def test_every_column_of_the_schema_is_explained(package: str) -> None:
    """What DuckDB makes of the schema is what the page lists."""
    with duckdb.connect() as con:
        con.execute(files(package).joinpath("schema.sql").read_text(encoding="utf-8"))
        made = con.execute("select table_name, column_name from duckdb_columns() where not internal").fetchall()
    page, explained = PAGES["tables"](), tables.columns(package)
    listed = {(table, name) for table, found in explained.items() for name, _, _ in found}
    assert listed == set(made)
    for table, found in explained.items():
        assert f"### {table}\n" in page
        unexplained = [name for name, _, meaning in found if not meaning.strip()]
        assert unexplained == []


@pytest.mark.parametrize("code", problem_texts())
def test_every_problem_is_documented(code: str) -> None:
    assert f"| `{code}` |" in PAGES["problems"]()


def strings() -> Iterator[str]:
    """Every string of the code but those of the tables of problems."""
    for path in SOURCE.rglob("*.py"):
        if path.name != "problem_texts.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_every_documented_problem_can_happen() -> None:
    text = "\n".join({*strings(), *(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.toml"))})
    unknown = [code for code in problem_texts() if code not in text and not _made(code, text)]
    assert unknown == []


def _made(code: str, text: str) -> bool:
    """Codes put together, as `target_{name}_unknown`: all their words stand in the code."""
    return all(word in text for word in code.split("_"))


def reported() -> Iterator[str]:
    """Codes that the code reports: `problems.add("code", ...)` and its like."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("problems.add") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def test_every_reported_problem_has_its_texts() -> None:
    found = set(reported())
    assert found
    assert found - problem_texts().keys() == set()


def test_every_item_and_rule_of_the_edition_is_documented() -> None:
    edition, page = load_edition(), PAGES["edition"]()
    assert edition.id in page
    assert edition.hash in page
    for item in edition.items:
        assert f"[{item.code}]" in page
        assert item.basis.note in page
    for dimension in edition.dimensions:
        assert f"| {dimension.code} | {dimension.weight:g} |" in page


def keys_of_strategy() -> set[str]:
    from jalon.strategy.declared import HEAD, OBJECTIVE
    from jalon.targeting.target import COMPANY_KEYS, EXCLUDED, LISTS

    return {
        "format",
        *(f"strategy.{key}" for key in HEAD),
        *(f"objective.{key}" for key in OBJECTIVE),
        *(f"target.{key}" for key in LISTS),
        *(f"target.exclude.{key}" for key in EXCLUDED),
        *(f"target.company_list.{key}" for key in COMPANY_KEYS),
    }


def test_every_setting_of_the_strategy_is_documented() -> None:
    assert settings.KEYS.keys() == keys_of_strategy()


def test_every_variable_of_the_environment_is_documented() -> None:
    asked: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        asked |= set(re.findall(r"(?:environ(?:ment)?\.get\(|environ\[)\"(\w+)\"", path.read_text(encoding="utf-8")))
    assert {"JALON_DEBUG"} <= asked
    assert asked - settings.ENVIRONMENT.keys() - {"DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"} == set()


def test_every_public_name_is_documented() -> None:
    page = PAGES["library"]()
    for name in jalon.__all__:
        assert f"## {name}\n" in page
