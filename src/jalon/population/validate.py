"""The panel of a population: every member scored at the end of each quarter, and the outcomes that came after.

The scores leave out all that tells of results, as those of `jalon validate` do; the tests of both claims are its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.impact.validity.outcomes import OUTCOMES, RESULTS
from jalon.impact.validity.settings import settings
from jalon.impact.validity.table import quarter_text, read_panel
from jalon.population.duckdb_input import files_of
from jalon.population.outcomes import closed, opening, outcomes
from jalon.population.part import Request
from jalon.population.texts import HERE, Step

if TYPE_CHECKING:
    from jalon.impact.validity import Panel

PANEL = "panel.parquet"


@dataclass(frozen=True, slots=True)
class Engine:
    """What both engines can do: `score` a request, and `write` the rows of one step over an input into a folder."""

    score: Callable[[Request], object]
    write: Callable[[Path | str, Step, Path], None]


def panel_of_population(request: Request, outcome: str, quarters: int, engine: Engine) -> Panel:
    """Score the last closed quarters below `request.out`, and write and read the panel there.

    A quarter that was scored before is kept. Raises PopulationInvalid, PanelInvalid.
    """
    numbers = closed(request.end, quarters)
    for number in numbers:
        engine.score(replace(request, out=_home(request, number), end=opening(number + 1), without=RESULTS))
    engine.write(request.source, outcomes(OUTCOMES[outcome], numbers, request.end), request.out / "outcomes")
    return read_panel([_write_panel(request, numbers)], numbers[-1])


def _home(request: Request, number: int) -> Path:
    return request.out / quarter_text(number)


def _write_panel(request: Request, numbers: Sequence[int]) -> Path:
    """The table that `jalon validate` reads, whole or not at all."""
    import duckdb

    file, half = request.out / PANEL, request.out / "panel.half"
    with duckdb.connect() as con:
        parts = [f"select member_id, '{quarter_text(n)}' as quarter, points from {_scan(request, n)}" for n in numbers]
        con.execute(f"create temp view scored as {' union all '.join(parts)}")
        con.execute(f"create temp view outcomes as select * from {files_of(request.out / 'outcomes')}")
        con.execute(f"create temp table panel as {(HERE / 'panel.sql').read_text(encoding='utf-8')}")
        kept = "*" if _is_timely(con) else "* exclude (known)"
        rows = f"select {kept} from panel order by member_id, quarter"
        con.execute(f"copy ({rows}) to '{half.as_posix().replace(chr(39), chr(39) * 2)}' (format parquet)")
    os.replace(half, file)
    return file


def _is_timely(con: Any) -> bool:
    """False where most outcomes were entered after their quarter: what was known then is not known."""
    total, known = con.execute("select coalesce(sum(outcome), 0), coalesce(sum(known), 0) from panel").fetchone()
    return total == 0 or total - known <= settings()["leakage"]["late_share"] * total


def _scan(request: Request, number: int) -> str:
    return files_of(_home(request, number) / "scores")
