"""`jalon population`: scores of many members from Parquet, on DuckDB or Spark, their norms, and what they are worth."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.validate import OUTCOMES

if TYPE_CHECKING:
    from jalon.population.part import Request

ACTIONS = ("score", "norms", "validate")
ENGINES = ("duckdb", "spark")


@click.command("population", help="help_population")
@click.argument("action", type=click.Choice(ACTIONS), metavar="metavar_population_action")
@click.option("--input", "source", type=options.Existing(), metavar="metavar_file", help="option_population_input")
@click.option("--engine", type=click.Choice(ENGINES), default="duckdb", help="option_engine")
@click.option("--master", metavar="metavar_url", help="option_master")
@click.option("--memory-limit", metavar="metavar_memory", help="option_memory_limit")
@click.option("--outcome", type=click.Choice(OUTCOMES), default="contracts", help="option_population_outcome")
@click.option("--quarters", type=click.IntRange(2, 40), default=8, help="option_quarters")
@options.as_of
@options.edition
@click.option("--out", type=click.Path(path_type=Path), metavar="metavar_file", help="option_population_out")
@options.language
def command(
    action: str,
    source: Path | None,
    engine: str,
    master: str | None,
    memory_limit: str | None,
    outcome: str,
    quarters: int,
    as_of: datetime.date | None,
    edition: str | None,
    out: Path | None,
) -> None:
    """Do one of the four."""
    say = options.say_of()
    if source is None or out is None:
        raise click.UsageError(say("population_usage", action=action))
    if action == "norms":
        _norms(source, out)
        return
    from jalon.api.reading import instant_of
    from jalon.journeys.steps import end_of_day
    from jalon.population.part import Request

    day = as_of or datetime.datetime.now(datetime.UTC).date()
    request = Request(source, out, end_of_day(instant_of(day)), edition)
    if action == "validate":
        from jalon.cli.population_card import show_card

        show_card(request, outcome, quarters, (engine, master, memory_limit), day)
        return
    click.echo(say("population_scored", n=_scored(request, engine, master, memory_limit), file=out), err=True)


def _scored(request: Request, engine: str, master: str | None, memory_limit: str | None) -> int:
    from jalon.cli.parts import teller
    from jalon.population import duckdb, spark

    if engine == "spark":
        return spark.score(request, master)
    return duckdb.score(request, memory_limit, teller())


def _norms(source: Path, out: Path) -> None:
    from jalon.cli.norms_text import norms_text
    from jalon.cli.output import show, write
    from jalon.norms.document import to_text
    from jalon.population.norms import norms_from

    say = options.say_of()
    norms = norms_from(source, say("population_group"))
    write(out, to_text(norms))
    show(norms_text(norms, say))
    click.echo("\n" + say("norms_written", file=out), err=True)
