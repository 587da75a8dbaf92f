"""`jalon population`: scores of many members from Parquet, on DuckDB or Spark, their norms, and what they are worth."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.output import tell
from jalon.cli.validate import OUTCOMES

if TYPE_CHECKING:
    from jalon.population.part import Request

ACTIONS = ("score", "norms", "validate")
ENGINES = ("duckdb", "spark")


class Tables(click.ParamType[Path | str]):
    """A folder that is there, or a schema that Spark's catalogue may know, as in lake.sales."""

    name = "tables"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """The path or the name; a usage error when it is neither."""
        is_name = re.fullmatch(r"\w+(\.\w+)*", str(value)) and not Path(str(value)).exists()
        return str(value) if is_name else options.Existing().convert(value, param, ctx)


@click.command("population", help="help_population")
@click.argument("action", type=click.Choice(ACTIONS), metavar="metavar_population_action")
@click.option("--input", "source", type=Tables(), metavar="metavar_file", help="option_population_input")
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
    source: Path | str | None,
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
    if isinstance(source, str) and (engine != "spark" or action == "norms"):
        raise click.UsageError(say("no_such_file", file=source))
    if action == "norms":
        _norms(Path(source), out, engine, master)
        return
    from jalon.api.reading import instant_of
    from jalon.journeys.steps import end_of_day
    from jalon.population.part import Request
    from jalon.report.numbers import number

    day = as_of or datetime.datetime.now(datetime.UTC).date()
    request = Request(source, out, end_of_day(instant_of(day)), edition)
    if action == "validate":
        from jalon.cli.population_card import show_card

        show_card(request, outcome, quarters, (engine, master, memory_limit), day)
        return
    many = _scored(request, engine, master, memory_limit)
    _tell_doubts(out)
    click.echo(say.many("population_scored", many, n=number(many, say.language), file=out), err=True)


def _scored(request: Request, engine: str, master: str | None, memory_limit: str | None) -> int:
    from jalon.cli.parts import teller
    from jalon.population import duckdb, spark

    if engine == "spark":
        return spark.score(request, master)
    return duckdb.score(request, memory_limit, teller())


def _tell_doubts(out: Path) -> None:
    from jalon.cli.sentences import in_language
    from jalon.population.doubts import problems
    from jalon.population.part import doubts_of

    say = options.say_of()
    for problem, n in problems(doubts_of(out)):
        shown = [in_language(text, say.language) for text in (problem.message, problem.hint)]
        tell(" ".join([*shown, say("times", n=n)] if n > 1 else shown))


def _norms(source: Path, out: Path, engine: str, master: str | None) -> None:
    from jalon.cli.norms_text import norms_text
    from jalon.cli.output import show, write
    from jalon.norms.document import to_text
    from jalon.population.norms import by_spark, norms_from
    from jalon.population.spark_session import session_at

    say = options.say_of()
    if engine == "spark":
        with session_at(master) as session:
            norms = norms_from(source, say("population_group"), count=by_spark(session))
    else:
        norms = norms_from(source, say("population_group"))
    write(out, to_text(norms))
    show(norms_text(norms, say))
    click.echo("\n" + say("norms_written", file=out), err=True)
