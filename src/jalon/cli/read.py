"""`jalon read`: what was read, kept, left out and why, what is missing and what that costs."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from jalon.cli import options
from jalon.cli.output import show, write
from jalon.errors import Misuse


@click.command("read", help="help_read")
@options.sources(required=False)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="option_read_format")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_read_out")
@options.as_of
@click.option("--ssi", metavar="metavar_ssi", help="option_ssi")
@options.incognito("option_incognito_read")
@options.store()
@options.keep_text
@options.language
def command(
    sources: tuple[Path, ...],
    form: str,
    out: Path | None,
    as_of: datetime.date | None,
    ssi: str | None,
    incognito: bool,
    store: Path | None,
    keep_text: bool,
) -> None:
    """Read and account for every file."""
    from jalon import api
    from jalon.cli.ahead import without_pandas
    from jalon.cli.progress import Progress
    from jalon.cli.reading_text import reading_text

    say = options.say_of()
    if not sources and store is None:
        raise Misuse("There is nothing to read.", "Name an archive: jalon read ARCHIVE.zip")
    with without_pandas(), Progress(say) as progress:
        reading = api.read(*sources, store=store, keep_text=keep_text, as_of=as_of, ssi=ssi, progress=progress)
        found = api.read_report(reading, incognito=incognito)
    text = json.dumps(found, ensure_ascii=False, indent=2) if form == "json" else reading_text(found, say)
    write(out, text + "\n") if out else show(text)
