"""Whether a day asked for lies within what the sources know: refused far outside, with a warning a little after."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from jalon.errors import Misuse
from jalon.records.problem_texts import TEXTS
from jalon.records.problems import make_problem
from jalon.sources.days import DAY, day_of

if TYPE_CHECKING:
    import duckdb

    from jalon.records.reading import SourceReport

_REACH = tomllib.loads(files("jalon.api").joinpath("as_of.toml").read_text(encoding="utf-8"))
HORIZON_DAYS, SOON_DAYS = _REACH["horizon_days"], _REACH["soon_days"]
NEWEST_FACT = """
select max(to_at) from coverage where member_id = $member
"""
OLDEST_FACT = """
select min(from_at) from coverage where member_id = $member
"""


def check_as_of(
    con: duckdb.DuckDBPyConnection, member: str, as_of: int, sources: list[SourceReport]
) -> list[SourceReport]:
    """The reports, the newest archive's with a warning where the day (midnight UTC, µs) lies well after its export.

    Raises Misuse for a day before the first that any source knows, or one whose whole year lies after the last.
    """
    oldest, newest = (con.execute(text, {"member": member}).fetchall()[0][0] for text in (OLDEST_FACT, NEWEST_FACT))
    if oldest is not None and as_of < oldest:
        raise Misuse(
            f"Nothing is known of the time before {day_of(as_of)}: what was read begins on {day_of(oldest)}.",
            "Choose a later day with --as-of, or leave it out.",
        )
    if newest is not None and as_of > newest + HORIZON_DAYS * DAY:
        raise Misuse(
            f"Nothing is known of the year before {day_of(as_of)}: what was read ends on {day_of(newest)}.",
            "Choose an earlier day with --as-of, or leave it out.",
        )
    return _warned(as_of, sources)


def _warned(as_of: int, sources: list[SourceReport]) -> list[SourceReport]:
    dated = [(source.exported_on, n) for n, source in enumerate(sources) if source.exported_on and not source.refused]
    exported, last = max(dated, default=(None, 0))
    if exported is None or as_of <= exported + SOON_DAYS * DAY:
        return sources
    told = sources[last]
    days = {"day": day_of(as_of).isoformat(), "exported": day_of(exported).isoformat()}
    found = make_problem(told.input_name, None, "as_of_late", TEXTS, **days)
    return [*sources[:last], replace(told, problems=(*told.problems, found)), *sources[last + 1 :]]
