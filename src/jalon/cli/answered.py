"""One answer asked for at the terminal, again until it is one of those offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from jalon.cli.output import show

if TYPE_CHECKING:
    from jalon.cli.language import Say

QUIT = "q"


def answered(prompt: str, answers: Mapping[str, str], say: Say) -> str | None:
    """What the answer to `prompt` means by `answers`; None when left for later, QUIT to ask no more."""
    while True:
        given = click.prompt(prompt, default="", show_default=False, prompt_suffix=say("prompt_end"))
        word = given.strip().lower()
        if not word:
            return None
        if word == QUIT:
            return QUIT
        if word in answers:
            return answers[word]
        show(say("not_an_answer"))
