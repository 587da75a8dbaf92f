"""`jalon change`: the scores of two days and the cause of every point between them."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from jalon.cli import options
from jalon.cli.output import show


@click.command("change", help="help_change")
@options.sources(required=False)
@click.option("--since", type=options.Day(), metavar="metavar_day", required=True, help="option_since")
@options.as_of
@options.strategy
@click.option("--since-strategy", type=options.Existing(), metavar="metavar_file", help="option_since_strategy")
@options.edition
@options.cohort
@click.option("--since-edition", metavar="metavar_edition", help="option_since_edition")
@options.store()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="option_change_format")
@options.language
def command(
    sources: tuple[Path, ...],
    since: datetime.date,
    as_of: datetime.date | None,
    strategy: Path | None,
    since_strategy: Path | None,
    edition: str | None,
    cohort: str,
    since_edition: str | None,
    store: Path | None,
    form: str,
) -> None:
    """Read, count at both days and show."""
    from jalon import api
    from jalon.cli.change_text import as_data, text
    from jalon.cli.progress import Progress
    from jalon.cli.refused import tell_refused
    from jalon.cli.report import without_plan
    from jalon.errors import Misuse

    say = options.say_of()
    if not sources and store is None:
        raise Misuse("There is nothing to read.", "Name sources: jalon change ARCHIVE.zip --since 2026-06-30")
    sources, strategy = without_plan(sources, strategy)
    with Progress(say) as progress:
        reading = api.read(*sources, store=store, as_of=as_of, progress=progress)
        found = api.change(
            reading,
            since,
            as_of,
            strategy=strategy,
            edition=edition,
            since_strategy=since_strategy,
            since_edition=since_edition,
            cohort=cohort,
        )
    tell_refused(reading, say)
    show(as_data(found) if form == "json" else text(found, say))
