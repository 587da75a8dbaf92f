"""Tables and columns, from the two schemas, where every column explains itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from docs.reference.markdown import page as page_of
from docs.reference.markdown import table

SCHEMAS = {
    "Records": ("jalon.records", "What was read: one row, one fact, with the file and line it came from."),
    "Derived tables": ("jalon.journeys", "Rebuilt from the records at every run; what the indicators read."),
}
TABLE = re.compile(r"create table if not exists (\w+) \((.*?)\n\);", re.DOTALL)
COLUMN = re.compile(r"^ {2}(\w+) (\w+)([^-,]*),?\s*(?:-- ?(.*))?$", re.MULTILINE)

INTRODUCTION = """Instants are whole microseconds since 1970-01-01 UTC. A store (`--store`) is a DuckDB file with these
tables: any DuckDB can query it."""

Column = tuple[str, str, str]


def page() -> str:
    """All tables of both schemas."""
    return page_of(
        "Tables",
        INTRODUCTION,
        *(part for title in SCHEMAS for part in _schema(title)),
    )


def columns(package: str) -> dict[str, list[Column]]:
    """Tables of a schema with their columns: name, type and explanation."""
    text = files(package).joinpath("schema.sql").read_text(encoding="utf-8")
    return {name: [(c[1], c[2], c[4] or "") for c in COLUMN.finditer(body)] for name, body in TABLE.findall(text)}


def _schema(title: str) -> Iterator[str]:
    package, introduction = SCHEMAS[title]
    yield f"## {title}\n\n{introduction}"
    for name, found in columns(package).items():
        rows = [(f"`{column}`", kind, meaning) for column, kind, meaning in found]
        yield f"### {name}\n\n" + table(["column", "type", "meaning"], rows)
