"""What a long command says after each part: how much is done, and how long the rest may take."""

from __future__ import annotations

import time
from collections.abc import Callable

import click

from jalon.cli import options


def teller() -> Callable[[int, int], None]:
    """Hears part k of n as it is written; one part only is not worth a line."""
    say, start = options.say_of(), time.monotonic()

    def tell(done: int, of: int) -> None:
        if of > 1:
            left = round((time.monotonic() - start) / done * (of - done))
            click.echo(say("population_part", done=done, of=of, seconds=left), err=True)

    return tell
