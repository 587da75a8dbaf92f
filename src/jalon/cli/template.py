"""`jalon template`: an empty results or strategy file to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from jalon.cli import options
from jalon.cli.output import show, write

WHICH = ("results", "strategy")


@click.command("template", help="help_template")
@click.argument("which", type=click.Choice(WHICH), metavar="metavar_template")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_template_out")
@options.language
def command(which: str, out: Path | None) -> None:
    """Print or write one template."""
    language = options.say_of().language
    text = results(language) if which == "results" else strategy(language)
    write(out, text) if out else show(text)


def results(language: str) -> str:
    """A results file with its headings and no line."""
    from jalon.sources.outcomes.template import template_results

    return template_results(language)


def strategy(language: str) -> str:
    """A strategy of today that declares the default target group and no aim."""
    from datetime import datetime

    from jalon.strategy.questions import Answers, to_strategy
    from jalon.strategy.writing import write_strategy

    return write_strategy(to_strategy(Answers(), datetime.now().astimezone().date()), language)
