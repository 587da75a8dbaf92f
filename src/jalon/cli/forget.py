"""`jalon forget`: a person, or everything, erased from a store."""

from __future__ import annotations

from pathlib import Path

import click

from jalon.cli import options
from jalon.errors import Misuse


@click.command("forget", help="help_forget")
@options.store("option_store_forget", required=True)
@click.option("--person", metavar="metavar_url", help="option_person")
@click.option("--all", "everything", is_flag=True, help="option_all")
@options.language
def command(store: Path, person: str | None, everything: bool) -> None:
    """Erase one person or the whole store."""
    from jalon.records.forget import forget_all, forget_person

    say = options.say_of()
    if bool(person) == everything:
        raise Misuse("Say what to forget.", "Either --person ADDRESS, or --all.")
    if everything:
        forget_all(store)
        click.echo(say("forgotten_all"))
    else:
        rows = forget_person(store, person or "")
        click.echo(say.many("forgotten_person", rows))
