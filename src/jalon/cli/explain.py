"""`jalon explain`: one indicator opened: its formula, one's own numbers in it, the rows behind them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.folded import WIDTH, folded
from jalon.cli.output import show
from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.cli.language import Say
    from jalon.index.edition import Item


@click.command("explain", help="help_explain")
@click.argument("indicator", metavar="metavar_indicator", required=False)
@options.sources(required=False)
@options.strategy
@options.as_of
@options.incognito("option_incognito_explain")
@click.option("--rows", type=click.IntRange(0), default=25, show_default=True, metavar="metavar_n", help="option_rows")
@options.store()
@options.edition
@options.language
def command(
    indicator: str | None,
    sources: tuple[Path, ...],
    strategy: Path | None,
    as_of: datetime.date | None,
    incognito: bool,
    rows: int,
    store: Path | None,
    edition: str | None,
) -> None:
    """Open one indicator, with numbers when sources or a store are given."""
    from jalon.cli.progress import Progress

    say = options.say_of()
    if indicator is None:
        show(listed(say))
        return
    known(indicator)
    if not sources and store is None:
        show(formula(indicator, edition))
        return
    from jalon import api

    with Progress(say) as progress:
        reading = api.read(*sources, store=store, as_of=as_of, progress=progress)
        text = api.explain(
            reading,
            indicator,
            strategy=strategy,
            edition=edition,
            lang=say.language,
            rows=rows or None,
            incognito=incognito,
        )
    show(text)


def listed(say: Say) -> str:
    """Every indicator by pillar: the name to ask for, and what it counts."""
    from itertools import groupby

    from jalon.indicators.catalogue import PILLARS, indicators
    from jalon.report.words import words

    w = words(say.language)

    lines = list[str]()
    every = sorted(indicators().values(), key=lambda file: PILLARS.index(file.dimension))
    for dimension, files in groupby(every, key=lambda file: file.dimension):
        lines += ["", w(f"pillar_{dimension}")]
        for file in files:
            lines += [f"  {file.code}", f"    {file.title_fr if say.language == 'fr' else file.title}"]
    return folded([say("explain_which"), *lines])


def known(indicator: str) -> None:
    """Raise Misuse, with the nearest names, when there is no such indicator."""
    from difflib import get_close_matches

    from jalon.indicators.catalogue import indicators
    from jalon.strategy.declared import indicators as aims

    if indicator not in indicators():
        if indicator in aims():
            raise Misuse(
                f"{indicator} is what an objective is set on, no indicator of the score.",
                "jalon report SOURCES --strategy FILE shows objectives; jalon explain lists the indicators.",
            )
        near = get_close_matches(indicator, indicators(), 1, 0.5)
        if near:
            raise Misuse(f"There is no indicator called {indicator}.", f"Did you mean {near[0]}?")
        raise Misuse(f"There is no indicator called {indicator}.", f"Use one of: {', '.join(indicators())}.")


def formula(indicator: str, edition: str | None) -> str:
    """What an indicator counts, how it enters the index, and the SQL that says so, for everybody alike."""
    from jalon.index.edition import load_edition
    from jalon.indicators.catalogue import indicators
    from jalon.report.narrow_sql import narrow_sql

    say = options.say_of()
    file, whole = indicators()[indicator], load_edition(edition)
    lines = [file.title_fr if say.language == "fr" else file.title, "", say(f"kind_{file.kind}")]
    if any(item.code == indicator for item in whole.items):
        lines.append(_place(whole.items[whole.row(indicator)], whole.id, say))
    told = folded([*lines, say("formula_own_numbers", code=indicator)])
    return f"{told}\n\n{narrow_sql(file.sql.rstrip(), WIDTH)}"


def _place(item: Item, edition: str, say: Say) -> str:
    from math import exp

    weight = _figure(item.event_weight, say)
    if item.kind == "grd":
        return say("item_graded", edition=edition, weight=weight)
    par = _figure(exp(item.alpha), say)
    if item.kind == "bin":
        par = say("percent", n=_figure(100 / (1 + exp(-item.alpha)), say))
    return say("item_in_edition", edition=edition, par=par, weight=weight)


def _figure(value: float, say: Say) -> str:
    text = f"{value:.3g}"
    return text.replace(".", ",") if say.language == "fr" else text
