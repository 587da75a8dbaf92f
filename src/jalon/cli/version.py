"""`jalon version`: of Jalon, of the edition in force, of what it runs on."""

from __future__ import annotations

import click

from jalon.cli import options


@click.command("version", help="help_version")
@options.language
def command() -> None:
    """Print the versions that a report depends on."""
    import platform
    from importlib.metadata import version

    from jalon.index.edition import load_edition

    edition = load_edition()
    click.echo(f"jalon {version('jalon')}")
    click.echo(f"edition {edition.id} {edition.hash}")
    click.echo(f"Python {platform.python_version()}, DuckDB {version('duckdb')}, {platform.system()}")
