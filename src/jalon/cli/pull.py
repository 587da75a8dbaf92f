"""`jalon pull`: a CRM, a calendar or LinkedIn's snapshot into a file here; the one command that opens a connection."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jalon.cli import options

SYSTEMS = ("hubspot", "salesforce", "pipedrive", "odoo", "tryton", "bottlecrm", "caldav", "portability")


@click.command("pull", help="help_pull")
@click.argument("system", type=click.Choice(SYSTEMS), metavar="metavar_system")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_pull_out")
@click.option("--url", metavar="metavar_url", help="option_pull_url")
@click.option("--database", metavar="metavar_system", help="option_pull_database")
@click.option("--user", metavar="metavar_system", help="option_pull_user")
@options.language
def command(system: str, out: Path | None, url: str | None, database: str | None, user: str | None) -> None:
    """Ask for what is new, and say what came."""
    from jalon.api.pulling import path_of, pull

    say = options.say_of()
    path = path_of(system, out)

    def tell(stream: str, rows: int) -> None:
        if rows and sys.stderr.isatty():
            click.echo(f"\r{stream} {rows}\033[K", nl=False, err=True)

    try:
        found = pull(system, path, url=url, database=database, user=user, tell=tell)
    finally:
        if sys.stderr.isatty():
            click.echo("\r\033[K", nl=False, err=True)
    for stream, rows in found.rows.items():
        click.echo("  " + say.many("pulled_stream", rows, stream=stream))
    if found.refused:
        click.echo(say("pulled_refused", streams=", ".join(found.refused)))
    if found.empty:
        click.echo(say("pulled_empty", streams=", ".join(found.empty)))
    click.echo(say("pulled", file=path))
