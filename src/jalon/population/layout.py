"""The canonical layout: a folder of `<table>/*.parquet` with the columns of records/schema.sql that the texts read.

Two more tables: `targets` (who is in the target group) as in journeys/schema.sql, and, if there is one, `cohorts`
(member_id, sector, size, country, role). `gestures` may be left out: it only tells a week of comments, reactions or
searches from one of holiday.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jalon.population.refusal import refused
from jalon.population.texts import COHORT, JOURNEYS, Step, code_of

KINDS = {"varchar": "text", "bigint": "whole number", "double": "number", "boolean": "true or false"}
FITS = {
    "varchar": {"varchar", "string"},
    "bigint": {"bigint", "integer", "smallint", "tinyint", "int", "long"},
    "double": {"double", "float", "real", "bigint", "integer", "int"},
    "boolean": {"boolean"},
}

OPTIONAL = frozenset({"gestures"})


@dataclass(frozen=True, slots=True)
class Table:
    """An input table: the columns that the texts read, with their types in the words of schema.sql."""

    name: str
    columns: Mapping[str, str]
    optional: bool = False


def tables(of: Sequence[Step]) -> list[Table]:
    """The input tables that these steps read."""
    texts = [code_of(step.sql) for step in of]
    derived = {*(step.name for step in of), *JOURNEYS}
    found = [
        _table(name, columns, [t for t in texts if re.search(rf"\b(?:from|join)\s+(?:known_)?{name}\b", t)])
        for name, columns in _known().items()
        if name not in derived
    ]
    cohorts = Table("cohorts", dict.fromkeys(("member_id", *COHORT), "varchar"), optional=True)
    return [*(table for table in found if table.columns), cohorts]


def check(table: Table, given: Mapping[str, str]) -> None:
    """Refuse a table whose columns (name to the engine's type) do not fit; missing cohort columns do."""
    for column, wanted in table.columns.items():
        if column not in given:
            if table.optional and column != "member_id":
                continue
            raise refused("column_missing", table=table.name, column=column)
        if given[column].lower() not in FITS[wanted]:
            raise refused("column_type", table=table.name, column=column, kind=KINDS[wanted], given=given[column])


def columns(table: Table, given: Mapping[str, str], told: Mapping[str, str | None] | None = None) -> list[str]:
    """The SQL of every column of the table, in its type; a cohort column that is not there is unknown.

    `told` are columns that stand beside the files.
    """
    beside = {name: constant(value) for name, value in (told or {}).items()}
    return [
        f"cast({beside.get(name, name if name in given else 'null')} as {'string' if kind == 'varchar' else kind}) "
        f"as {name}"
        for name, kind in table.columns.items()
    ]


def columns_sql(table: Table, given: Mapping[str, str], told: Mapping[str, str | None] | None = None) -> str:
    """The select list of `columns`."""
    return ", ".join(columns(table, given, told))


def constant(value: str | None) -> str:
    """A text as SQL that both engines read: a quote or a backslash, which they escape differently, goes by number."""
    if value is None:
        return "null"
    pieces = [f"chr({ord(p)})" if p in "'\\" else f"'{p}'" for p in re.split(r"(['\\])", value) if p] or ["''"]
    return pieces[0] if len(pieces) == 1 else f"concat({', '.join(pieces)})"


def _table(name: str, columns: Mapping[str, str], texts: Sequence[str]) -> Table:
    if not texts:
        return Table(name, {})
    words = {"member_id", *re.findall(r"\w+", " ".join(texts))}
    told = {column: kind for column, kind in columns.items() if column in words}
    return Table(name, told, optional=name in OPTIONAL)


@cache
def _known() -> dict[str, dict[str, str]]:
    homes = [files(package).joinpath("schema.sql") for package in ("jalon.records", "jalon.journeys")]
    text = "".join(code_of(home.read_text(encoding="utf-8")) for home in homes)
    found: dict[str, dict[str, str]] = {}
    for name, body in re.findall(r"create table if not exists (\w+) \((.*?)\n\)", text, re.DOTALL):
        found[name] = dict(re.findall(r"^\s*(\w+) (varchar|bigint|double|boolean)", body, re.MULTILINE))
    return found
