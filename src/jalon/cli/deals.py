"""`jalon deals`: what links LinkedIn to each deal; an interview that starts from the deals won."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jalon.cli import options
from jalon.cli.answered import QUIT, answered
from jalon.cli.output import show
from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.cli.language import Say
    from jalon.records.reading import Reading

ACTIONS = ("ask", "say", "undo")
SPEAKERS = ("seller", "buyer")


@click.command("deals", help="help_deals")
@click.argument("words", nargs=-1, metavar="metavar_deals")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="option_deals_format")
@click.option("--by", "speaker", type=click.Choice(SPEAKERS), default="seller", help="option_deals_by")
@options.as_of
@options.store("option_store_deals")
@options.language
def command(words: tuple[str, ...], form: str, speaker: str, as_of: datetime.date | None, store: Path | None) -> None:
    """List deals, ask about those won, or remember one answer."""
    from jalon import api
    from jalon.api.deals import deals
    from jalon.cli.deals_text import deals_text
    from jalon.cli.progress import Progress

    say = options.say_of()
    if words and words[0] in ACTIONS:
        _act(words, speaker, store, say)
        return
    sources = [options.Source().convert(word, None, click.get_current_context()) for word in words]
    if not sources and store is None:
        raise Misuse("There is nothing to read.", "Name sources: jalon deals ARCHIVE.zip results.csv")
    with Progress(say) as progress:
        found = deals(api.read(*sources, store=store, as_of=as_of, progress=progress), as_of=as_of)
    show(json.dumps(found, ensure_ascii=False, indent=2) if form == "json" else deals_text(found, say))


def _act(words: tuple[str, ...], speaker: str, store: Path | None, say: Say) -> None:
    from jalon import api
    from jalon.api import deals

    if store is None:
        raise Misuse("An answer is remembered in a store.", "Give --store FILE, the one the sources were read into.")
    if not store.exists():
        raise click.UsageError(say("no_such_file", file=store))
    reading = api.read(store=store)
    match words:
        case ("ask",):
            _ask(reading, speaker, say)
        case ("say", code, answer):
            deals.say(reading, code, answer, speaker)
            show(say("deal_said", code=code, answer=say(f"answer_{answer}")))
        case ("undo", code):
            deals.unsay(reading, code, speaker)
            show(say("deal_unsaid", code=code))
        case _:
            raise Misuse("Say which deal and how LinkedIn helped.", "jalon deals --store FILE say CODE conversation")


def _ask(reading: Reading, speaker: str, say: Say) -> None:
    """Ask about every deal won of which the speaker has said nothing; an empty answer leaves it for later."""
    from jalon.api import deals
    from jalon.cli.deals_text import deal_line
    from jalon.impact.deals.statements import settings

    answers: list[str] = settings()["answers"]
    left = [one for one in deals.deals(reading) if _unasked(one, speaker)]
    for number, one in enumerate(left, 1):
        show(say("deal_question", number=number, of=len(left), deal=deal_line(one, say)))
        show("\n".join(f"  {n} {say(f'answer_{answer}')}" for n, answer in enumerate(answers, 1)))
        given = answered(say("deal_prompt"), {str(n): answer for n, answer in enumerate(answers, 1)}, say)
        if given == QUIT:
            show(say("asked_quit"))
            return
        if given:
            deals.say(reading, str(one["id"]), given, speaker)
            show(say("deal_said", code=one["id"], answer=say(f"answer_{given}")))
    show(say.many("deals_asked", len(left)))


def _unasked(deal: dict[str, Any], speaker: str) -> bool:
    return deal["outcome"] == "won" and not any(one["speaker"] == speaker for one in deal["said"])
