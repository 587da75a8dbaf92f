"""`jalon matches`: who in LinkedIn is who in the other sources; look at one pair, confirm it, refuse it, undo."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.output import show
from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.cli.language import Say
    from jalon.records.reading import Reading

DECISIONS = ("confirm", "refuse", "undo")


@click.command("matches", help="help_matches")
@click.argument("words", nargs=-1, metavar="metavar_matches")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="option_matches_format")
@click.option(
    "--state",
    "states",
    type=click.Choice(("sure", "likely", "doubtful", "refused")),
    multiple=True,
    help="option_matches_state",
)
@click.option("--explain", metavar="metavar_code", help="option_matches_explain")
@options.as_of
@options.incognito("option_incognito_explain")
@options.store("option_store_matches")
@options.language
def command(
    words: tuple[str, ...],
    form: str,
    states: tuple[str, ...],
    explain: str | None,
    as_of: datetime.date | None,
    incognito: bool,
    store: Path | None,
) -> None:
    """List pairs, open one, or remember a decision."""
    from jalon import api
    from jalon.cli.progress import Progress

    say = options.say_of()
    decision = words[0] if words and words[0] in DECISIONS else None
    if decision:
        _decide(decision, words[1:], store, as_of, say)
        return
    sources = [options.Source().convert(word, None, click.get_current_context()) for word in words]
    if not sources and store is None:
        raise Misuse("There is nothing to match.", "Name sources: jalon matches ARCHIVE.zip CRM.csv")
    with Progress(say) as progress:
        reading = api.read(*sources, store=store, as_of=as_of, progress=progress)
        show(_opened(reading, explain, incognito, say) if explain else _listed(reading, form, states, incognito, say))


def _listed(reading: Reading, form: str, states: tuple[str, ...], incognito: bool, say: Say) -> str:
    from jalon import api
    from jalon.cli.matches_text import matches_text

    found = api.matches(reading, lang=say.language, incognito=incognito)
    chosen = [row for row in found if not states or row["state"] in states]
    if form == "json":
        return json.dumps(chosen, ensure_ascii=False, indent=2)
    return matches_text(reading, chosen, incognito, states, say)


def _opened(reading: Reading, code: str, incognito: bool, say: Say) -> str:
    from jalon.api.matches import match_of
    from jalon.cli.waterfall import waterfall

    return waterfall(match_of(reading, code), incognito, say)


def _decide(decision: str, codes: tuple[str, ...], store: Path | None, as_of: datetime.date | None, say: Say) -> None:
    from jalon import api
    from jalon.api.matches import decide
    from jalon.cli.matches_text import decided_text

    if store is None:
        raise Misuse("A decision is remembered in a store.", "Give --store FILE, the one the sources were read into.")
    if not codes:
        raise Misuse(f"Say which pair to {decision}.", "Give its code: jalon matches lists the codes.")
    if not store.exists():
        raise click.UsageError(say("no_such_file", file=store))
    reading = api.read(store=store, as_of=as_of)
    for code in codes:
        show(decided_text(decision, decide(reading, code, decision), say))
