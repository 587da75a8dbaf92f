"""What every part of the result is assembled from: the store, the moments, their totals and scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from jalon.impact.rates import Rates, rates_of_store
from jalon.index import Edition, Scores, Totals, member_totals, score_members, stack
from jalon.indicators import evidence
from jalon.indicators.catalogue import indicators
from jalon.indicators.usage.panel import UsagePanel
from jalon.report.assemble.early import Aimed, Early, aimed_of, early_of, on_demand
from jalon.report.dates import DAY, QUARTER

if TYPE_CHECKING:
    import duckdb

QUARTERS = 8
NOW, BEFORE, AGED = 0, 1, QUARTERS


@dataclass(frozen=True)
class Frame:
    """One member at one instant `end` (µs, first not known).

    Moments: 0 is now, 1 to 7 the ends of the quarters before, `AGED` last quarter's evidence weighed now, then
    one moment for each other half-life of the edition's choice space. `sector` is the member's, if he said so; the
    edition is the one that reads it.
    """

    con: duckdb.DuckDBPyConnection
    member_id: str
    end: int
    edition: Edition
    moments: tuple[evidence.Moment, ...]
    counts: tuple[dict[str, evidence.Total], ...]
    signals: tuple[set[str], ...]
    totals: tuple[Totals, ...]
    scores: Scores
    early: Early
    aimed: Aimed
    sector: str = ""

    @cached_property
    def names(self) -> dict[str, tuple[str | None, str | None, str | None]]:
        """Name, title and company of the people in the evidence shown, by person."""
        rows = self.con.execute(
            "select person_id, name, title, company from people where member_id = ?", [self.member_id]
        ).fetchall()
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    @cached_property
    def files(self) -> dict[str, str]:
        """File name by source."""
        rows = self.con.execute("select distinct source_id, input_name, file_name from imports").fetchall()
        return {row[0]: row[1] if row[1] == row[2] else f"{row[1]}/{row[2]}" for row in rows}

    @cached_property
    def rates(self) -> Rates | None:
        """Exchange rates, when a source gives them."""
        return rates_of_store(self.con)

    @cached_property
    def usage(self) -> dict[int, UsagePanel]:
        """Usage now, a quarter ago and a year ago, by instant."""
        return self.early.usage()

    def total(self, code: str) -> evidence.Total:
        """What an indicator adds up to now."""
        return self.counts[NOW].get(code, evidence.NOTHING)

    def observed(self, code: str) -> bool:
        """True when the sources that an indicator needs were given."""
        return evidence.is_observed(indicators()[code], self.signals[NOW])

    def used(self, code: str) -> bool:
        """True when an indicator enters the score now: a stand-in is silent beside its principal."""
        principal = self.edition.items[self.edition.row(code)].stand_in_for
        return self.observed(code) and not (principal and self.observed(principal))


def build_frame(
    con: duckdb.DuckDBPyConnection,
    member_id: str,
    end: int,
    edition: Edition,
    sector: str = "",
    ahead: tuple[Early, Aimed] | None = None,
) -> Frame:
    """Collect the evidence once and count it at every moment; journeys and targets must be built.

    Where the edition knows the member's sector, its offsets for that sector hold. `ahead` is what is being read
    already, the rest is read when it is asked for.
    """
    edition = edition.in_sector(sector)
    rules = evidence.Rules(edition.time.half_life_days, edition.time.horizon_days, edition.time.company_cap)
    moments = _moments(end, edition)
    oldest = min(moment.as_of for moment in moments) - edition.time.horizon_days * DAY
    evidence.collect(con, since=oldest)
    counts = evidence.count(con, member_id, rules, moments)
    signals = evidence.covered(con, moments, rules.horizon_days)
    totals = [to_totals(edition, c, s) for c, s in zip(counts, signals, strict=True)]
    scores = score_members(edition, stack(totals[:QUARTERS]))
    ask = on_demand(con)
    early, aimed = ahead or (early_of(ask, member_id, end), aimed_of(ask, member_id, end))
    return Frame(
        con,
        member_id,
        end,
        edition,
        moments,
        tuple(counts),
        tuple(signals),
        tuple(totals),
        scores,
        early,
        aimed,
        sector,
    )


def _moments(end: int, edition: Edition) -> tuple[evidence.Moment, ...]:
    quarters = [evidence.at(end - k * QUARTER) for k in range(QUARTERS)]
    aged = evidence.Moment(end - QUARTER, end)
    others = [evidence.Moment(end, end, half_life) for half_life in edition.choice_space.half_life_days]
    return (*quarters, aged, *others)


def to_totals(edition: Edition, counts: dict[str, evidence.Total], signals: set[str]) -> Totals:
    """The index's totals of one moment: items whose sources were given, stages for the graded one."""
    files = indicators()
    seen = [item for item in edition.items if evidence.is_observed(files[item.code], signals)]
    pairs = {
        item.code: (total.events, total.exposure)
        for item in seen
        if item.kind != "grd"
        for total in [counts.get(item.code, evidence.NOTHING)]
    }
    graded: Sequence[evidence.Total] = [counts.get(item.code, evidence.NOTHING) for item in seen if item.kind == "grd"]
    return member_totals(edition, pairs, graded[0].stages if graded else None)
