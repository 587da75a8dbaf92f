"""`jalon says`: what messages say, each label with the words that show it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.output import show

if TYPE_CHECKING:
    from jalon.cli.language import Say
    from jalon.journeys.says import Finding, Message, Said

LONGEST_SHOWN = 120


@click.command("says", help="help_says")
@click.argument("file", type=options.Existing(), metavar="metavar_messages")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="option_says_format")
@click.option("--suggest", is_flag=True, help="option_suggest")
@click.option("--confirmed", type=options.Existing(), metavar="metavar_file", help="option_confirmed")
@options.language
def command(file: Path, form: str, suggest: bool, confirmed: Path | None) -> None:
    """Read a table of messages and list their labels."""
    from jalon.api.says import read_messages, says

    if form == "json":
        show(json.dumps(says(file, suggest=suggest, confirmed=confirmed), ensure_ascii=False, indent=1))
    else:
        show(_text(read_messages(file, suggest=suggest, confirmed=confirmed)))


def _text(found: list[tuple[Message, Said]]) -> str:
    say = options.say_of()
    lines = [_line(message, label, say) for message, said in found for label in said.labels]
    silent = sum(not said.labels for _, said in found)
    return "\n".join([*lines, "", say.many("says_counted", len(found), silent=silent), say("says_confirm")])


def _line(message: Message, found: Finding, say: Say) -> str:
    words = _printable(message.text[found.span[0] : found.span[1]])
    label, state = say(f"said_{found.label}"), say(f"said_{found.state}")
    return say("says_line", id=_printable(message.id), label=label, state=state, words=words)


def _printable(text: str) -> str:
    """On one line, without control characters, which a message could send to the terminal."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 1] + "…"
