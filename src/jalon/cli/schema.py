"""`jalon schema`: the JSON Schema of what `--format json` prints."""

from __future__ import annotations

import click

from jalon.cli import options
from jalon.cli.output import show

SCHEMAS = {"report": ("jalon.report", "result.schema.json"), "read": ("jalon.cli", "read.schema.json")}


@click.command("schema", help="help_schema")
@click.argument("which", type=click.Choice(tuple(SCHEMAS)), default="report", metavar="metavar_schema")
@options.language
def command(which: str) -> None:
    """Print one schema."""
    show(schema_text(which))


def schema_text(which: str) -> str:
    """The JSON Schema of `jalon report` or `jalon read`, as text."""
    from importlib.resources import files

    package, name = SCHEMAS[which]
    return files(package).joinpath(name).read_text(encoding="utf-8")
