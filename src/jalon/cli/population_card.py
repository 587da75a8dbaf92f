"""`jalon population validate`: the model card of a population, on either engine."""

from __future__ import annotations

import datetime
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial

from jalon.cli import options
from jalon.cli.output import show
from jalon.cli.validity_card import card
from jalon.impact.validity import validate
from jalon.index import load_edition
from jalon.population import duckdb, spark
from jalon.population.part import Request
from jalon.population.spark_session import session_at
from jalon.population.validate import Engine, panel_of_population


def show_card(
    request: Request, outcome: str, quarters: int, on: tuple[str, str | None, str | None], day: datetime.date
) -> None:
    """Score the quarters, test both claims and show the card; `on` is engine, master and memory limit."""
    with _engine(*on) as engine:
        panel = panel_of_population(request, outcome, quarters, engine)
    context = {"outcome": outcome, "edition": load_edition(request.edition).id, "as_of": day.isoformat()}
    show(card(validate(panel), context, options.say_of()))


@contextmanager
def _engine(name: str, master: str | None, memory_limit: str | None) -> Generator[Engine]:
    from jalon.cli.parts import teller

    if name == "duckdb":
        yield Engine(
            lambda request: duckdb.score(request, memory_limit, teller()),
            partial(duckdb.write, memory_limit=memory_limit),
        )
        return
    with session_at(master) as session:
        yield Engine(partial(spark.score, session=session), partial(spark.write, session=session))
