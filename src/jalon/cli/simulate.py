"""`jalon simulate`: an invented population in the canonical layout, to size a platform before real members are read."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from jalon.cli import options


@click.command("simulate", help="help_simulate")
@click.option("--members", type=click.IntRange(min=1), required=True, help="option_simulate_members")
@click.option("--weeks", type=click.IntRange(1, 520), default=52, show_default=True, help="option_simulate_weeks")
@click.option("--world", default="W0", show_default=True, metavar="metavar_world", help="option_simulate_world")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="option_simulate_seed")
@options.as_of
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="metavar_folder", help="option_simulate_out"
)
@click.option("--member", "number", type=click.IntRange(min=0), metavar="metavar_n", help="option_simulate_member")
@options.language
def command(
    members: int, weeks: int, world: str, seed: int, as_of: datetime.date | None, out: Path, number: int | None
) -> None:
    """Invent and write all as tables, or one member as the files that a real one would hold."""
    from jalon.api.reading import instant_of
    from jalon.cli.parts import teller
    from jalon.journeys.steps import end_of_day
    from jalon.report.numbers import number as written
    from jalon.simulate.population.layout import Invented, write_population
    from jalon.simulate.population.worlds import world_called

    day = as_of or datetime.datetime.now(datetime.UTC).date()
    what = Invented(world_called(world), members, weeks, seed, end_of_day(instant_of(day)))
    say = options.say_of()
    if number is not None:
        from jalon.simulate.population.sources import write_sources

        click.echo("\n".join(str(file) for file in write_sources(what, number, out)))
        return
    rows = write_population(what, out, teller())
    count = written(rows, say.language)
    click.echo(say.many("population_invented", rows, n=count, file=out, day=day.isoformat()), err=True)
