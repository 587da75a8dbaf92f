"""What a report needs beside its score, read on a second connection while the first one marks people and counts.

One statement over tables of this size keeps one processor busy, and DuckDB lets go of Python while it works: most of
this costs no time of its own then. The figures are the same either way; only tables of the store are read.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from jalon.impact.deals.evidence import Evidence, evidence_of_deals
from jalon.impact.delays.stages import Delay, delays, followed_from, reached
from jalon.impact.funnel import FunnelStage, funnel, journeys
from jalon.impact.paths.known import known_by
from jalon.indicators.usage.panel import UsagePanel, usage_panels
from jalon.journeys.own_side import Answers, answers
from jalon.journeys.ways import Way, ways
from jalon.report.dates import QUARTER
from jalon.strategy.actions import Publishing, Tried, publishing_effect, tries

if TYPE_CHECKING:
    import duckdb

Found = TypeVar("Found")


class Ask(Protocol):
    """How something is read: at once or ahead; the answer is called for when it is needed."""

    def __call__(
        self, read: Callable[[duckdb.DuckDBPyConnection, str, int], Found], member_id: str, end: int
    ) -> Callable[[], Found]:
        """Whoever calls the answer waits for it."""
        ...


@dataclass(frozen=True, slots=True)
class Early:
    """What steps and weeks tell, without a target group: usage by date, ways and deals, answers of the member."""

    usage: Callable[[], dict[int, UsagePanel]]
    walked: Callable[[], tuple[Sequence[Way], Sequence[Evidence]]]
    answered: Callable[[], Answers]


@dataclass(frozen=True, slots=True)
class Aimed:
    """What needs the target group too: the stages of the chain, the delays between them, what could be done next."""

    stages: Callable[[], Sequence[FunnelStage]]
    delays: Callable[[], Sequence[Delay]]
    tries: Callable[[], Mapping[str, Tried]]
    publishing: Callable[[], Publishing | None]


@contextmanager
def beside(con: duckdb.DuckDBPyConnection) -> Generator[Ask, None, None]:
    """Reads ahead on a second connection and thread for as long as the block lasts, one after the other."""
    with con.cursor() as other, ThreadPoolExecutor(1) as thread:
        other.execute("set enable_progress_bar = false")

        def ask(
            read: Callable[[duckdb.DuckDBPyConnection, str, int], Found], member_id: str, end: int
        ) -> Callable[[], Found]:
            return thread.submit(read, other, member_id, end).result

        try:
            yield ask
        except BaseException:
            other.interrupt()
            raise
        finally:
            thread.shutdown(cancel_futures=True)


def on_demand(con: duckdb.DuckDBPyConnection) -> Ask:
    """Reads on the connection itself, once, when the answer is called for."""

    def ask(
        read: Callable[[duckdb.DuckDBPyConnection, str, int], Found], member_id: str, end: int
    ) -> Callable[[], Found]:
        return cache(partial(read, con, member_id, end))

    return ask


def early_of(ask: Ask, member_id: str, end: int) -> Early:
    """Steps and weeks must be built."""
    return Early(ask(_usage, member_id, end), ask(_walked, member_id, end), ask(answers, member_id, end))


def aimed_of(ask: Ask, member_id: str, end: int) -> Aimed:
    """Targets must be marked as well."""
    return Aimed(
        ask(_stages, member_id, end),
        ask(_delays, member_id, end),
        ask(tries, member_id, end),
        ask(publishing_effect, member_id, end),
    )


def _usage(con: duckdb.DuckDBPyConnection, member_id: str, end: int) -> dict[int, UsagePanel]:
    """Usage now, a quarter ago and a year ago, by instant."""
    return usage_panels(con, member_id, [end, end - QUARTER, end - 4 * QUARTER])


def _walked(con: duckdb.DuckDBPyConnection, member_id: str, end: int) -> tuple[Sequence[Way], Sequence[Evidence]]:
    walked = ways(con, member_id, end)
    return walked, evidence_of_deals(con, member_id, end, end, walked)


def _stages(con: duckdb.DuckDBPyConnection, member_id: str, end: int) -> Sequence[FunnelStage]:
    return funnel(journeys(con, member_id, end))


def _delays(con: duckdb.DuckDBPyConnection, member_id: str, end: int) -> Sequence[Delay]:
    people = reached(con, member_id, end, known_by(con, member_id, end)[0])
    return delays(people, end, followed=followed_from(con, member_id))
