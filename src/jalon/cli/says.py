"""`jalon says`: what messages say, with the words that show it; the steps among them to confirm or refuse."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.folded import folded
from jalon.cli.output import show
from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.cli.language import Say
    from jalon.journeys.says import Finding, Message, Said

ACTIONS = ("ask", "confirm", "refuse", "undo")
LONGEST_SHOWN = 120


@click.command("says", help="help_says")
@click.argument("words", nargs=-1, metavar="metavar_messages")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="option_says_format")
@click.option("--suggest", is_flag=True, help="option_suggest")
@click.option("--confirmed", type=options.Existing(), metavar="metavar_file", help="option_confirmed")
@click.option("--on", "day", type=options.Day(), metavar="metavar_day", help="option_says_on")
@options.store("option_store_says")
@options.language
def command(
    words: tuple[str, ...],
    form: str,
    suggest: bool,
    confirmed: Path | None,
    day: datetime.date | None,
    store: Path | None,
) -> None:
    """Read messages and list their labels, or the steps that one's own messages tell, and decide on them."""
    from jalon.cli import says_steps

    say = options.say_of()
    acting = next((word for word in words if word in ACTIONS), None)
    given = [word for word in words if word != acting]
    codes = [word for word in given if acting not in {None, "ask"} and not Path(word).exists()]
    files = [word for word in given if word not in codes]
    paths = [options.Existing().convert(word, None, click.get_current_context()) for word in files]
    if acting == "ask":
        says_steps.ask(paths, suggest, store, say)
    elif acting:
        says_steps.decide(acting, codes, paths, day, store, say)
    elif store is not None:
        says_steps.listed(paths, form, suggest, store, say)
    elif len(paths) != 1:
        raise Misuse("Give one archive or one table of messages.", "jalon says ARCHIVE.zip")
    else:
        _labels(paths[0], form, suggest, confirmed, say)


def _labels(file: Path, form: str, suggest: bool, confirmed: Path | None, say: Say) -> None:
    from jalon.api.says import read_messages, says

    if form == "json":
        show(json.dumps(says(file, suggest=suggest, confirmed=confirmed), ensure_ascii=False, indent=1))
    else:
        show(_text(read_messages(file, suggest=suggest, confirmed=confirmed), say))


def _text(found: list[tuple[Message, Said]], say: Say) -> str:
    lines = [_line(message, label, say) for message, said in found for label in said.labels]
    silent = sum(not said.labels for _, said in found)
    return folded([*lines, "", say.many("says_counted", len(found), silent=silent), say("says_confirm")])


def _line(message: Message, found: Finding, say: Say) -> str:
    from jalon.journeys.says.around import sentence

    words = printable(sentence(message.text, *found.span))
    label, state = say(f"said_{found.label}"), say(f"said_{found.state}")
    return say("says_line", id=printable(message.id), label=label, state=state, words=words)


def printable(text: str) -> str:
    """On one line, without control characters, which a message could send to the terminal."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 1] + "…"
